package find

import (
	"slices"
	"strings"

	"dateline/index/plan"
)

// stands are the values that a document has of a field.
type stands func(field string) []string

// see is what a text has of a field, each value once.
func (l *lens) see(field string, doc stands) []string {
	if !l.shows(field) {
		return doc(field)
	}
	waits := l.waitsFor(doc)
	if len(waits) == 0 && !l.touches(doc) {
		return doc(field)
	}
	var to []string
	if field == plan.FieldCountry {
		to = l.untouchedCountries(doc(fieldLocated))
	} else {
		to = slices.DeleteFunc(slices.Clone(doc(field)), func(id string) bool { return l.touched[id] })
	}
	for _, of := range plan.EntityTypes {
		for _, id := range doc(of.Field) {
			if !l.touched[id] {
				continue
			}
			for _, words := range l.wordsFor(id, doc) {
				to = l.entities.Seen(to, field, id, of.Of, words)
			}
		}
	}
	for _, a := range waits {
		to = l.come(to, field, a)
	}
	return ordered(to)
}

// touches reports whether a text has an id that may come to something else.
func (l *lens) touches(doc stands) bool {
	for _, of := range plan.EntityTypes {
		if slices.ContainsFunc(doc(of.Field), func(id string) bool { return l.touched[id] }) {
			return true
		}
	}
	return false
}

// wordsFor are those that a text mentions an id by; "" where it does not matter.
func (l *lens) wordsFor(id string, doc stands) (out []string) {
	if !l.entities.Says.Splits(id) {
		return []string{""}
	}
	for _, name := range doc(plan.FieldName) {
		if words, of := strings.CutPrefix(name, id+plan.NameSeparator); of {
			out = append(out, words)
		}
	}
	return out
}

// untouchedCountries are those of the places that stand for themselves.
func (l *lens) untouchedCountries(located []string) (out []string) {
	for _, pair := range located {
		if code, id, _ := strings.Cut(pair, plan.NameSeparator); !l.touched[id] {
			out = append(out, code)
		}
	}
	return out
}

// reads are the fields that see looks at for one.
func (l *lens) reads(field string) []string {
	if !l.shows(field) {
		return []string{field}
	}
	return []string{field, fieldLocated, plan.FieldPlace, plan.FieldPerson, plan.FieldOrganisation, plan.FieldName}
}
