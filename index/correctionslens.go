package index

import (
	"maps"
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
	return newEntities(&out, e.tagged, e.since)
}

// seeing is a lens in the making: what its sources have are ids of types, and words.
type seeing struct {
	*entities
	types   []string // by source of the lens; "" are names, with the ids that they are of
	awaited []plan.Awaited
	taken   taken // by those
}

// newLens is nil where all is as it was extracted. awaited are names that are looked up.
func (e *entities) newLens(awaited []plan.Awaited) *match.Lens {
	if e.Says.Plain() && len(awaited) == 0 {
		return nil
	}
	touched, s := e.Says.Touched(), &seeing{entities: e, awaited: awaited, taken: e.takenBy(awaited)}
	l := &match.Lens{
		Key:    e.Says.Steps() + " " + e.Fingerprint() + awaitedKey(awaited),
		Fields: []string{fieldPlace, fieldPerson, fieldOrganisation, fieldCountry},
		Maps:   s.comesTo,
		See:    s.see,
		Asked:  s.meant,
	}
	for _, of := range plan.EntityTypes {
		l.From, s.types = append(l.From, match.Source{Field: of.Field, Touched: touched}), append(s.types, of.Of)
	}
	if byWords := slices.AppendSeq(e.Says.Split(), maps.Keys(s.taken.ids)); len(byWords) > 0 {
		names := match.Source{Field: fieldName}
		slices.Sort(byWords)
		for _, id := range slices.Compact(byWords) {
			names.Prefixes = append(names.Prefixes, id+plan.NameSeparator)
		}
		l.From, s.types = append(l.From, names), append(s.types, "")
	}
	from, types := awaitedSources(awaited)
	l.From, s.types = append(l.From, from...), append(s.types, types...)
	return l
}

// byWords reports whether it depends on the words what an id of a source comes to.
func (s *seeing) byWords(from int, id string) bool {
	return from < len(plan.EntityTypes) && (s.Says.Splits(id) || s.taken.ids[id])
}

// comesTo is Maps of a Lens.
func (s *seeing) comesTo(from int, field, value string) ([]string, bool) {
	switch {
	case s.types[from] == "":
		return nil, true // they are read with the ids that they are of
	case s.byWords(from, value):
		return nil, false
	}
	return s.Seen(nil, field, value, s.types[from], ""), true
}

// see is what an article has of a field, by all entities that it has.
func (s *seeing) see(to []string, field string, values [][]string) []string {
	for i, of := range s.types {
		if of == "" {
			continue
		}
		for _, raw := range values[i] {
			for _, words := range s.wordsOf(raw, i, values) {
				if i >= len(plan.EntityTypes) || !s.taken.ids[raw] || !s.taken.has(words) {
					to = s.Seen(to, field, raw, of, words)
				}
			}
		}
	}
	return to
}

// wordsOf are those that an article mentions an id by; "" where it does not matter, and of a
// name that is looked up.
func (s *seeing) wordsOf(id string, from int, values [][]string) (out []string) {
	if s.byWords(from, id) {
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
func (s *seeing) meant(field, value string) (string, bool) {
	if field == fieldCountry {
		return value, false
	}
	id := s.Says.Now(value)
	if s.Says.Hidden(id) {
		return "", false
	}
	awaited := slices.ContainsFunc(s.awaited, func(a plan.Awaited) bool { return a.Entity == id })
	return id, !awaited && !s.taken.ids[id] && !s.Says.Touches(id) && len(s.Says.IDs(id)) == 1
}
