package server

import (
	"math"
	"time"

	"dateline"
)

// SearchJSON is the answer to a search.
type SearchJSON struct {
	AnswerJSON
	// the facets asked for, by name; absent if none was
	Facets map[string]FacetJSON `json:"facets,omitempty"`
	// absent unless an interval was asked for
	Histogram *HistogramJSON `json:"histogram,omitempty"`
	// the order of the hits: relevance, newest or oldest
	Sort string `json:"sort"`
	// what match=any would give; absent unless nothing matched all of a query that
	// has several clauses
	Relaxed *AnswerJSON `json:"relaxed,omitempty"`
	// what the answer lacks; absent of a whole one, as each is without the parameter
	// partial
	Partial *PartialJSON `json:"partial,omitempty"`
	// the cursor of the next page; absent on the last
	Next string `json:"next,omitempty"`
	// the last change of the record that the answer saw
	Seq uint64 `json:"seq"`
	// milliseconds, to the microsecond
	TookMS float64 `json:"took_ms"`
}

// PartialJSON says that an answer is of a part of the index: its hits, its total and all
// that is counted.
type PartialJSON struct {
	Parts   int `json:"parts"`   // how many parts the index has
	Missing int `json:"missing"` // how many of them could not be searched
}

// AnswerJSON is how a query was read, and what it found.
type AnswerJSON struct {
	Query QueryJSON `json:"query"` // how the query was read
	Total TotalJSON `json:"total"` // how many articles match
	Hits  []HitJSON `json:"hits"`  // this page of them
}

// QueryJSON says how the text of a search was understood. Offsets are half-open
// code points of Text.
type QueryJSON struct {
	Text     string          `json:"text"`     // as typed; empty if there was none
	Parsed   string          `json:"parsed"`   // as it was read, in the query language
	Warnings []WarningJSON   `json:"warnings"` // what could not be read
	Expanded []ExpansionJSON `json:"expanded"` // names of entities that were read in
}

// WarningJSON is a part of the query that was not understood as an operator.
type WarningJSON struct {
	Start   int    `json:"start"`   // first code point
	End     int    `json:"end"`     // behind the last
	Message string `json:"message"` // a sentence without a full stop
}

// ExpansionJSON is a run of words that is the name of an entity, and the other
// words for it in the articles that matched.
type ExpansionJSON struct {
	Start  int      `json:"start"`  // first code point
	End    int      `json:"end"`    // behind the last
	Type   string   `json:"type"`   // place, person or organisation
	Entity string   `json:"entity"` // the entity's id
	Label  string   `json:"label"`  // its name
	Words  []string `json:"words"`  // the other words for it
}

// TotalJSON is how many articles match.
type TotalJSON struct {
	Value    int    `json:"value"`    // how many
	Relation string `json:"relation"` // always eq: the value is exact
	// how many more articles match and are not in value, as copies of those that are;
	// absent if there are none
	Folded int `json:"folded,omitempty"`
}

// NewSearchJSON returns the answer res to s, which took as long as took. The
// values of its facets have no addresses.
func NewSearchJSON(s dateline.Search, res *dateline.Result, took time.Duration) SearchJSON {
	out := SearchJSON{
		AnswerJSON: newAnswer(s, res), Sort: s.Order(), Next: res.Next, Seq: uint64(res.Seen),
		TookMS: math.Round(took.Seconds()*1e6) / 1e3,
	}
	for name, f := range res.Facets {
		if out.Facets == nil {
			out.Facets = map[string]FacetJSON{}
		}
		out.Facets[name] = newFacetJSON(f)
	}
	if s.Interval != "" {
		out.Histogram = newHistogramJSON(res.Histogram)
	}
	if res.Parts.Missing > 0 {
		out.Partial = &PartialJSON{Parts: res.Parts.All, Missing: res.Parts.Missing}
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
		Total: TotalJSON{Value: res.Total, Relation: "eq", Folded: res.Folded},
		Hits:  []HitJSON{},
	}
	for _, w := range res.Read.Warnings {
		a.Query.Warnings = append(a.Query.Warnings, WarningJSON(w))
	}
	for _, e := range res.Read.Expanded {
		a.Query.Expanded = append(a.Query.Expanded, ExpansionJSON{e.Start, e.End, e.Type, e.Entity, e.Label, append([]string{}, e.Words...)})
	}
	for _, h := range res.Hits {
		a.Hits = append(a.Hits, newHit(h, s.Shown))
	}
	return a
}
