package opensearch

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
	"dateline/index/opensearch/log"
	"dateline/index/plan"
)

// follower brings the index up to the record and keeps it there, as long as this server
// holds the lease; else it sees how far another has brought it.
type follower struct {
	archive *Archive
	rec     *log.Log
	find    *find.Index
	lease   *find.Lease
	groups  *find.Grouper // of the index that is searched; nil is to be made

	// Held by mu.
	mu       sync.Mutex
	applied  dateline.Seq  // what the index is known to hold
	complete bool          // it has held the whole record once
	err      error         // why it cannot follow at the moment
	moved    chan struct{} // closed when one of these changes
	hurry    chan struct{} // of one place: somebody waits

	working  sync.Mutex     // held while the index is written
	heard    dateline.Seq   // up to where this server knows what was said of entities; held by working
	readWith *plan.Entities // what the index was read with last, where this server has done it; held by working
	improved improved       // see improve; held by working
	epoch    epoch          // see reign; held by working
	swept    time.Time      // see sweep; held by working
	stop     context.CancelFunc
	stopped  chan struct{}
}

func (a *Archive) newFollower(ctx context.Context) (*follower, error) {
	f := &follower{
		archive: a, rec: a.rec, find: a.find, lease: a.find.NewLease(find.ToWrite, rand.Text(), a.opt.Lease),
		moved: make(chan struct{}), hurry: make(chan struct{}, 1), stopped: make(chan struct{}),
	}
	name, fits, err := a.find.Prepare(ctx)
	if err != nil {
		return nil, err
	}
	if !fits {
		if name, err = a.replaced(ctx, name); err != nil {
			return nil, err
		}
	}
	p, err := a.find.Progress(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := f.hear(ctx, p.Applied); err != nil {
		return nil, err
	}
	f.reached(p)
	return f, nil
}

// start follows the record until close.
func (f *follower) start() {
	ctx, cancel := context.WithCancel(context.Background())
	f.stop = cancel
	go func() {
		defer close(f.stopped)
		f.run(ctx)
	}()
}

func (f *follower) close() {
	if f.stop == nil {
		return
	}
	f.stop()
	<-f.stopped
	ctx, cancel := context.WithTimeout(context.Background(), releaseWithin)
	defer cancel()
	if err := f.lease.Release(ctx); err != nil {
		f.archive.opt.Log.Warn("another server waits until it writes the index", "cause", err)
	}
}

const releaseWithin = 5 * time.Second

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
	return f.improve(ctx, p)
}

// sweepEvery is how often it is looked for indices that nobody needs any more.
const sweepEvery = time.Minute

func (f *follower) sweep(ctx context.Context, searched string) error {
	if time.Since(f.swept) < sweepEvery {
		return nil
	}
	f.swept = time.Now()
	return f.find.Sweep(ctx, searched, false)
}
