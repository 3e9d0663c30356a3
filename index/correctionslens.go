package index

import (
	"slices"
	"strings"

	"dateline/index/correct"
	"dateline/index/match"
	"dateline/index/plan"
)

// The index has entities as they were extracted. What corrections make of them is seen
// when it is read: counts and filters through a lens of index/match, which shows ids
// that were merged as one and leaves the hidden ones out, and mentions, names and labels
// through the View of index/correct.

// saying is e with other corrections.
func (e *entities) saying(says *correct.View) *entities {
	out := *e.Entities
	out.Says = says
	return newEntities(&out, e.tagged)
}

// look are shelves seen through the lens.
func (e *entities) look(at ...shelf) []shelf {
	for i := range at {
		at[i].view.Through(e.lens)
	}
	return at
}

// newLens is nil where all is as it was extracted.
func (e *entities) newLens() *match.Lens {
	if e.Says.Plain() {
		return nil
	}
	touched := e.Says.Touched()
	l := &match.Lens{
		Key:    e.Says.Steps() + " " + e.Fingerprint(),
		Fields: []string{fieldPlace, fieldPerson, fieldOrganisation, fieldCountry},
		Maps:   e.comesTo,
		See:    e.see,
		Asked:  e.meant,
	}
	for _, of := range plan.EntityTypes {
		l.From = append(l.From, match.Source{Field: of.Field, Touched: touched})
	}
	if split := e.Says.Split(); len(split) > 0 {
		names := match.Source{Field: fieldName}
		for _, id := range slices.Sorted(slices.Values(split)) {
			names.Prefixes = append(names.Prefixes, id+plan.NameSeparator)
		}
		l.From = append(l.From, names)
	}
	return l
}

// comesTo is Maps of a Lens: what an id was split by depends on the words.
func (e *entities) comesTo(from int, field, value string) ([]string, bool) {
	switch {
	case from >= len(plan.EntityTypes):
		return nil, true // they are read with the ids that they are of
	case e.Says.Splits(value):
		return nil, false
	}
	return e.Seen(nil, field, value, plan.EntityTypes[from].Of, ""), true
}

// see is what an article has of a field, by all entities that it has.
func (e *entities) see(to []string, field string, values [][]string) []string {
	for i, of := range plan.EntityTypes {
		for _, raw := range values[i] {
			for _, words := range e.wordsOf(raw, values) {
				to = e.Seen(to, field, raw, of.Of, words)
			}
		}
	}
	return to
}

// wordsOf are those that an article mentions an id by; "" where it does not matter.
func (e *entities) wordsOf(id string, values [][]string) (out []string) {
	if len(values) > len(plan.EntityTypes) && e.Says.Splits(id) {
		for _, name := range values[len(plan.EntityTypes)] {
			if !strings.HasPrefix(name, id+plan.NameSeparator) {
				continue
			}
			if name, as := unpackName(name); as != labelOnly {
				out = append(out, name[len(id)+len(plan.NameSeparator):])
			}
		}
	}
	if out == nil {
		out = []string{""}
	}
	return out
}

// meant is Asked of a Lens.
func (e *entities) meant(field, value string) (string, bool) {
	if field == fieldCountry {
		return value, false
	}
	id := e.Says.Now(value)
	if e.Says.Hidden(id) {
		return "", false
	}
	return id, !e.Says.Touches(id) && len(e.Says.IDs(id)) == 1
}
