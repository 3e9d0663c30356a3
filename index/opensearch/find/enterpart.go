package find

import (
	"context"
	"errors"
	"time"

	"dateline/index/opensearch/cluster"
)

// partWithin is how long a search waits for a state of the whole index before it takes one
// of a part. It may be brief, as a state is of all parts of which a copy can be searched, and
// has to be, as a server gives a search two seconds.
const partWithin = 500 * time.Millisecond

// partToldFor is how long it is told that a part was found missing to those whose time is
// over while it is looked for again.
const partToldFor = time.Minute

// enterPart is enter, but the state may be of a part of the index where one of the whole is
// not to be had, or not in time.
func (x *Index) enterPart(ctx context.Context) (*pin, error) {
	return x.enterBy(ctx, func(ctx context.Context, look *looking) (*pin, error) {
		at, err := x.awaitSoon(ctx, look)
		if errors.Is(err, cluster.ErrPart) {
			at, err = x.awaitPart(ctx, look)
		}
		return at, err
	})
}

// awaitSoon is await, with cluster.ErrPart where it takes long.
func (x *Index) awaitSoon(ctx context.Context, whole *looking) (*pin, error) {
	soon, cancel := context.WithTimeout(ctx, x.pins.partIn())
	defer cancel()
	at, err := x.await(soon, whole)
	if err != nil && soon.Err() != nil && ctx.Err() == nil {
		err = cluster.ErrPart
	}
	return at, err
}

// awaitPart returns a state of a part of the index. Where there is none it waits on for one
// of the whole, and takes no longer than that to fail.
func (x *Index) awaitPart(ctx context.Context, whole *looking) (*pin, error) {
	at, err := x.takePart(ctx, whole)
	if err == nil {
		return at, nil
	}
	at, err = x.await(ctx, whole)
	if !errors.Is(err, cluster.ErrPart) {
		return at, err
	}
	if at, failed := x.takePart(ctx, whole); failed == nil {
		return at, nil
	}
	return nil, err
}

// takePart returns the state of a part of the index that others search, or that is opened
// now; none where there is one of the whole meanwhile.
func (x *Index) takePart(ctx context.Context, whole *looking) (*pin, error) {
	if at := x.pins.sharePart(x.options.Fresh); at != nil {
		return at, nil
	}
	part, own := x.pins.beginPart()
	if own {
		x.group.Go(func() { x.lookForPart(part) })
	}
	begun := whole.over
	for {
		select {
		case <-part.over:
			return x.pins.sharePart(keepSearching / 2), part.err
		case <-begun:
			if !errors.Is(whole.err, cluster.ErrPart) {
				return nil, whole.err
			}
			begun = nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
