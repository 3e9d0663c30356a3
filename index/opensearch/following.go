package opensearch

import (
	"context"
	"errors"
	"time"

	"dateline/index/opensearch/cluster"
)

// pauseMost is how long it is waited at most until what failed is tried again.
const pauseMost = 30 * time.Second

func (f *follower) run(ctx context.Context) {
	pause, met := f.archive.opt.Poll, 0
	for ctx.Err() == nil {
		held, err := f.round(ctx)
		if err != nil {
			f.groups = nil
		}
		if met++; errors.Is(err, cluster.ErrConflict) && met < mostMet {
			f.rest(ctx, false) // the lease has changed hands meanwhile, which is no fault
			continue
		}
		f.fail(ctx, err)
		if err == nil {
			pause, met = f.archive.opt.Poll, 0
			f.rest(ctx, held)
			continue
		}
		if ctx.Err() == nil {
			f.archive.opt.Log.Error("the index cannot follow the record; it is tried again", "cause", err)
		}
		f.pause(ctx, pause)
		pause = min(2*pause, pauseMost)
	}
}

// mostMet is how often in a row this server may meet another that writes the index until
// that is a fault.
const mostMet = 20

// pause waits behind a fault; less long if somebody waits for what may work again.
func (f *follower) pause(ctx context.Context, most time.Duration) {
	select {
	case <-time.After(min(most, f.archive.opt.Poll)):
	case <-ctx.Done():
		return
	}
	select {
	case <-time.After(most - min(most, f.archive.opt.Poll)):
	case <-f.hurry:
	case <-ctx.Done():
	}
}

// rest waits until there may be something to do: who does not hold the lease looks how far
// another has come.
func (f *follower) rest(ctx context.Context, held bool) {
	if !held {
		select {
		case <-time.After(f.archive.opt.Poll):
		case <-f.hurry:
		case <-ctx.Done():
		}
		return
	}
	ctx, cancel := context.WithTimeout(ctx, f.archive.opt.Lease/3)
	defer cancel()
	news := make(chan struct{})
	go func() {
		defer close(news)
		_, _ = f.rec.Watch(ctx, f.position())
	}()
	select {
	case <-news:
	case <-f.hurry:
	}
	cancel()
	<-news
}
