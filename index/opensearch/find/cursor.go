package find

import (
	"encoding/base64"
	"encoding/json"

	"dateline"
	"dateline/index/plan"
)

// cursor is all that the next page has to know of the pages before it: the state that
// they are pages of, and where they ended.
type cursor struct {
	Search string            `json:"q"` // see plan.Fingerprint
	PIT    string            `json:"p"`
	Seq    dateline.Seq      `json:"s"` // of the state
	Reread uint64            `json:"d,omitempty"`
	Index  string            `json:"x"`
	Shards int               `json:"h"`
	Texts  int64             `json:"l"`
	After  []json.RawMessage `json:"a"` // sort values of the last hit
	Total  int               `json:"t"`
	Folded int               `json:"f,omitempty"`
	// Said is the number of the last correction, and Entities whether the search asks for
	// some: see uncorrected.
	Said     int  `json:"c,omitempty"`
	Entities bool `json:"e,omitempty"`
}

func (c cursor) String() string {
	raw, _ := json.Marshal(c) // numbers, strings and what was JSON always have a form in JSON
	return base64.RawURLEncoding.EncodeToString(raw)
}

// parseCursor reads the cursor of s; nil if s asks for the first page.
func parseCursor(s dateline.Search) (*cursor, error) {
	if s.Cursor == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(s.Cursor)
	var c cursor
	if err != nil || json.Unmarshal(raw, &c) != nil || c.PIT == "" || len(c.After) == 0 {
		return nil, dateline.Invalidf("cursor", "this archive has given out no such cursor; want the next of an answer as it was")
	}
	if c.Search != plan.Fingerprint(s) {
		return nil, dateline.Invalidf("cursor", "it belongs to another search; all but the limit must be as it was on the page that gave it")
	}
	return &c, nil
}

// expired says that the pages of a cursor can no longer be told from what has changed
// since.
func expired(why string) error {
	return &dateline.Error{
		Kind: dateline.Gone, Field: "cursor", Message: "the cursor has expired: " + why,
		Hint: "begin again with the first page",
	}
}

// begin takes the pages of the cursor up, or begins with the first.
func (x *searching) begin() (err error) {
	if x.cursor, err = parseCursor(x.search); err != nil || x.cursor != nil {
		return err
	}
	x.cursor = &cursor{
		Search: plan.Fingerprint(x.search), PIT: x.pin.id, Seq: x.pin.seen, Reread: x.pin.reread,
		Index: x.pin.index, Shards: x.pin.shards, Texts: x.pin.texts,
	}
	return nil
}

// next is the cursor behind a page that others follow.
func (x *searching) next(last found, res *dateline.Result) string {
	c := *x.cursor
	c.PIT, c.Total, c.Folded, c.After = x.pin.id, res.Total, res.Folded, last.sort
	return c.String()
}

// uncorrected refuses a later page of what was corrected since the first.
func (x *searching) uncorrected(c *plan.Compiler) error {
	asks, last := c.AsksEntities(x.search), x.entities.Says.Last()
	if x.search.Cursor == "" {
		x.cursor.Said, x.cursor.Entities = last, asks
		return nil
	}
	if (asks || x.cursor.Entities) && x.cursor.Said != last {
		return expired("entities that it asks for may have been corrected since its first page")
	}
	return nil
}
