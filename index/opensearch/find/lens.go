package find

import (
	"maps"
	"slices"

	"dateline/index/plan"
)

// Documents have entities as they were extracted. What corrections make of them is seen
// when they are searched and counted: through a lens, which knows of each id that may stand
// for another what texts with it have, and of each name that is awaited which texts have it.

// fieldLocated says of which place a country is: its code, plan.NameSeparator and the id of
// the place, for each country of each place that is counted.
const fieldLocated = "located"

// lens shows the values of entities, and the countries of places, as corrections have
// them. The nil lens shows them as they stand.
type lens struct {
	entities *plan.Entities
	touched  map[string]bool              // ids that may come to something else
	words    map[string][]string          // by id: what texts call it, where what it comes to depends on that
	comes    map[string]map[string][]atom // by field and value: all touched ids that come to it
	lost     map[string][]string          // by field: touched ids, in the order of bytes, that may come to nothing of it
	drawn    map[string][]string          // by country: the touched places in it, likewise
	awaited  []awaited
	waits    map[string]map[string][]dsl // by field and value: what matches the texts that have it by an awaited name
}

// atom is an id in a field of documents, and where it is split the words for it.
type atom struct{ field, id, name string } // name is a value of plan.FieldName, or ""

// shownFields are those that a lens shows otherwise.
var shownFields = []string{plan.FieldPlace, plan.FieldPerson, plan.FieldOrganisation, plan.FieldCountry}

func (l *lens) shows(field string) bool { return l != nil && slices.Contains(shownFields, field) }

// values matches the texts that have a value of a field, or any value where it is ""; nil
// where the field is to be searched as it stands.
func (l *lens) values(field, value string) dsl {
	switch {
	case !l.shows(field):
		return nil
	case value == "":
		return l.any(field)
	case field == plan.FieldCountry:
		return l.country(value)
	}
	now := l.entities.Says.Now(value)
	if l.entities.Says.Hidden(now) {
		return dsl{"match_none": dsl{}}
	}
	return l.exactly(field, now)
}

func (l *lens) country(code string) dsl {
	had, drawn, come := atomsOf(l.comes[plan.FieldCountry][code]), l.drawn[code], l.waits[plan.FieldCountry][code]
	if len(had)+len(drawn)+len(come) == 0 {
		return nil
	}
	if len(drawn) == 0 {
		return anyOf(slices.Concat(had, []dsl{term(plan.FieldCountry, code)}, come))
	}
	points := make([]string, len(drawn))
	for i, id := range drawn {
		points[i] = code + plan.NameSeparator + id
	}
	return anyOf(slices.Concat(had, []dsl{otherThan(fieldLocated, code+plan.NameSeparator, points)}, come))
}

// any matches the texts that have a value of a field.
func (l *lens) any(field string) dsl {
	var had []atom
	for _, atoms := range l.comes[field] {
		for _, a := range atoms {
			if a.field != field || slices.Contains(l.lost[field], a.id) {
				had = append(had, a)
			}
		}
	}
	come := l.waitAny(field)
	if len(had)+len(l.lost[field])+len(come) == 0 {
		return nil
	}
	raw := dsl{"exists": dsl{"field": field}}
	if len(l.lost[field]) > 0 {
		raw = l.others(field)
	}
	return anyOf(slices.Concat(atomsOf(had), []dsl{raw}, come))
}

// others matches the texts that have a value of a field beside those that may come to
// nothing of it.
func (l *lens) others(field string) dsl {
	if field != plan.FieldCountry {
		return otherThan(field, "", l.lost[field])
	}
	var points []string
	for _, id := range l.lost[field] {
		p, _ := l.entities.Place(id)
		for _, code := range p.Countries {
			points = append(points, code+plan.NameSeparator+id)
		}
	}
	slices.Sort(points)
	return otherThan(fieldLocated, "", slices.Compact(points))
}

// affected are the values of a field of which texts may have others through the lens than
// those that stand in documents, in the order of bytes.
func (l *lens) affected(field string) (out []string) {
	if !l.shows(field) {
		return nil
	}
	out = slices.Collect(maps.Keys(l.comes[field]))
	out = slices.AppendSeq(out, maps.Keys(l.waits[field]))
	if field == plan.FieldCountry {
		out = slices.AppendSeq(out, maps.Keys(l.drawn))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// other reports whether the texts that have a value of a field are others than those of
// which it stands in the document.
func (l *lens) other(field, value string) bool {
	switch {
	case !l.shows(field):
		return false
	case len(l.comes[field][value])+len(l.waits[field][value]) > 0:
		return true
	case field == plan.FieldCountry:
		return len(l.drawn[value]) > 0
	}
	return l.touched[value]
}

// exactly matches the texts that have a value of affected, which stands for itself.
func (l *lens) exactly(field, value string) dsl {
	if field == plan.FieldCountry {
		return l.country(value)
	}
	had := atomsOf(l.comes[field][value])
	if !l.touched[value] {
		had = append(had, term(field, value))
	}
	return anyOf(slices.Concat(had, l.waits[field][value]))
}
