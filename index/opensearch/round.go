package opensearch

import (
	"context"
	"fmt"
	"time"

	"dateline/index/opensearch/find"
)

// round does what is to be done now, and says whether this server holds the lease.
func (f *follower) round(ctx context.Context) (held bool, err error) {
	f.working.Lock()
	defer f.working.Unlock()
	p, err := f.find.Progress(ctx, "")
	if err != nil {
		return false, fmt.Errorf("read how far the index is: %w", err)
	}
	if held, err = f.lease.Hold(ctx, p.Index()); err != nil {
		return false, fmt.Errorf("take the lease of the index: %w", err)
	}
	if held {
		return true, f.work(ctx, &p)
	}
	f.rec.Forget(p.Applied)
	if err := f.hear(ctx, p.Applied); err != nil {
		return false, err
	}
	f.reached(p)
	return false, nil
}

// work is what the holder of the lease does.
func (f *follower) work(ctx context.Context, p *find.Progress) error {
	if err := f.reign(ctx, p); err != nil {
		return err
	}
	if err := f.catchUp(ctx, p, nil); err != nil {
		return err
	}
	if err := f.sweep(ctx, p.Index()); err != nil {
		return err
	}
	if err := f.behind(ctx, p); err != nil || len(p.Steps) > 0 {
		return err
	}
	return f.improve(ctx, p)
}

// sweepEvery is how often it is looked for indices that nobody needs any more.
const sweepEvery = time.Minute

func (f *follower) sweep(ctx context.Context, searched string) error {
	if time.Since(f.swept) < sweepEvery {
		return nil
	}
	f.swept = time.Now()
	return f.find.Sweep(ctx, searched)
}
