package index

import (
	"dateline"
	"dateline/index/plan"
	"dateline/index/rank"
)

// cursor is all that the next page has to know of the pages before it: where
// they ended, and how their articles were scored. With the statistics kept as
// they were, an article scores the same on every page, whatever is added, revised
// or erased between them; and it survives a restart.
type cursor struct {
	plan.Onward
	Seq    dateline.Seq `json:"s"` // what changed behind it is not on the pages
	Stats  rank.Stats   `json:"n"`
	IDF    []float64    `json:"w"`
	Total  int          `json:"t"`
	Folded int          `json:"f,omitempty"`
	Score  float64      `json:"r,omitempty"` // of the last hit
	Order  string       `json:"o,omitempty"` // of the last hit
	ID     string       `json:"i"`           // of the last hit
	// Revision of the last hit, where all revisions are searched.
	Revision int `json:"v,omitempty"`
}

// onward is nil where no engine of this kind has written the cursor.
func (c *cursor) onward() *plan.Onward {
	if c.Stats.Length <= 0 || c.ID == "" {
		return nil
	}
	return &c.Onward
}

// last is the hit that the page before ended with.
func (c *cursor) last() *candidate {
	return &candidate{score: c.Score, order: c.Order, id: c.ID, facts: facts{revision: c.Revision}}
}
