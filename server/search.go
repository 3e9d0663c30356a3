package server

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"dateline"
)

// searchParams are the parameters of a search. A parameter that is not among
// them, one that cannot be read and one out of range are refused, never left out
// or clamped, so that nobody reads the answer to another question. An empty value
// is an absent one.
type searchParams struct {
	Q        string        // q: the query, see docs/query-syntax.md; at most 4 KiB; absent matches every article
	Match    string        // match: all (the default) requires every clause of q, any at least one
	Verbatim string        // verbatim: 1 searches the words typed, not the other names of places
	Sort     string        // sort: relevance (the default), newest or oldest
	Limit    int           // limit: how many hits, 0 to 100; 20 by default; 0 counts only
	From, To dateline.Date // from, to: a day, month or year, inclusive; the article's own span has to overlap
	// place, publication: an entity's id; a publication's name as hits show it.
	// Repeated: one of them. Both: each.
	Include map[string][]string
	// not.place, not.publication: leaves out articles with that value; repeatable.
	Exclude map[string][]string
	// missing: place or publication, repeatable: articles without any value of it.
	Missing []string
}

// facets are those that a search can be narrowed by.
var facets = []string{dateline.FacetPlace, dateline.FacetPublication}

func parseSearch(r *http.Request) (searchParams, error) {
	v := newValues(r)
	p := searchParams{
		Q:        v.one("q"),
		Match:    v.choice("match", "all", "any"),
		Verbatim: v.choice("verbatim", "", "1"),
		Sort:     v.choice("sort", dateline.ByRelevance, dateline.Newest, dateline.Oldest),
		Limit:    v.number("limit", 0, dateline.MaxLimit, dateline.DefaultLimit),
		From:     v.day("from"),
		To:       v.day("to"),
		Include:  map[string][]string{},
		Exclude:  map[string][]string{},
	}
	for _, facet := range facets {
		if in := v.many(facet); in != nil {
			p.Include[facet] = in
		}
		if out := v.many("not." + facet); out != nil {
			p.Exclude[facet] = out
		}
	}
	p.Missing = v.many("missing")
	for _, facet := range p.Missing {
		if !slices.Contains(facets, facet) {
			v.fail("missing", "%q is no facet; want %s", facet, strings.Join(facets, " or "))
		}
	}
	return p, v.done()
}

func (p searchParams) search() dateline.Search {
	return dateline.Search{
		Text: p.Q, Include: p.Include, Exclude: p.Exclude, Missing: p.Missing, From: p.From, To: p.To,
		Any: p.Match == "any", Verbatim: p.Verbatim == "1", Sort: p.Sort, Limit: p.Limit,
	}
}

// search serves /api/v1/search.
func (s *server) search(_ http.Header, r *http.Request) (any, error) {
	begun := time.Now()
	p, err := parseSearch(r)
	if err != nil {
		return nil, err
	}
	q := p.search()
	res, err := s.archive.Search(r.Context(), q)
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", q.Text, err)
	}
	return NewSearchJSON(q, res, time.Since(begun)), nil
}
