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
		s.Unread, s.Refused, err = a.unread(ctx, s.Articles)
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

// unread is how many texts are to be read again, and how many the cluster does not take. What
// was read again by the progress is looked for behind it.
func (a *Archive) unread(ctx context.Context, all int) (unread, refused int, err error) {
	p, err := a.find.Progress(ctx, "")
	if err != nil {
		return 0, 0, err
	}
	e := a.find.Entities()
	unread, refused, err = a.find.Count(ctx, e.Unimproved())
	switch {
	case p.Left > 0:
		unread = p.Left
	case p.Applied > 0 && p.Reading != e.Fingerprint():
		unread = all
	}
	return unread, refused, err
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
