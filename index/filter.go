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
	dateline.FacetPerson:       fieldPerson,
	dateline.FacetOrganisation: fieldOrganisation,
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
	return c.entity(n)
}

// entityFields are where entities are counted that a query asks for by a field.
var entityFields = map[string]string{
	query.FieldPlace: fieldPlace, query.FieldPerson: fieldPerson, query.FieldOrganisation: fieldOrganisation,
}

// entity compiles a clause that asks for an entity by its id or its name.
func (c *compiler) entity(n *query.Value) (rank.Node, error) {
	id, err := c.entityNamed(n)
	if err != nil {
		return nil, err
	}
	if id == "" {
		c.warn(n.Span, "no %s has the id or the name %q", n.Field, n.Text)
		id = n.Text
	}
	c.asked = append(c.asked, c.places.says.Now(id)) // an earlier revision may have it
	return rank.Range{Field: entityFields[n.Field], From: id, To: id}, nil
}

func (c *compiler) entityNamed(n *query.Value) (string, error) {
	l := newLabels(c.shelves, c.places)
	if n.Field != query.FieldPlace {
		return l.named(entityFields[n.Field], n.Text)
	}
	if id := c.placeNamed(n.Text); id != "" {
		return id, nil
	}
	return l.keyed(fieldPlace, n.Text)
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
	if n, p := c.places.own.Longest(exact); n > 0 && n == len(exact) {
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
		for _, v := range excluded(s, facet) {
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
		any = append(any, hasValue(facet, noValue))
	}
	return either(any)
}

// noValue stands among values for the lack of one: no value is empty.
const noValue = ""

// excluded are the values of a facet that a search leaves out.
func excluded(s dateline.Search, facet string) []string {
	if slices.Contains(s.Present, facet) {
		return append([]string{noValue}, s.Exclude[facet]...)
	}
	return s.Exclude[facet]
}

func hasValue(facet, v string) rank.Node {
	if v == noValue {
		return rank.Without{Node: rank.All{}, Not: rank.Range{Field: facetFields[facet]}}
	}
	return rank.Range{Field: facetFields[facet], From: v, To: v}
}
