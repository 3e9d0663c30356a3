package server

import (
	"math"
	"time"

	"dateline"
)

// SearchJSON is the answer to a search. Facets and a histogram are not asked for
// by any parameter yet, and so are absent.
type SearchJSON struct {
	AnswerJSON
	// Relaxed is what match=any would give; absent unless nothing matched all of a
	// query that has several clauses.
	Relaxed *AnswerJSON `json:"relaxed,omitempty"`
	Next    string      `json:"next,omitempty"` // cursor of the next page; absent on the last
	Seq     uint64      `json:"seq"`            // the last change of the record that the answer saw
	TookMS  float64     `json:"took_ms"`        // milliseconds, to the microsecond
}

// AnswerJSON is how a query was read, and what it found.
type AnswerJSON struct {
	Query QueryJSON `json:"query"`
	Total TotalJSON `json:"total"`
	Hits  []HitJSON `json:"hits"`
}

// QueryJSON says how the text of a search was understood. Offsets are half-open
// code points of Text.
type QueryJSON struct {
	Text     string          `json:"text,omitempty"` // as typed; absent if there was none
	Parsed   string          `json:"parsed"`         // as it was read, in the query language
	Warnings []WarningJSON   `json:"warnings"`
	Expanded []ExpansionJSON `json:"expanded"`
}

// WarningJSON is a part of the query that was not understood as an operator.
type WarningJSON struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Message string `json:"message"`
}

// ExpansionJSON is a run of words that is the name of a place, and the other
// words for it in the articles that matched.
type ExpansionJSON struct {
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Entity string   `json:"entity"`
	Label  string   `json:"label"`
	Words  []string `json:"words"`
}

// TotalJSON is how many articles match.
type TotalJSON struct {
	Value    int    `json:"value"`
	Relation string `json:"relation"` // "eq": the value is exact
}

// NewSearchJSON returns the answer res to s, which took as long as took.
func NewSearchJSON(s dateline.Search, res *dateline.Result, took time.Duration) SearchJSON {
	out := SearchJSON{
		AnswerJSON: newAnswer(s, res), Next: res.Next, Seq: uint64(res.Seen),
		TookMS: math.Round(took.Seconds()*1e6) / 1e3,
	}
	if res.Relaxed != nil {
		relaxed := newAnswer(s, res.Relaxed)
		out.Relaxed = &relaxed
	}
	return out
}

func newAnswer(s dateline.Search, res *dateline.Result) AnswerJSON {
	a := AnswerJSON{
		Query: QueryJSON{Text: s.Text, Parsed: res.Read.Parsed, Warnings: []WarningJSON{}, Expanded: []ExpansionJSON{}},
		Total: TotalJSON{Value: res.Total, Relation: "eq"},
		Hits:  []HitJSON{},
	}
	for _, w := range res.Read.Warnings {
		a.Query.Warnings = append(a.Query.Warnings, WarningJSON(w))
	}
	for _, e := range res.Read.Expanded {
		a.Query.Expanded = append(a.Query.Expanded, ExpansionJSON{e.Start, e.End, e.Entity, e.Label, append([]string{}, e.Words...)})
	}
	for _, h := range res.Hits {
		a.Hits = append(a.Hits, newHit(h))
	}
	return a
}
