package opensearch

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"dateline"
	"dateline/index/opensearch/find"
)

// Rebuild makes the index anew beside the one that is searched, which it takes the place of.
// It goes on with what another Rebuild was broken off at.
func (a *Archive) Rebuild(ctx context.Context, progress func(done, total dateline.Seq)) error {
	return a.call(func() error {
		a.maintenance.Lock()
		defer a.maintenance.Unlock()
		was, _, err := a.find.Prepare(ctx)
		if err != nil {
			return err
		}
		return a.rebuild(ctx, was, progress)
	})
}

func (a *Archive) rebuild(ctx context.Context, was string, progress func(done, total dateline.Seq)) error {
	lease, err := a.alone(ctx, was)
	if err != nil {
		return err
	}
	defer a.release(ctx, lease)
	name, err := a.begun(ctx, was, lease)
	if err != nil {
		return err
	}
	if err := a.replace(ctx, name, was, lease, progress); err != nil {
		// It stays for whoever goes on with it, and may do so already.
		return fmt.Errorf("make the index anew: %w", err)
	}
	return nil
}

// release lets others make another index at once, whatever became of this one.
func (a *Archive) release(ctx context.Context, lease *find.Lease) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), releaseWithin)
	defer cancel()
	if err := lease.Release(ctx); err != nil {
		a.opt.Log.Warn("another server waits until it can make the index anew", "cause", err)
	}
}

// begun is the index that is to be made: that which a rebuild was broken off at, or a new
// one. All others that were begun go.
func (a *Archive) begun(ctx context.Context, was string, lease *find.Lease) (name string, err error) {
	if name, err = a.find.Begun(ctx, was); err != nil {
		return "", err
	}
	if err := a.find.SweepBegun(ctx, was, name); err != nil || name != "" {
		return name, err
	}
	return a.find.MakeFor(ctx, lease)
}

// alone keeps other servers from making another index too.
func (a *Archive) alone(ctx context.Context, was string) (*find.Lease, error) {
	lease := a.find.NewLease(find.ToReplace, rand.Text(), a.opt.Lease)
	for end := time.Now().Add(2 * a.opt.Lease); ; {
		held, err := lease.Hold(ctx, was)
		if err != nil || held {
			return lease, err
		}
		if time.Now().After(end) {
			return nil, dateline.Errorf(dateline.Unavailable, "another server makes the index anew")
		}
		select {
		case <-time.After(a.opt.Poll):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// replace brings an index up to the record, and lets it be searched in the place of another.
func (a *Archive) replace(ctx context.Context, name, was string, lease *find.Lease, progress func(done, total dateline.Seq)) error {
	f := &follower{archive: a, rec: a.rec, find: a.find, lease: lease, moved: make(chan struct{})}
	p, err := a.find.Progress(ctx, name)
	if err != nil {
		return err
	}
	if err := f.reign(ctx, &p); err != nil {
		return err
	}
	if err := f.settle(ctx, &p, progress); err != nil {
		return err
	}
	a.follow.working.Lock()
	defer a.follow.working.Unlock()
	if err := f.settle(ctx, &p, progress); err != nil {
		return err
	}
	if err := a.find.Retire(ctx, was); err != nil {
		return err
	}
	return a.find.Serve(ctx, name, was)
}

// settle applies all changes of the record, and reads again what is to be.
func (f *follower) settle(ctx context.Context, p *find.Progress, progress func(done, total dateline.Seq)) error {
	err := f.catchUp(ctx, p, progress)
	if err == nil && len(p.Steps) > 0 {
		err = f.again(ctx, p, func() bool { return false })
	}
	return err
}

// replaced lets an empty index be searched in the place of one of another format: until it
// has the whole record searches wait.
func (a *Archive) replaced(ctx context.Context, was string) (string, error) {
	name, err := a.find.Make(ctx)
	if err != nil {
		return "", err
	}
	if err := a.find.Serve(ctx, name, was); err != nil {
		return "", err
	}
	return name, a.find.Remove(ctx, was)
}
