package find

import (
	"context"
	"time"

	"dateline"
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
func (x *Index) enter(ctx context.Context) (*pin, error) {
	for {
		at, look, own := x.pins.share(x.options.Fresh)
		if at != nil {
			return at, nil
		}
		if own {
			x.group.Go(func() { x.look(look) })
		}
		if at, err := x.await(ctx, look); at != nil || err != nil {
			return at, err
		}
	}
}

// await waits until a look is over, or returns the state that was searched before where
// that takes long.
func (x *Index) await(ctx context.Context, look *looking) (*pin, error) {
	late := time.NewTimer(newerWithin)
	defer late.Stop()
	for {
		select {
		case <-look.over:
			return nil, look.err
		case <-late.C:
			if at := x.pins.older(); at != nil {
				return at, nil
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// look opens a state if there is a newer one than that which is searched.
func (x *Index) look(l *looking) {
	err := x.lookFor(l)
	x.over(x.pins.change(func() {
		l.err = err
		close(l.over)
		x.pins.looking = nil
	}))
}

func (x *Index) lookFor(l *looking) error {
	now, err := x.Progress(x.life, "")
	if err != nil || x.pins.sawNothing(now, l) {
		return err
	}
	next, err := x.open(x.life, now)
	if err != nil {
		return err
	}
	x.over(x.pins.change(func() {
		x.pins.replace(next)
		x.pins.granted(l, now.Applied)
	}))
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
