package find

import (
	"context"
	"errors"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Want lets every search from now on see a change.
func (x *Index) Want(seq dateline.Seq) {
	x.pins.change(func() { x.pins.wanted = max(x.pins.wanted, seq) })
}

// Renew lets every search from now on see what is in the index now.
func (x *Index) Renew() { x.over(x.pins.put(nil)) }

// Close ends the states that nobody searches.
func (x *Index) Close() { x.Renew() }

// over ends states that nobody needs any more.
func (x *Index) over(all []*pin) {
	if len(all) > 0 {
		go x.end(all...)
	}
}

// A state ends with the first node that it is on. Until the cluster has seen that a node
// is gone, which takes a second or some, the next may be on it too. So a search is
// tried on several, with pauses that grow by the first.
const (
	mostStates = 12
	statePause = 100 * time.Millisecond
)

// pinned runs do on the state that is searched now, and again where that is no more.
func (x *Index) pinned(ctx context.Context, do func(*pin) error) error {
	for n := 1; ; n++ {
		err := x.once(ctx, do)
		if !errors.Is(err, errLost) && !errors.Is(err, cluster.ErrExpired) {
			return err
		}
		if n == mostStates {
			return &dateline.Error{
				Kind: dateline.Unavailable, Message: "nodes of the cluster have gone during the search", Hint: "try again later", Err: err,
			}
		}
		select {
		case <-time.After(time.Duration(n) * statePause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// once runs do on the state that is searched now. Where that is no more, the next search
// is on another.
func (x *Index) once(ctx context.Context, do func(*pin) error) error {
	at, err := x.enter(ctx)
	if err != nil {
		return err
	}
	if err = do(at); errors.Is(err, errLost) {
		x.over(x.pins.lose(at))
	}
	x.over(x.pins.leave(at))
	return err
}

// enter returns the state that is searched now; the caller leaves it.
func (x *Index) enter(ctx context.Context) (*pin, error) {
	for {
		at, wait, own := x.pins.share(x.options.Fresh)
		switch {
		case at != nil:
			return at, nil
		case own:
			if err := x.look(ctx); err != nil {
				return nil, err
			}
		default:
			select {
			case <-wait:
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
	}
}

// look opens a state if there is a newer one than that which is searched.
func (x *Index) look(ctx context.Context) error {
	defer func() {
		x.over(x.pins.change(func() {
			close(x.pins.looking)
			x.pins.looking = nil
		}))
	}()
	now, err := x.Progress(ctx, "")
	if err != nil || x.pins.sawNothing(now) {
		return err
	}
	next, err := x.open(ctx, now)
	if err != nil {
		return err
	}
	x.over(x.pins.change(func() {
		x.pins.replace(next)
		x.pins.wanted = min(x.pins.wanted, next.seen) // who asked for more was wrong: it is not there
	}))
	return nil
}

// onward runs do on the state that the pages of a cursor are of.
func (x *Index) onward(_ context.Context, c *cursor, do func(*pin) error) error {
	at := x.pins.of(c)
	err := do(at)
	x.over(x.pins.leave(at))
	if errors.Is(err, errLost) {
		x.over(x.pins.lose(at))
		return expired("the state that it is of has ended")
	}
	return err
}

// lead is the cursor behind a page; "" behind the last one, with which what was kept for
// these pages ends.
func (x *searching) lead(p page, res *dateline.Result) string {
	switch {
	case x.leadsNowhere:
		return ""
	case p.more && len(p.texts) > 0 && x.search.Cursor != "":
		return x.next(p.texts[len(p.texts)-1], res)
	case p.more && len(p.texts) > 0:
		x.index.over(x.index.pins.lead(x.pin, x.cursor.Search))
		return x.next(p.texts[len(p.texts)-1], res)
	}
	if x.search.Cursor != "" {
		x.index.over(x.index.pins.ended(x.pin, x.cursor.Search))
	}
	return ""
}
