package index

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
	"dateline/index/correct"
	"dateline/index/match"
	"dateline/index/rank"
	"dateline/index/text"
)

// The index has entities as they were extracted. What corrections make of them is seen
// when it is read: counts and filters through a lens of index/match, which shows ids
// that were merged as one and leaves the hidden ones out, and mentions, names and labels
// through the View of index/correct.

// saying is e with other corrections.
func (e *entities) saying(says *correct.View) *entities {
	out := *e
	out.says = says
	out.lens = out.newLens()
	return &out
}

// look are shelves seen through the lens.
func (e *entities) look(at ...shelf) []shelf {
	for i := range at {
		at[i].view.Through(e.lens)
	}
	return at
}

// typesOf are the fields of entities with the type that stands in each.
var typesOf = []struct{ field, typ string }{
	{fieldPlace, dateline.TypePlace}, {fieldPerson, dateline.TypePerson}, {fieldOrganisation, dateline.TypeOrganisation},
}

// newLens is nil where all is as it was extracted.
func (e *entities) newLens() *match.Lens {
	if e.says.Plain() {
		return nil
	}
	l := &match.Lens{
		Key:     e.says.Steps() + " " + e.Fingerprint(),
		Fields:  []string{fieldPlace, fieldPerson, fieldOrganisation, fieldCountry},
		Touches: func(from int, value string) bool { return from < len(typesOf) && e.says.Touches(value) },
		Maps:    e.comesTo,
		See:     e.see,
		Asked:   e.meant,
	}
	for _, of := range typesOf {
		l.From = append(l.From, match.Source{Field: of.field})
	}
	if split := e.says.Split(); len(split) > 0 {
		names := match.Source{Field: fieldName}
		for _, id := range slices.Sorted(slices.Values(split)) {
			names.Prefixes = append(names.Prefixes, id+nameSeparator)
		}
		l.From = append(l.From, names)
	}
	return l
}

// comesTo is Maps of a Lens: what an id was split by depends on the words.
func (e *entities) comesTo(from int, field, value string) ([]string, bool) {
	switch {
	case from >= len(typesOf):
		return nil, true // they are read with the ids that they are of
	case e.says.Splits(value):
		return nil, false
	}
	return e.seen(nil, field, value, typesOf[from].typ, ""), true
}

// see is what an article has of a field, by all entities that it has.
func (e *entities) see(to []string, field string, values [][]string) []string {
	for i, of := range typesOf {
		for _, raw := range values[i] {
			for _, words := range e.wordsOf(raw, values) {
				to = e.seen(to, field, raw, of.typ, words)
			}
		}
	}
	return to
}

// seen appends what an id of a type comes to in a field.
func (e *entities) seen(to []string, field, raw, of, words string) []string {
	id, typ, shown := e.says.Stands(raw, of, words)
	switch {
	case !shown:
	case field == fieldCountry && typ == dateline.TypePlace:
		to = append(to, e.countries(id, raw)...)
	case field == fieldOf(typ):
		to = append(to, id)
	}
	return to
}

// wordsOf are those that an article mentions an id by; "" where it does not matter.
func (e *entities) wordsOf(id string, values [][]string) (out []string) {
	if len(values) > len(typesOf) && e.says.Splits(id) {
		for _, name := range values[len(typesOf)] {
			if words, of := strings.CutPrefix(name, id+nameSeparator); of {
				out = append(out, words)
			}
		}
	}
	if out == nil {
		out = []string{""}
	}
	return out
}

// countries are those of a place, or of the id that it had if nothing is known of it.
func (e *entities) countries(id, raw string) []string {
	p, ok := e.Place(id)
	if !ok {
		p, _ = e.Place(raw)
	}
	return p.Countries
}

func fieldOf(typ string) string {
	for _, of := range typesOf {
		if of.typ == typ {
			return of.field
		}
	}
	return ""
}

// meant is Asked of a Lens.
func (e *entities) meant(field, value string) (string, bool) {
	if field == fieldCountry {
		return value, false
	}
	id := e.says.Now(value)
	if e.says.Hidden(id) {
		return "", false
	}
	return id, !e.says.Touches(id) && len(e.says.IDs(id)) == 1
}

// shown is a place as corrections have it.
func (e *entities) shown(id string) (dateline.Place, bool) {
	id = e.says.Now(id)
	if typ := e.says.Type(id); e.says.Hidden(id) || typ != "" && typ != dateline.TypePlace {
		return dateline.Place{}, false
	}
	var list []dateline.Place
	for _, known := range e.says.IDs(id) {
		if p, ok := e.Place(known); ok && e.says.Now(known) == id {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return dateline.Place{ID: id, Label: cmp.Or(e.says.Label(id), id)}, e.says.Speaks(id)
	}
	if len(list) == 1 && list[0].ID == id && e.says.Label(id) == "" {
		return list[0], true
	}
	return e.says.Places(list)[0], true
}

// named is the place that words stand for, which are a name of p.
func (e *entities) named(p dateline.Place, words string) (dateline.Place, bool) {
	id, typ, shown := e.says.Stands(p.ID, dateline.TypePlace, words)
	if !shown || typ != dateline.TypePlace {
		return dateline.Place{}, false
	}
	return e.shown(id)
}

// mentioning matches the mentions of an entity of a type.
func (e *entities) mentioning(id, typ string, boost float64) rank.Node {
	ids := e.says.IDs(id)
	term := make(rank.Term, len(ids))
	for i, id := range ids {
		term[i] = markMention + id
	}
	words := rank.Words{Fields: textFields, Terms: []rank.Term{term}, Boost: boost}
	if !e.says.Partly(id) {
		return words
	}
	return rank.And{words, rank.Range{Field: fieldOf(typ), From: id, To: id}}
}

// corrected are the mentions in a text as it was read, with what was said of its
// occurrences.
func (e *entities) corrected(a dateline.Article, read []dateline.Mention, title, body []text.Word) []dateline.Mention {
	if !e.says.Corrected(a.ID) {
		return read
	}
	return e.says.InArticle(a, read, func(field string) []text.Word {
		if field == fieldTitle {
			return title
		}
		return body
	})
}

// asksEntities reports whether what a search matches depends on entities.
func (x *searching) asksEntities(c *compiler) bool {
	for _, facet := range []string{dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation, dateline.FacetCountry} {
		if len(x.search.Include[facet])+len(x.search.Exclude[facet]) > 0 || slices.Contains(x.search.Missing, facet) {
			return true
		}
	}
	return len(c.asked) > 0
}

// uncorrected refuses a later page of what was corrected since the first.
func (x *searching) uncorrected(c *compiler) error {
	asks, last := x.asksEntities(c), c.places.says.Last()
	if x.search.Cursor == "" {
		x.cursor.Said, x.cursor.Entities = last, asks
		return nil
	}
	if (asks || x.cursor.Entities) && x.cursor.Said != last {
		return expired("entities that it asks for may have been corrected since its first page")
	}
	return nil
}
