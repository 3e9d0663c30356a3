package index

import (
	"context"
	"errors"
	"fmt"
	"os"

	"dateline"
	"dateline/index/record"
)

// Rebuild makes the next generation beside the one that answers, and swaps them
// once it has caught up with the record.
func (a *Archive) Rebuild(ctx context.Context, progress func(done, total dateline.Seq)) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	a.maintenance.Lock()
	defer a.maintenance.Unlock()
	return a.rebuild(ctx, progress)
}

func (a *Archive) rebuild(ctx context.Context, progress func(done, total dateline.Seq)) error {
	gen, err := a.nextGeneration()
	if err != nil {
		return err
	}
	next, err := newFollower(ctx, a.rec, gen, a.head)
	if err == nil {
		err = next.catchUp(ctx, progress)
	}
	if err != nil {
		// The reader's context may be over; the half-made index is to go all the same.
		return errors.Join(fmt.Errorf("rebuild the index: %w", err), gen.retire(context.WithoutCancel(ctx)), os.RemoveAll(gen.dir))
	}
	return a.swap(context.WithoutCancel(ctx), next)
}

// swap lets next answer, and takes the index away that did.
func (a *Archive) swap(ctx context.Context, next *follower) error {
	a.mu.Lock()
	old := a.cur
	a.cur = next
	a.mu.Unlock()
	next.start()
	old.close()
	if err := old.gen.retire(ctx); err != nil {
		return err
	}
	return os.RemoveAll(old.gen.dir)
}

// Check holds the record against its own checksums, and the index against the
// record.
func (a *Archive) Check(ctx context.Context, report func(dateline.Fault)) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	if err := a.rec.Check(ctx, report); err != nil {
		return err
	}
	f := a.serving()
	defer f.gen.release()
	if err := f.applied.wait(ctx, a.head.get()); err != nil {
		return err
	}
	return checkIndex(ctx, a.rec, f.gen, report)
}

// current reads what the record holds now, by id.
func current(ctx context.Context, rec *record.Record) (map[dateline.ID]record.Current, error) {
	out := map[dateline.ID]record.Current{}
	for c, err := range rec.Live(ctx) {
		if err != nil {
			return nil, fmt.Errorf("list the articles of the record: %w", err)
		}
		out[c.ID] = c
	}
	return out, nil
}
