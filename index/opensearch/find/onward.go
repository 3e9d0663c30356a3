package find

import (
	"context"
	"errors"

	"dateline"
	"dateline/index/plan"
)

// Want lets every search from now on see a change.
func (x *Index) Want(seq dateline.Seq) {
	x.pins.change(func() { x.pins.wanted = max(x.pins.wanted, seq) })
}

// Renew lets every search from now on see what is in the index now.
func (x *Index) Renew() { x.over(x.pins.put(nil)) }

// Close ends what goes on by itself, and the states that nobody searches: these before it
// returns, since the program may end then.
func (x *Index) Close() {
	x.stop()
	x.group.Wait()
	x.renew(context.Background(), keepLeafing)
	x.endIn(lastWithin, x.pins.put(nil))
}

// over ends states that nobody needs any more.
func (x *Index) over(all []*pin) {
	if len(all) > 0 {
		go x.end(all...)
	}
}

// onward runs do on the state that the pages of a cursor are of.
func (x *Index) onward(_ context.Context, c *cursor, do func(*pin) error) error {
	at := x.pins.of(c)
	err := do(at)
	x.over(x.pins.leave(at))
	if errors.Is(err, errLost) {
		x.over(x.pins.lose(at))
		return plan.Expired("the state that it is of has ended")
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
