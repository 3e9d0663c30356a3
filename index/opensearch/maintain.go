package opensearch

import (
	"context"
	"errors"

	"dateline"
)

// Stats counts what the archive holds.
func (a *Archive) Stats(ctx context.Context) (s dateline.Stats, err error) {
	err = a.call(func() error {
		if s, err = a.rec.Stats(ctx); err != nil {
			return err
		}
		if s.IndexBytes, err = a.indexBytes(ctx); err != nil {
			return err
		}
		s.Indexed = a.follow.position()
		if s.Refused, err = a.find.CountRefused(ctx); err != nil {
			return err
		}
		s.Unread, err = a.unread(ctx, s.Articles)
		return err
	})
	return s, err
}

func (a *Archive) indexBytes(ctx context.Context) (int64, error) {
	n, err := a.find.Bytes(ctx)
	if err != nil {
		return 0, err
	}
	more, err := a.tagging.store.Bytes(ctx)
	return n + more, err
}

// unread is how many texts are to be read again.
func (a *Archive) unread(ctx context.Context, all int) (int, error) {
	p, err := a.find.Progress(ctx, "")
	if err != nil {
		return 0, err
	}
	e := a.find.Entities()
	if p.Left > 0 {
		return p.Left, nil
	}
	if p.Applied > 0 && p.Reading != e.Fingerprint() {
		return all, nil
	}
	return a.find.Count(ctx, e.Unimproved())
}

// Compact gives back the space of what was erased or replaced.
func (a *Archive) Compact(ctx context.Context) error {
	return a.call(func() error {
		a.maintenance.Lock()
		defer a.maintenance.Unlock()
		if err := a.rec.Compact(ctx); err != nil {
			return err
		}
		if err := a.wait(ctx, a.rec.Head()); err != nil {
			return err
		}
		more := make(chan error, 1)
		go func() { // each waits for the cluster
			more <- a.tagging.store.Compact(ctx, a.tagging.taggedBy(a.find.Entities()), a.rec.Gone)
		}()
		return errors.Join(a.find.Compact(ctx), <-more)
	})
}
