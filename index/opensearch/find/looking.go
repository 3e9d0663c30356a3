package find

import (
	"context"
	"errors"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// looking is somebody's look for a newer state than that which is searched.
type looking struct {
	wanted dateline.Seq  // when it began
	over   chan struct{} // closed at its end
	err    error         // by then
}

// How long searches wait for a newer state where there is one that will do, and how long
// for a refresh where it can be done without. Both take a moment, but as long as it takes
// while nodes do not answer, or the cluster has no manager.
const (
	newerWithin   = 200 * time.Millisecond
	refreshWithin = 200 * time.Millisecond
)

// enter returns the state that is searched now; the caller leaves it.
func (x *Index) enter(ctx context.Context) (*pin, error) { return x.enterBy(ctx, x.await) }

// enterBy is enter, where a look for a newer state is awaited so: without a state or an error
// when it is over.
func (x *Index) enterBy(ctx context.Context, await func(context.Context, *looking) (*pin, error)) (*pin, error) {
	for {
		at, look, own := x.pins.share(x.options.Fresh)
		if at != nil {
			return at, nil
		}
		if own {
			x.group.Go(func() { x.look(look) })
		}
		if at, err := await(ctx, look); at != nil || err != nil {
			return at, err
		}
	}
}

// await waits until a look is over, or returns the state that was searched before where
// that takes long.
func (x *Index) await(ctx context.Context, look *looking) (*pin, error) {
	patience := newerWithin
	if len(x.client.Silent()) > 0 {
		patience = 0 // what is new may need a node that does not answer
	}
	late := time.NewTimer(patience)
	defer late.Stop()
	for {
		select {
		case <-look.over:
			return nil, look.err
		case <-late.C:
			x.client.Look()
			if at := x.pins.older(); at != nil {
				return at, nil
			}
		case <-ctx.Done():
			return nil, x.pins.late(ctx.Err())
		}
	}
}

// look opens a state if there is a newer one than that which is searched.
func (x *Index) look(l *looking) {
	err := x.lookFor(l)
	x.over(x.pins.change(func() {
		l.err = err
		x.pins.found(err)
		close(l.over)
		x.pins.looking = nil
	}))
}

// lookFor looks again where a node is found meanwhile not to answer.
func (x *Index) lookFor(l *looking) error {
	for {
		silent := x.client.Silent()
		if len(silent) > 0 {
			x.group.Go(func() { x.reach(l) })
		}
		err := x.lookOnce(cluster.Leaving(x.life, "", silent), l)
		if !errors.Is(err, cluster.ErrSilent) {
			return err
		}
	}
}

func (x *Index) lookOnce(ctx context.Context, l *looking) error {
	if was := x.pins.reopen(); was != nil {
		// Where the index itself is gone there is another.
		if err := x.reopen(ctx, was); !errors.Is(err, cluster.ErrAbsent) {
			return err
		}
	}
	now, err := x.Progress(ctx, "")
	if err != nil || x.pins.sawNothing(now, l) {
		return err
	}
	next, err := x.open(ctx, now)
	if err != nil {
		return err
	}
	x.over(x.pins.change(func() {
		x.pins.replace(next)
		x.pins.looked = time.Now()
		x.pins.granted(l, now.Applied)
	}))
	return nil
}

// reopen opens a state of what an earlier one held, which every copy of the index has
// shown since. So it takes a single call, while others may wait for nodes that are gone.
func (x *Index) reopen(ctx context.Context, was *pin) error {
	next, err := x.openOf(ctx, was.holding())
	if err != nil {
		return err
	}
	next.shards, next.texts = was.shards, was.texts
	x.over(x.pins.change(func() { x.pins.replace(next) }))
	return nil
}

// refresh lets searches see what now says, and returns what they are sure to see. Where
// the last state was lost and searches ask for no more than it held, that is what every
// copy of the index has shown since: then nobody waits long.
func (x *Index) refresh(ctx context.Context, now Progress) (Progress, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- x.client.Refresh(ctx, now.index) }()
	for long := time.NewTicker(refreshWithin); ; {
		select {
		case err := <-done:
			long.Stop()
			return now, err
		case <-long.C:
			if least, will := x.pins.least(now.index); will {
				long.Stop()
				return least, nil
			}
		}
	}
}
