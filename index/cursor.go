package index

import (
	"encoding/base64"
	"encoding/json"

	"dateline"
	"dateline/index/plan"
	"dateline/index/rank"
)

// cursor is all that the next page has to know of the pages before it: where
// they ended, and how their articles were scored. With the statistics kept as
// they were, an article scores the same on every page, whatever is added, revised
// or erased between them; and it survives a restart.
type cursor struct {
	Search string       `json:"q"` // see fingerprint
	Seq    dateline.Seq `json:"s"` // what changed behind it is not on the pages
	Stats  rank.Stats   `json:"n"`
	IDF    []float64    `json:"w"`
	Total  int          `json:"t"`
	Folded int          `json:"f,omitempty"`
	Score  float64      `json:"r,omitempty"` // of the last hit
	Order  string       `json:"o,omitempty"` // of the last hit
	ID     string       `json:"i"`           // of the last hit
	// Said is the number of the last correction, and Entities whether the search asks for
	// some: see uncorrected.
	Said     int  `json:"c,omitempty"`
	Entities bool `json:"e,omitempty"`
	// Revision of the last hit, where all revisions are searched.
	Revision int `json:"v,omitempty"`
}

func (c cursor) String() string {
	raw, _ := json.Marshal(c) // numbers and strings always have a form in JSON
	return base64.RawURLEncoding.EncodeToString(raw)
}

// parseCursor reads the cursor of s; nil if s asks for the first page.
func parseCursor(s dateline.Search) (*cursor, error) {
	if s.Cursor == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(s.Cursor)
	var c cursor
	if err != nil || json.Unmarshal(raw, &c) != nil || c.Stats.Length <= 0 || c.ID == "" {
		return nil, dateline.Invalidf("cursor", "this archive has given out no such cursor; want the next of an answer as it was")
	}
	if c.Search != plan.Fingerprint(s) {
		return nil, dateline.Invalidf("cursor", "it belongs to another search; all but the limit must be as it was on the page that gave it")
	}
	return &c, nil
}

// expired says that the pages of a cursor can no longer be told from what has
// changed since.
func expired(why string) error {
	return &dateline.Error{
		Kind: dateline.Gone, Field: "cursor", Message: "the cursor has expired: " + why,
		Hint: "begin again with the first page",
	}
}

// last is the hit that the page before ended with.
func (c *cursor) last() *candidate {
	return &candidate{score: c.Score, order: c.Order, id: c.ID, facts: facts{revision: c.Revision}}
}
