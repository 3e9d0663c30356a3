package plan

import (
	"reflect"
	"slices"

	"dateline"
	"dateline/index/correct"
	"dateline/index/rank"
	"dateline/index/text"
)

// MostAwaited is how many names are looked up as words at the most: each is a phrase that
// every search of entities has to look up meanwhile.
const MostAwaited = 200

// Awaited is an entity with the names that editors gave it, as they are looked up while an
// index is not yet read with them.
type Awaited struct {
	Entity string    // its id, as texts are read: a correction may have merged, hidden or retyped it
	Type   string    // one of dateline.EntityTypes, as texts are read
	Plan   rank.Node // matches the texts that have one of the names, side by side and in any capitals
}

// Names are the words of each name that is looked up, in their Exact forms.
func (a Awaited) Names() (out [][]string) {
	for _, n := range a.Plan.(rank.Or) {
		var words []string
		for _, term := range n.(rank.Phrase).Terms {
			words = append(words, term...)
		}
		out = append(out, words)
	}
	return out
}

// AwaitedSince are the entities that corrections gave names to since a view, the one with the
// newest name first, by the newest MostAwaited names; nil had none.
func (e *Entities) AwaitedSince(before *correct.View) (out []Awaited) {
	left := MostAwaited
	for name := range e.Says.NamesSince(before) {
		if left == 0 {
			break
		}
		run, typ := e.givenRun(name)
		if run == nil {
			continue
		}
		left--
		i := slices.IndexFunc(out, func(a Awaited) bool { return a.Entity == name.Entity && a.Type == typ })
		if i < 0 {
			i, out = len(out), append(out, Awaited{Entity: name.Entity, Type: typ, Plan: rank.Or{}})
		}
		out[i].Plan = append(out[i].Plan.(rank.Or), rank.Phrase{Fields: TextFields, Terms: singly(run), Boost: 1})
	}
	return out
}

// givenRun are the words of a name and the type of its entity, by what texts are read with;
// nil where they do not know it.
func (e *Entities) givenRun(name correct.GivenName) (run []string, typ string) {
	for _, w := range text.Words(name.Name) {
		run = append(run, w.Exact)
	}
	n, id, typ := e.Own.Longest(run)
	if n != len(run) || id != name.Entity {
		return nil, ""
	}
	return run, typ
}

// OnlyAwaits reports whether texts are read by e as by before, but for names that editors
// gave, and AwaitedSince has all of those that were given since a view.
func (e *Entities) OnlyAwaits(before *Entities, since *correct.View) bool {
	names := 0
	for range e.Says.NamesSince(since) {
		names++
	}
	return names <= MostAwaited && e.Says.Keeps(before.Says) && reflect.DeepEqual(e.Added, before.Added) &&
		reflect.DeepEqual(e.listed(), before.listed())
}

// listed are the own places as the lists of the record have them, without names that
// corrections add.
func (e *Entities) listed() map[string]dateline.Place {
	out := map[string]dateline.Place{}
	for p := range e.Own.All() {
		given := e.Says.NamesOf(p.ID)
		p.Names = slices.DeleteFunc(p.AllNames(), func(name string) bool { return slices.Contains(given, name) })
		if len(p.Names) > 0 {
			out[p.ID] = p
		}
	}
	return out
}

// Await lets c look up names as words, since the index that it is for is not read with them.
// It is called before FindNames and Compile.
func (c *Compiler) Await(list []Awaited) { c.awaited = list }

// awaitedOf matches the texts that have an awaited name of an entity; nil where there is none.
func (c *Compiler) awaitedOf(id string, boost float64) (out rank.Max) {
	for _, a := range c.awaited {
		now, _, shown := c.entities.Says.Stands(a.Entity, a.Type, "")
		if now != id || !shown {
			continue
		}
		for _, n := range a.Plan.(rank.Or) {
			n := n.(rank.Phrase)
			n.Boost = boost
			out = append(out, n)
		}
	}
	return out
}

// awaits reports whether names of an id are awaited in a field.
func (c *Compiler) awaits(field, id string) bool {
	return slices.ContainsFunc(c.awaited, func(a Awaited) bool {
		now, typ, shown := c.entities.Says.Stands(a.Entity, a.Type, "")
		return shown && (a.Entity == id || now == id) && FieldOf(typ) == field
	})
}
