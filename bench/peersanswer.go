package main

import (
	"fmt"
	"strings"

	"dateline"
	"dateline/bench/peers/line"
)

// searchOf writes a query in the query language. A phrase of stems is what stands
// with hyphens; in quotes it would be of the words as typed, which the peers do
// not keep.
func searchOf(mode string, q line.Query) (dateline.Search, error) {
	s := dateline.Search{Text: strings.Join(q.Terms, " "), Any: q.Op == line.Or, Verbatim: true, Limit: line.Hits, FacetLimit: line.Hits}
	switch q.Op {
	case line.Phrase:
		s.Text = strings.Join(q.Terms, "-")
	case line.Prefix:
		s.Text += "*"
	case line.Fuzzy:
		s.Text += "~1"
	}
	switch mode {
	case line.Ids:
		s.Shown = dateline.IDsOnly
	case line.Plain:
	case line.Whole:
		s.Facets = []string{dateline.FacetPublication, dateline.FacetPlace}
	case line.Many:
		s.Facets = []string{dateline.FacetPublication, dateline.FacetPlace, dateline.FacetLanguage, dateline.FacetYear, dateline.FacetMonth}
		s.Interval = dateline.ByMonth
	default:
		return s, fmt.Errorf("no such mode: %s", mode)
	}
	return s, nil
}

func answerOf(res *dateline.Result) line.Answer {
	a := line.Answer{
		Total:        res.Total,
		Publications: countsOf(res.Facets[dateline.FacetPublication]),
		Places:       countsOf(res.Facets[dateline.FacetPlace]),
	}
	for _, h := range res.Hits {
		var passages []string
		for _, s := range h.Snippets {
			passages = append(passages, s.Text)
		}
		a.Hits = append(a.Hits, line.Hit{ID: string(h.ID), Title: h.Title, Snippet: strings.Join(passages, " … ")})
	}
	return a
}

func countsOf(f dateline.Facet) (out []line.Count) {
	for _, c := range f.Values {
		out = append(out, line.Count{Value: c.Value, Count: c.Count})
	}
	return out
}
