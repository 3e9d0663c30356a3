package correct

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"dateline"
	"dateline/index/text"
)

// View is what corrections come to.
type View struct {
	state *state
	from  map[string][]string // by id, those from which a step leads to it
	used  map[string][]string // by the id of an entity, words that were said to be mentions of it
	steps string              // see Steps
}

// Compile returns the view of all corrections that there are, by number.
func Compile(all []dateline.Correction) *View {
	s, _, _ := fold(all, 0)
	v := &View{state: s, from: map[string][]string{}, used: map[string][]string{}}
	for _, from := range slices.Sorted(maps.Keys(s.merged)) {
		v.from[s.merged[from].to] = append(v.from[s.merged[from].to], from)
	}
	for _, from := range slices.Sorted(maps.Keys(s.splits)) {
		for _, next := range s.splits[from] {
			if !slices.Contains(v.from[next.to], from) {
				v.from[next.to] = append(v.from[next.to], from)
			}
		}
	}
	v.steps = s.sum()
	for _, list := range s.mentions {
		for _, c := range list {
			if id := c.Entity; id != "" && !slices.Contains(v.used[id], c.Words[0]) {
				v.used[id] = append(v.used[id], c.Words[0])
			}
		}
	}
	return v
}

// CompileTo returns the view of all corrections as the last one was that with a number.
func CompileTo(all []dateline.Correction, last int) *View {
	var then []dateline.Correction
	for _, c := range all {
		if c.N > last {
			continue
		}
		if c.Undone > last {
			c.Undone = 0
		}
		then = append(then, c)
	}
	return Compile(then)
}

// sum is a hash of all that an id may come to something else by.
func (s *state) sum() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %v %v", s.types, s.hidden, s.splits) // maps are printed in the order of their keys
	for _, from := range slices.Sorted(maps.Keys(s.merged)) {
		fmt.Fprintf(h, " %s %s", from, s.merged[from].to)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Last is the number of the last correction; 0 if there is none.
func (v *View) Last() int { return v.state.last }

// Plain reports whether all ids stand for themselves, and nothing is hidden or of
// another type.
func (v *View) Plain() bool {
	s := v.state
	return len(s.merged)+len(s.splits)+len(s.hidden)+len(s.types) == 0
}

// Steps tells apart what ids stand for, what is hidden and what types were given; other
// corrections do not change it.
func (v *View) Steps() string { return v.steps }

// Touches reports whether an id as the index has it may stand for another, for none,
// or be of another type.
func (v *View) Touches(id string) bool {
	s := v.state
	_, merged := s.merged[id]
	_, typed := s.types[id]
	return merged || typed || s.hidden[id] || len(s.splits[id]) > 0
}

// Touched are all ids of which Touches is true, in the order of bytes.
func (v *View) Touched() []string {
	s, all := v.state, map[string]bool{}
	for id := range s.merged {
		all[id] = true
	}
	for id := range s.types {
		all[id] = true
	}
	for id := range s.hidden {
		all[id] = true
	}
	for id := range s.splits {
		all[id] = true
	}
	ids := slices.Sorted(maps.Keys(all))
	return slices.DeleteFunc(ids, func(id string) bool { return !v.Touches(id) })
}

// Now is the id that stands for an entity, whatever words it is mentioned by.
func (v *View) Now(id string) string { return v.state.root(id) }

// Splits reports whether an id stands for several entities, by the words used.
func (v *View) Splits(id string) bool {
	for {
		if len(v.state.splits[id]) > 0 {
			return true
		}
		next, merged := v.state.merged[id]
		if !merged {
			return false
		}
		id = next.to
	}
}

// Split are all ids of which Splits is true.
func (v *View) Split() (out []string) {
	seen := map[string]bool{}
	var add func(id string)
	add = func(id string) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
			for _, from := range v.from[id] {
				add(from)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(v.state.splits)) {
		add(id)
	}
	return out
}

// Stands returns what a mention of id by words stands for, and of what type that is if
// machines read typ; ok is false where it is hidden.
func (v *View) Stands(id, typ, words string) (now, as string, ok bool) {
	fold := ""
	for {
		if rules := v.state.splits[id]; len(rules) > 0 {
			if fold == "" {
				fold = text.Fold(words)
			}
			if next, split := rules[fold]; split {
				id = next.to
				continue
			}
		}
		next, merged := v.state.merged[id]
		if !merged {
			break
		}
		id = next.to
	}
	return id, cmp.Or(v.state.types[id], typ), !v.state.hidden[id]
}

// Type is the type that was given to an entity; "" if none was.
func (v *View) Type(id string) string { return v.state.types[id] }

// Hidden reports whether the entity that id stands for is hidden.
func (v *View) Hidden(id string) bool { return v.state.hidden[v.state.root(id)] }

// IDs are those that may stand for an entity in the index, its own first.
func (v *View) IDs(id string) []string {
	out := []string{id}
	for i := 0; i < len(out); i++ {
		for _, from := range v.from[out[i]] {
			if !slices.Contains(out, from) {
				out = append(out, from)
			}
		}
	}
	return out
}

// Partly reports whether the ids of an entity stand for others too, so that a mention
// of one need not be a mention of it.
func (v *View) Partly(id string) bool { return slices.ContainsFunc(v.IDs(id), v.Splits) }

// Label is the name that was given to an entity; "" if none was.
func (v *View) Label(id string) string { return v.state.labels[id] }

// Speaks reports whether a correction speaks of an entity.
func (v *View) Speaks(id string) bool {
	return v.Touches(id) || v.state.labels[id] != "" || len(v.from[id])+len(v.used[id])+len(v.state.names[id]) > 0
}

// Read returns mentions with what they stand for, without the hidden ones. Labels are
// those that were given, or else those that were read, or else the words.
func (v *View) Read(read []dateline.Mention) []dateline.Mention {
	var out []dateline.Mention
	for i, m := range read {
		id, typ, shown := v.Stands(m.Entity, m.Type, m.Words)
		if m.Type == dateline.TypeNationality && (typ == dateline.TypePlace || id == m.Entity) {
			typ = m.Type // the word stays one of a nationality, whatever its country is
		}
		named := v.Label(id)
		if m.Label == "" && (typ == dateline.TypePerson || typ == dateline.TypeOrganisation) {
			named = cmp.Or(named, m.Words)
		}
		if id == m.Entity && typ == m.Type && shown && named == "" {
			if out != nil {
				out = append(out, m)
			}
			continue
		}
		if out == nil {
			out = append(make([]dateline.Mention, 0, len(read)), read[:i]...)
		}
		if !shown {
			continue
		}
		m.Entity, m.Type, m.Label = id, typ, cmp.Or(named, m.Label)
		out = append(out, m)
	}
	if out == nil {
		return read
	}
	return out
}

// Entity is what id stands for; its label and type only if corrections say them.
func (v *View) Entity(id string) dateline.Entity {
	now := v.state.root(id)
	e := dateline.Entity{ID: now, Type: cmp.Or(v.state.types[now], v.state.called[now]), Label: v.state.labels[now], Hidden: v.state.hidden[now], Given: v.GivenTo(now)}
	for _, from := range v.IDs(now)[1:] {
		if v.state.root(from) == now {
			e.Merged = append(e.Merged, from)
		}
	}
	slices.Sort(e.Merged)
	return e
}
