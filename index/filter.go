package index

import (
	"slices"
	"strings"

	"dateline"
	"dateline/index/query"
	"dateline/index/rank"
	"dateline/index/text"
)

// facetFields are the index fields that hold the values of each facet.
var facetFields = map[string]string{
	dateline.FacetPlace:        fieldPlace,
	dateline.FacetCountry:      fieldCountry,
	dateline.FacetPublication:  fieldPublication,
	dateline.FacetPerson:       "person",       // no article has one yet
	dateline.FacetOrganisation: "organisation", // no article has one yet
	dateline.FacetDateline:     fieldDateline,
	dateline.FacetLanguage:     fieldLanguage,
	dateline.FacetYear:         fieldYear,
	dateline.FacetMonth:        fieldMonth,
}

// value compiles a clause on a field of whole values.
func (c *compiler) value(n *query.Value) (rank.Node, error) {
	switch n.Field {
	case query.FieldPublication:
		fold := text.Fold(n.Text)
		return rank.Range{Field: fieldFolded, From: fold, To: fold}, nil
	case query.FieldID:
		return c.article(n.Text), nil
	}
	id := c.placeNamed(n.Text)
	if p, ok := c.places.Place(id); ok {
		c.asked = append(c.asked, p)
	}
	if id == "" {
		c.warn(n.Span, "no place has the id or the name %q", n.Text)
		id = n.Text
	}
	return rank.Range{Field: fieldPlace, From: id, To: id}, nil
}

// article matches the texts of one article that are searched.
func (c *compiler) article(id string) rank.Node {
	if c.revisions == dateline.NewestOnly {
		return rank.IDs{id}
	}
	if !dateline.ID(id).Valid() {
		return rank.IDs{} // it may be the name of an earlier revision, see nameOf
	}
	return rank.Or{rank.IDs{id}, rank.Range{Field: fieldArticle, From: id, To: id}}
}

// placeNamed is the id of the place with this id or name; "" if there is none.
func (c *compiler) placeNamed(s string) string {
	if p, ok := c.places.Place(strings.ToLower(s)); ok {
		return p.ID
	}
	var exact []string
	for _, w := range text.Words(s) {
		exact = append(exact, w.Exact)
	}
	if n, p := c.places.Longest(exact); n > 0 && n == len(exact) {
		return p.ID
	}
	return ""
}

// days matches articles whose published span overlaps the days from first to
// last, both inclusive; query.Earliest and query.Latest are open.
func days(first, last int) rank.Node {
	begins := rank.Range{Field: fieldFirst}
	ends := rank.Range{Field: fieldLast}
	if last != query.Latest {
		begins.To = day(last)
	}
	if first != query.Earliest {
		ends.From = day(first)
	}
	return rank.And{begins, ends}
}

// withDates narrows a plan to the dates of a search.
func withDates(plan rank.Node, s dateline.Search) rank.Node {
	first, _, from := s.From.Span()
	_, last, to := s.To.Span()
	if !from && !to {
		return plan
	}
	if !from {
		first = query.Earliest
	}
	if !to {
		last = query.Latest
	}
	return rank.And{plan, days(first, last)}
}

// narrow puts the choices of a search around its plan.
func narrow(plan rank.Node, s dateline.Search) rank.Node {
	all := []rank.Node{plan}
	var not []rank.Node
	for _, facet := range dateline.FacetNames() {
		if in := included(s, facet); in != nil {
			all = append(all, in)
		}
		for _, v := range s.Exclude[facet] {
			not = append(not, hasValue(facet, v))
		}
	}
	if len(not) == 0 {
		return every(all)
	}
	return rank.Without{Node: every(all), Not: either(not)}
}

// included matches what a search includes by one facet; nil if it does not
// narrow by that.
func included(s dateline.Search, facet string) rank.Node {
	var any []rank.Node
	for _, v := range s.Include[facet] {
		any = append(any, hasValue(facet, v))
	}
	if slices.Contains(s.Missing, facet) {
		any = append(any, rank.Without{Node: rank.All{}, Not: rank.Range{Field: facetFields[facet]}})
	}
	return either(any)
}

func hasValue(facet, v string) rank.Node {
	return rank.Range{Field: facetFields[facet], From: v, To: v}
}
