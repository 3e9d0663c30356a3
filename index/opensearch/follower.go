package opensearch

import (
	"context"
	"crypto/rand"
	"sync"
	"time"

	"dateline"
	"dateline/index/opensearch/find"
	"dateline/index/opensearch/log"
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

	working  sync.Mutex   // held while the index is written
	heard    dateline.Seq // up to where this server knows what was said of entities; held by working
	left     left         // held by working
	improved improved     // see improve; held by working
	epoch    epoch        // see reign; held by working
	swept    time.Time    // see sweep; held by working
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
