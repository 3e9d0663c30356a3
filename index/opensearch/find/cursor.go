package find

import (
	"encoding/json"

	"dateline"
	"dateline/index/plan"
)

// cursor is all that the next page has to know of the pages before it: the state that
// they are pages of, and where they ended.
type cursor struct {
	plan.Onward
	PIT     string            `json:"p"`
	Seq     dateline.Seq      `json:"s"` // of the state
	Reread  uint64            `json:"d,omitempty"`
	Read    Step              `json:"r,omitzero"`
	Index   string            `json:"x"`
	Shards  int               `json:"h"`
	Texts   int64             `json:"l"`
	After   []json.RawMessage `json:"a"` // sort values of the last hit
	Total   int               `json:"t"`
	Folded  int               `json:"f,omitempty"`
	Parts   int               `json:"w,omitempty"` // see dateline.Parts
	Missing int               `json:"m,omitempty"`
}

// onward is nil where no engine of this kind has written the cursor.
func (c *cursor) onward() *plan.Onward {
	if c.PIT == "" || len(c.After) == 0 {
		return nil
	}
	return &c.Onward
}

// begin takes the pages of the cursor up, or begins with the first.
func (x *searching) begin() (err error) {
	if x.cursor, err = plan.ReadCursor(x.search, (*cursor).onward); err != nil || x.cursor != nil {
		return err
	}
	x.cursor = &cursor{
		Onward: plan.Onward{Search: plan.Fingerprint(x.search)}, PIT: x.pin.id, Seq: x.pin.seen, Reread: x.pin.reread, Read: x.pin.read,
		Index: x.pin.index, Shards: x.pin.shards, Texts: x.pin.texts, Parts: x.pin.parts.All, Missing: x.pin.parts.Missing,
	}
	return nil
}

// next is the cursor behind a page that others follow.
func (x *searching) next(last found, res *dateline.Result) string {
	c := *x.cursor
	c.PIT, c.Total, c.Folded, c.After = x.pin.id, res.Total, res.Folded, last.sort
	return plan.WriteCursor(c)
}
