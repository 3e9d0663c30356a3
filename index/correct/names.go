package correct

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"dateline"
)

// GivenName is a name that a correction gave to an entity, or to a place that it added.
type GivenName struct {
	Entity, Name string
	N            int // of the correction
}

// NamesSince yields the names that corrections give, the newest first, but for those that
// another view has of the same entity; nil has none. Of a correction the names come in
// their order.
func (v *View) NamesSince(before *View) iter.Seq[GivenName] {
	had := func(GivenName) bool { return false }
	if before != nil {
		had = func(g GivenName) bool {
			return before.state.called[g.Entity] == v.state.called[g.Entity] && slices.Contains(before.state.givenTo(g.Entity), g.Name)
		}
	}
	return func(yield func(GivenName) bool) {
		for _, g := range v.state.allGiven() {
			if !had(g) && !yield(g) {
				return
			}
		}
	}
}

// NamesOf are the names of one id that corrections say, whatever it was merged into.
func (v *View) NamesOf(id string) []string { return v.state.givenTo(id) }

// Keeps reports whether all names, types and places that another view adds are there still.
func (v *View) Keeps(before *View) bool {
	was, is := before.state, v.state
	for id, p := range was.places {
		if now, there := is.places[id]; !there || !onlyMoreNames(p, now) {
			return false
		}
	}
	for id := range was.names {
		if was.called[id] != is.called[id] || len(withNames(dateline.Place{Names: is.givenTo(id)}, was.givenTo(id))) > len(is.givenTo(id)) {
			return false
		}
	}
	return true
}

// onlyMoreNames reports whether a place is as another but for names that it has beside.
func onlyMoreNames(a, b dateline.Place) bool {
	a.Names, b.Names = withNames(b, a.AllNames()), slices.Clone(b.Names)
	return samePlace(a, b)
}

// allGiven are all names that were given, the newest first.
func (s *state) allGiven() (out []GivenName) {
	for _, id := range slices.Sorted(maps.Keys(s.noted)) {
		for _, name := range s.givenTo(id) {
			out = append(out, GivenName{id, name, s.noted[id][name]})
		}
	}
	slices.SortStableFunc(out, func(a, b GivenName) int { return cmp.Compare(b.N, a.N) })
	return out
}

// givenTo are the names of an id that corrections say, those of a place that they added first.
func (s *state) givenTo(id string) []string {
	p, ours := s.places[id]
	if !ours {
		return s.names[id]
	}
	return withNames(dateline.Place{}, slices.Concat(p.AllNames(), s.names[id]))
}

// note notes which correction an entity has names by.
func (s *state) note(id string, n int, names []string) {
	if s.noted[id] == nil {
		s.noted[id] = map[string]int{}
	}
	for _, name := range names {
		if s.noted[id][name] == 0 {
			s.noted[id][name] = n
		}
	}
}
