package index

import (
	"context"
	"errors"
	"fmt"
	"os"

	"dateline"
)

// Rebuild makes the next generation beside the one that answers, and swaps them
// once it has caught up with the record.
func (a *Archive) Rebuild(ctx context.Context, progress func(done, total dateline.Seq)) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	if err := a.writable(); err != nil {
		return err
	}
	a.maintenance.Lock()
	defer a.maintenance.Unlock()
	return a.rebuild(ctx, progress)
}

func (a *Archive) rebuild(ctx context.Context, progress func(done, total dateline.Seq)) error {
	gen, err := a.nextGeneration()
	if err != nil {
		return err
	}
	next, err := a.newFollower(ctx, gen)
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
	old := a.serve(next)
	old.close()
	if err := old.gen.retire(ctx); err != nil {
		return err
	}
	return os.RemoveAll(old.gen.dir)
}
