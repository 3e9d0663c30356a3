package find

import (
	"context"
	"errors"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// A state ends with the first node that it is on. Until the cluster has seen that a node
// is gone, which takes a second or some, the next may be on it too. So a search is
// tried on several: at once on the second, and then with pauses that grow by the first.
const (
	mostStates = 12
	statePause = 100 * time.Millisecond
)

// pinned runs do on the state that is searched now, and again where that is no more.
func (x *Index) pinned(ctx context.Context, do func(*pin) error) error {
	return x.pinnedBy(ctx, x.enter, do)
}

// pinnedBy is pinned on the state that enter returns.
func (x *Index) pinnedBy(ctx context.Context, enter entering, do func(*pin) error) error {
	for n := 1; ; n++ {
		err := x.once(ctx, enter, do)
		if !errors.Is(err, errLost) && !errors.Is(err, cluster.ErrExpired) && !errors.Is(err, cluster.ErrSilent) {
			return err
		}
		if n == mostStates {
			return &dateline.Error{
				Kind: dateline.Unavailable, Message: "nodes of the cluster have gone during the search", Hint: "try again later", Err: err,
			}
		}
		select {
		case <-time.After(time.Duration(n-1) * statePause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// entering returns a state that a search can be on, see enter and enterPart.
type entering func(context.Context) (*pin, error)

// onceBegun is the error of a list. Where its state has ended it can be made again on
// another, but not once it was begun: what was yielded is not taken back.
func onceBegun(begun bool, err error) error {
	if !begun || !errors.Is(err, errLost) {
		return err
	}
	return &dateline.Error{Kind: dateline.Unavailable, Message: "nodes of the cluster have gone during the list", Hint: "begin it again"}
}

// once runs do on the state that is searched now. Where that is no more, the next search
// is on another.
func (x *Index) once(ctx context.Context, enter entering, do func(*pin) error) error {
	at, err := enter(ctx)
	if err != nil {
		return err
	}
	switch err = do(at); {
	case errors.Is(err, errLost):
		x.over(x.pins.lose(at))
	case errors.Is(err, cluster.ErrSilent):
		x.over(x.pins.setAside(at))
	}
	x.over(x.pins.leave(at))
	return err
}
