package entity

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"dateline"
	"dateline/index/text"
)

// Version is the version of the extractor: it is raised when the same places and
// the same text give other mentions than before.
const Version = 1

// Gazetteer finds the names of places, and those that were given to other entities. It
// is immutable and safe for concurrent use. The zero Gazetteer is the one of no places
// and finds nothing.
type Gazetteer struct {
	places      []dateline.Place // those that were given names stand behind the others
	types       []string         // of those
	byID        map[string]int   // indexes of places
	names       trie
	fingerprint string // "" in the zero Gazetteer
}

// Given is an entity that is in no list of places, with the names that it was given.
type Given struct {
	ID, Type string   // the type is one of dateline.EntityTypes
	Names    []string // at least one
}

// Compile returns the gazetteer of places and of names that were given to other
// entities, whose order does not matter. It keeps copies. A name may be given to the same
// entity more than once, in any spelling; punctuation in a name says nothing but where its
// words end and which of them are abbreviations.
//
// The error is Invalid for a name (or label) that holds no word, and Conflict
// for an id given twice and for a name of two places. Two names are the same when
// the Exact forms of their words are.
func Compile(places []dateline.Place, others ...Given) (*Gazetteer, error) {
	g := &Gazetteer{byID: make(map[string]int, len(places)), names: newTrie()}
	places = slices.Clip(places)
	for _, o := range others {
		g.types = append(g.types, o.Type)
		places = append(places, dateline.Place{ID: o.ID, Label: o.Names[0], Names: o.Names[1:]})
	}
	analyzer := text.NewAnalyzer()
	var words []text.Word
	for i, p := range places {
		if _, taken := g.byID[p.ID]; taken {
			return nil, &dateline.Error{Kind: dateline.Conflict, Field: "id",
				Message: fmt.Sprintf("place %q is in the gazetteer twice", p.ID)}
		}
		g.byID[p.ID] = i
		p.Countries, p.Names = slices.Clone(p.Countries), slices.Clone(p.Names)
		g.places = append(g.places, p)
		for _, name := range p.AllNames() {
			words = analyzer.Words(words[:0], name)
			if err := g.add(i, name, words); err != nil {
				return nil, err
			}
		}
	}
	g.names.seal()
	g.fingerprint = fingerprint(g.places, g.types)
	return g, nil
}

// given is the type of an entity with an index that was given names; "" of a place.
func (g *Gazetteer) given(place int) string {
	if own := len(g.places) - len(g.types); place >= own {
		return g.types[place-own]
	}
	return ""
}

// add gives a name to the place of that index.
func (g *Gazetteer) add(place int, name string, words []text.Word) error {
	p := g.places[place]
	if len(words) == 0 {
		return dateline.Invalidf(fieldOf(p, name), "name %q of place %q holds no word; want a letter or a digit", name, p.ID)
	}
	if other, taken := g.names.add(place, name, words); taken {
		return &dateline.Error{Kind: dateline.Conflict, Field: fieldOf(p, name),
			Message: fmt.Sprintf("%q is a name of place %q and of place %q", name, g.places[other].ID, p.ID),
			Hint:    "accents, capitals and hyphens do not tell names apart: give the name to one place only"}
	}
	return nil
}

func fieldOf(p dateline.Place, name string) string {
	if name == p.Label {
		return "label"
	}
	return "names"
}

// Place returns the place of that id and whether there is one. Its slices are
// shared and must not be changed.
func (g *Gazetteer) Place(id string) (p dateline.Place, ok bool) {
	i, ok := g.byID[id]
	if !ok || g.given(i) != "" {
		return dateline.Place{}, false
	}
	return g.places[i], true
}

// Longest returns the id of the entity with the longest name that words begin with, its
// type, and the number of words n of that name; 0 and "" if they begin with
// none. The words are Exact forms of text.Word; their capitals and what stood
// between them are not known and do not matter: this is for queries, where
// readers write "kelbajar".
func (g *Gazetteer) Longest(words []string) (n int, id, typ string) {
	var at uint32
	for i, word := range words {
		next, ok := g.names.next(i, at, word)
		if !ok {
			break
		}
		at = next
		if end := &g.names.nodes[at]; end.named() {
			n, id, typ = i+1, g.places[end.place].ID, cmp.Or(g.given(int(end.place)), dateline.TypePlace)
		}
	}
	return n, id, typ
}

// All yields the places in the order in which they were given, without other entities.
// Their slices are shared and must not be changed.
func (g *Gazetteer) All() iter.Seq[dateline.Place] {
	return slices.Values(g.places[:len(g.places)-len(g.types)])
}
