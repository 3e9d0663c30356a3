package plan

import (
	"slices"
	"strings"

	"dateline"
	"dateline/index/query"
	"dateline/index/rank"
	"dateline/index/text"
)

// FacetFields are the index fields that hold the values of each facet.
var FacetFields = map[string]string{
	dateline.FacetPlace:        FieldPlace,
	dateline.FacetCountry:      FieldCountry,
	dateline.FacetPublication:  FieldPublication,
	dateline.FacetPerson:       FieldPerson,
	dateline.FacetOrganisation: FieldOrganisation,
	dateline.FacetDateline:     FieldDateline,
	dateline.FacetLanguage:     FieldLanguage,
	dateline.FacetYear:         FieldYear,
	dateline.FacetMonth:        FieldMonth,
}

// value compiles a clause on a field of whole values.
func (c *Compiler) value(n *query.Value) (rank.Node, error) {
	switch n.Field {
	case query.FieldPublication:
		fold := text.Fold(n.Text)
		return rank.Range{Field: FieldFolded, From: fold, To: fold}, nil
	case query.FieldID:
		return c.article(n.Text), nil
	}
	return c.entity(n)
}

// entityFields are where entities are counted that a query asks for by a field.
var entityFields = map[string]string{
	query.FieldPlace: FieldPlace, query.FieldPerson: FieldPerson, query.FieldOrganisation: FieldOrganisation,
}

// entity compiles a clause that asks for an entity by its id or its name.
func (c *Compiler) entity(n *query.Value) (rank.Node, error) {
	id, err := c.entityNamed(n)
	if err != nil {
		return nil, err
	}
	if id == "" {
		c.warn(n.Span, "no %s has the id or the name %q", n.Field, n.Text)
		id = n.Text
	}
	c.Asked = append(c.Asked, c.entities.Says.Now(id)) // an earlier revision may have it
	return rank.Range{Field: entityFields[n.Field], From: id, To: id}, nil
}

func (c *Compiler) entityNamed(n *query.Value) (string, error) {
	if id := strings.ToLower(n.Text); c.awaits(entityFields[n.Field], id) {
		return id, nil
	}
	l := NewLabels(c.words, c.entities)
	if n.Field != query.FieldPlace {
		return l.named(entityFields[n.Field], n.Text)
	}
	if id := c.placeNamed(n.Text); id != "" {
		return id, nil
	}
	return l.keyed(FieldPlace, n.Text)
}

// article matches the texts of one article that are searched.
func (c *Compiler) article(id string) rank.Node {
	if c.revisions == dateline.NewestOnly {
		return rank.IDs{id}
	}
	if !dateline.ID(id).Valid() {
		return rank.IDs{} // it may be the name of an earlier revision, see nameOf
	}
	return rank.Or{rank.IDs{id}, rank.Range{Field: FieldArticle, From: id, To: id}}
}

// placeNamed is the id of the place with this id or name; "" if there is none.
func (c *Compiler) placeNamed(s string) string {
	if p, ok := c.entities.Place(strings.ToLower(s)); ok {
		return p.ID
	}
	var exact []string
	for _, w := range text.Words(s) {
		exact = append(exact, w.Exact)
	}
	if n, id, typ := c.entities.Own.Longest(exact); n > 0 && n == len(exact) && typ == dateline.TypePlace {
		return id
	}
	return ""
}

// Days matches articles whose published span overlaps the days from first to
// last, both inclusive; query.Earliest and query.Latest are open.
func Days(first, last int) rank.Node {
	begins := rank.Range{Field: FieldFirst}
	ends := rank.Range{Field: FieldLast}
	if last != query.Latest {
		begins.To = Day(last)
	}
	if first != query.Earliest {
		ends.From = Day(first)
	}
	return rank.And{begins, ends}
}

// WithDates narrows a plan to the dates of a search.
func WithDates(plan rank.Node, s dateline.Search) rank.Node {
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
	return rank.And{plan, Days(first, last)}
}

// Narrow puts the choices of a search around its plan.
func Narrow(plan rank.Node, s dateline.Search) rank.Node {
	all := []rank.Node{plan}
	var not []rank.Node
	for _, facet := range dateline.FacetNames() {
		if in := Included(s, facet); in != nil {
			all = append(all, in)
		}
		for _, v := range Excluded(s, facet) {
			not = append(not, HasValue(facet, v))
		}
	}
	if len(not) == 0 {
		return every(all)
	}
	return rank.Without{Node: every(all), Not: either(not)}
}

// Included matches what a search includes by one facet; nil if it does not
// narrow by that.
func Included(s dateline.Search, facet string) rank.Node {
	var any []rank.Node
	for _, v := range s.Include[facet] {
		any = append(any, HasValue(facet, v))
	}
	if slices.Contains(s.Missing, facet) {
		any = append(any, HasValue(facet, NoValue))
	}
	return either(any)
}

// NoValue stands among values for the lack of one: no value is empty.
const NoValue = ""

// Excluded are the values of a facet that a search leaves out.
func Excluded(s dateline.Search, facet string) []string {
	if slices.Contains(s.Present, facet) {
		return append([]string{NoValue}, s.Exclude[facet]...)
	}
	return s.Exclude[facet]
}

// HasValue matches what has a value of a facet; NoValue is the lack of one.
func HasValue(facet, v string) rank.Node {
	if v == NoValue {
		return rank.Without{Node: rank.All{}, Not: rank.Range{Field: FacetFields[facet]}}
	}
	return rank.Range{Field: FacetFields[facet], From: v, To: v}
}
