package correct

import (
	"maps"
	"slices"
	"strings"

	"dateline"
)

// Added returns places with those and the names that corrections add, by id: what
// texts are read with, beside what Given returns. A name of a place that there is no more
// is left out.
func (v *View) Added(places []dateline.Place) []dateline.Place { return v.state.added(places) }

// Named is an entity that is in no list of places, with the names that it was given.
type Named struct {
	ID, Type string // the type is one of dateline.EntityTypes
	Names    []string
}

// Given are the entities that were given names and are not among places, by id: people,
// organisations, and places of the world.
func (v *View) Given(places []dateline.Place) []Named { return v.state.given(places) }

func (s *state) given(places []dateline.Place) (out []Named) {
	listed := map[string]bool{}
	for _, p := range places {
		listed[p.ID] = listed[p.ID] || !p.Added
	}
	for _, id := range slices.Sorted(maps.Keys(s.names)) {
		typ := s.called[id]
		if is, there := listed[id]; there && !is {
			typ = dateline.TypePlace // it may share its names, but for those that it was given
		}
		if _, ours := s.places[id]; typ != "" && !ours && !listed[id] {
			out = append(out, Named{id, typ, s.names[id]})
		}
	}
	return out
}

// Adds reports whether two views add other places or names.
func (v *View) Adds(other *View) bool {
	return !maps.EqualFunc(v.state.names, other.state.names, slices.Equal) || !maps.Equal(v.state.called, other.state.called) ||
		!maps.EqualFunc(v.state.places, other.state.places, samePlace)
}

// GivenTo are the names that an entity was given under any of its ids, in their order.
func (v *View) GivenTo(id string) (out []string) {
	for _, id := range v.IDs(id) {
		for _, name := range v.state.names[id] {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func (s *state) added(places []dateline.Place) []dateline.Place {
	if len(s.names)+len(s.places) == 0 {
		return places
	}
	out := slices.Clone(places)
	for _, p := range s.places {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b dateline.Place) int { return strings.Compare(a.ID, b.ID) })
	for i, p := range out {
		if !p.Added {
			out[i].Names = withNames(p, s.names[p.ID])
		}
	}
	return out
}

// withNames are the other names of a place with more of them.
func withNames(p dateline.Place, more []string) []string {
	names := slices.Clip(p.Names)
	for _, n := range more {
		if n != p.Label && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

// Places returns places, which Added has made, by id, as they are to be shown: under
// the names that were given to them, one for all that were merged, with the names of
// all; without the hidden ones and those that are no places.
func (v *View) Places(places []dateline.Place) []dateline.Place {
	if v.Plain() && len(v.state.labels)+len(v.state.names) == 0 {
		return places
	}
	at := make(map[string]int, len(places))
	var out []dateline.Place
	for _, p := range places {
		if v.state.root(p.ID) == p.ID && v.isPlace(p.ID) {
			at[p.ID] = len(out)
			out = append(out, v.named(p))
		}
	}
	for _, p := range places {
		now := v.state.root(p.ID)
		if i, there := at[now]; there && now != p.ID {
			out[i].Names = withNames(out[i], p.AllNames())
		} else if !there && now != p.ID && v.isPlace(now) {
			// What stands for it is in no list: it is shown with what is known of this one.
			p.ID = now
			at[now] = len(out)
			out = append(out, v.named(p))
		}
	}
	slices.SortFunc(out, func(a, b dateline.Place) int { return strings.Compare(a.ID, b.ID) })
	return out
}

func (v *View) isPlace(id string) bool {
	typ := v.state.types[id]
	return !v.state.hidden[id] && (typ == "" || typ == dateline.TypePlace)
}

// named gives a place the name that it was given, and keeps its own among the others.
func (v *View) named(p dateline.Place) dateline.Place {
	p.Names = withNames(p, v.state.names[p.ID])
	if label := v.state.labels[p.ID]; label != "" && label != p.Label {
		names := append([]string{p.Label}, p.Names...)
		p.Label, p.Names = label, slices.DeleteFunc(names, func(n string) bool { return n == label })
	}
	return p
}
