package correct

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline"
	"dateline/index/text"
)

// state is what corrections come to, without what was taken back.
type state struct {
	last     int                                   // the number of the last correction, those taken back too
	merged   map[string]step                       // by the id that was merged
	splits   map[string]map[string]step            // by the id that was split, then by its words as text.Fold has them
	labels   map[string]string                     // by id
	types    map[string]string                     // by id
	hidden   map[string]bool                       // by id
	names    map[string][]string                   // that were given, by id
	called   map[string]string                     // types of those that are in no list of places, by id
	places   map[string]dateline.Place             // by id
	noted    map[string]map[string]int             // by id and name, the number of the correction that gave it first
	mentions map[dateline.ID][]dateline.Correction // by article, in their order
}

// step leads from one id to another.
type step struct {
	to string
	n  int // of the correction that says so
}

func newState() *state {
	return &state{
		merged: map[string]step{}, splits: map[string]map[string]step{}, labels: map[string]string{}, types: map[string]string{},
		hidden: map[string]bool{}, names: map[string][]string{}, called: map[string]string{}, places: map[string]dateline.Place{}, noted: map[string]map[string]int{},
		mentions: map[dateline.ID][]dateline.Correction{},
	}
}

// root is the id that merges lead to.
func (s *state) root(id string) string {
	for {
		next, merged := s.merged[id]
		if !merged {
			return id
		}
		id = next.to
	}
}

// way is the number of a correction on a way from one id to another, 0 if there is
// none. An id is no way from itself.
func (s *state) way(from, to string) int {
	seen := map[string]bool{}
	var look func(at string) int
	look = func(at string) int {
		if seen[at] {
			return 0
		}
		seen[at] = true
		for next := range s.steps(at) {
			if next.to == to {
				return next.n
			}
			if n := look(next.to); n != 0 {
				return n
			}
		}
		return 0
	}
	return look(from)
}

// steps are those that begin at an id.
func (s *state) steps(id string) func(yield func(step) bool) {
	return func(yield func(step) bool) {
		if next, merged := s.merged[id]; merged && !yield(next) {
			return
		}
		for _, words := range slices.Sorted(maps.Keys(s.splits[id])) {
			if !yield(s.splits[id][words]) {
				return
			}
		}
	}
}

// add lets a correction hold, and says whether that changes anything. It is Conflict
// where it contradicts those before it.
func (s *state) add(c dateline.Correction) (changed bool, err error) {
	switch c.Kind {
	case dateline.CorrectMerge:
		return s.merge(c)
	case dateline.CorrectSplit:
		if len(c.Words) == 0 {
			return s.part(c)
		}
		return s.split(c)
	case dateline.CorrectRename:
		return set(s.labels, c.Entity, c.Label), nil
	case dateline.CorrectRetype:
		return set(s.types, c.Entity, c.Type), nil
	case dateline.CorrectHide:
		return set(s.hidden, c.Entity, true), nil
	case dateline.CorrectShow:
		changed = s.hidden[c.Entity]
		delete(s.hidden, c.Entity)
		return changed, nil
	case dateline.CorrectMention:
		return s.mention(c), nil
	case dateline.CorrectName:
		return s.name(c), nil
	case dateline.CorrectPlace:
		was, had := s.places[c.Entity]
		s.places[c.Entity] = c.Place
		s.note(c.Entity, c.N, c.Place.AllNames())
		return !had || !samePlace(was, c.Place), nil
	}
	return false, nil
}

// set sets a value, and says whether it was another.
func set[V comparable](m map[string]V, id string, v V) bool {
	was, had := m[id]
	m[id] = v
	return !had || was != v
}

func conflict(field, hint, format string, args ...any) error {
	return &dateline.Error{Kind: dateline.Conflict, Field: field, Message: fmt.Sprintf(format, args...), Hint: hint}
}

func undo(n int) string { return fmt.Sprintf("undo the correction %d first", n) }

func (s *state) merge(c dateline.Correction) (bool, error) {
	if was, merged := s.merged[c.Entity]; merged {
		if s.root(c.Entity) == s.root(c.Into) {
			return false, nil
		}
		return false, conflict("entity", undo(was.n), "%s was merged into %s already", c.Entity, was.to)
	}
	if n := s.way(c.Into, c.Entity); n != 0 {
		return false, conflict("into", undo(n), "%s leads to %s already: the two would stand for each other", c.Into, c.Entity)
	}
	s.merged[c.Entity] = step{c.Into, c.N}
	return true, nil
}

// part takes an id out of what it was merged into.
func (s *state) part(c dateline.Correction) (bool, error) {
	if _, merged := s.merged[c.Entity]; !merged {
		return false, conflict("entity", "to split one entity into two, give the words of the second and its id", "%s was not merged into another", c.Entity)
	}
	delete(s.merged, c.Entity)
	return true, nil
}

func (s *state) split(c dateline.Correction) (changed bool, err error) {
	if n := s.way(c.Into, c.Entity); n != 0 {
		return false, conflict("into", undo(n), "%s leads to %s already: its words would lead back", c.Into, c.Entity)
	}
	of := maps.Clone(s.splits[c.Entity])
	if of == nil {
		of = map[string]step{}
	}
	for i, w := range c.Words {
		fold := text.Fold(w)
		was, split := of[fold]
		switch {
		case split && was.to == c.Into:
			continue
		case split:
			return false, conflict(fmt.Sprintf("words[%d]", i), undo(was.n), "%q of %s is %s already", w, c.Entity, was.to)
		}
		of[fold], changed = step{c.Into, c.N}, true
	}
	s.splits[c.Entity] = of
	if c.Label != "" {
		changed = set(s.labels, c.Into, c.Label) || changed
	}
	if c.Type != "" {
		changed = set(s.types, c.Into, c.Type) || changed
	}
	return changed, nil
}

// mention adds what is said of an occurrence; the last that was said of it holds.
func (s *state) mention(c dateline.Correction) bool {
	list := s.mentions[c.Article]
	same := func(o dateline.Correction) bool {
		return o.Field == c.Field && o.Words[0] == c.Words[0] && o.Occurrence == c.Occurrence
	}
	for _, o := range slices.Backward(list) {
		if same(o) && o.Entity == c.Entity && o.Type == c.Type && o.Label == c.Label {
			return false
		}
		if o.Field == c.Field && (strings.Contains(o.Words[0], c.Words[0]) || strings.Contains(c.Words[0], o.Words[0])) {
			break // it may be of the same words
		}
	}
	s.mentions[c.Article] = append(slices.Clip(list), c)
	return true
}

// holds reports whether what is said of an occurrence is so already.
func (s *state) holds(c dateline.Correction) bool {
	list := s.mentions[c.Article]
	changed := s.mention(c)
	s.mentions[c.Article] = list
	return !changed
}

func (s *state) name(c dateline.Correction) (changed bool) {
	list := slices.Clip(s.names[c.Entity])
	for _, w := range c.Words {
		if !slices.Contains(list, w) {
			list, changed = append(list, w), true
		}
	}
	s.names[c.Entity] = list
	s.note(c.Entity, c.N, c.Words)
	if c.Type != "" && s.called[c.Entity] != c.Type {
		s.called[c.Entity], changed = c.Type, true
	}
	return changed
}

func samePlace(a, b dateline.Place) bool {
	return a.ID == b.ID && a.Label == b.Label && a.Kind == b.Kind && a.Located == b.Located && a.Lat == b.Lat && a.Lon == b.Lon &&
		slices.Equal(a.Countries, b.Countries) && slices.Equal(a.Names, b.Names)
}
