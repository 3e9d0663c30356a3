package entity

import (
	"slices"
	"strings"

	"dateline"
	"dateline/index/text"
)

// Difference says which texts may have other mentions by one gazetteer than by another:
// those that have one of Words side by side, or mention one of Places.
type Difference struct {
	Words  [][]string // in their Exact forms
	Places []string   // ids of those that differ in more than their names
	// Where a gazetteer is joined to another, it also matters which places of that one are
	// the same as its own: Names are all that this may change by, in Exact forms, and Lost
	// the ids of places that have lost names, or are gone.
	Names [][]string
	Lost  []string
}

// Differs compares two gazetteers.
func Differs(a, b *Gazetteer) (d Difference) {
	seen := map[string]bool{}
	for p := range a.All() {
		other, there := b.Place(p.ID)
		if there && !samePlace(p, other) {
			d.Places = append(d.Places, p.ID)
			d.joined(other.AllNames())
		}
		if names := without(p.AllNames(), other.AllNames()); len(names) > 0 {
			d.Lost = append(d.Lost, p.ID)
			d.add(names, seen)
		}
		d.add(without(other.AllNames(), p.AllNames()), seen)
	}
	for p := range b.All() {
		if _, there := a.Place(p.ID); !there {
			d.add(p.AllNames(), seen)
		}
	}
	d.given(a, b, seen)
	return d
}

// given compares the names that were given to other entities than places of a list.
func (d *Difference) given(a, b *Gazetteer, seen map[string]bool) {
	was, is := a.others(), b.others()
	for id, names := range was {
		d.words(without(names, is[id]), seen)
	}
	for id, names := range is {
		d.words(without(names, was[id]), seen)
	}
}

// others are the names that were given, by the type and the id of who has them.
func (g *Gazetteer) others() map[[2]string][]string {
	out := map[[2]string][]string{}
	own := len(g.places) - len(g.types)
	for i, typ := range g.types {
		out[[2]string{typ, g.places[own+i].ID}] = g.places[own+i].AllNames()
	}
	return out
}

// without is what is in one list and not in another.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(name string) bool { return name == "" || slices.Contains(other, name) })
}

// samePlace compares all but the names.
func samePlace(a, b dateline.Place) bool {
	return a.Kind == b.Kind && a.Located == b.Located && a.Lat == b.Lat && a.Lon == b.Lon && slices.Equal(a.Countries, b.Countries)
}

// add adds names of places that came or went.
func (d *Difference) add(names []string, seen map[string]bool) {
	d.joined(names)
	d.words(names, seen)
}

// words adds the words of names. One in which a full stop may follow a word says that
// of all names that begin with the same words, so no more than those are told.
func (d *Difference) words(names []string, seen map[string]bool) {
	for _, name := range names {
		var run []string
		words := text.Words(name)
		for i, w := range words {
			run = append(run, w.Exact)
			if i+1 < len(words) && (isAbbreviation(w.Exact) || strings.HasPrefix(name[w.End:], ".")) {
				break
			}
		}
		if key := strings.Join(run, " "); len(run) > 0 && !seen[key] {
			seen[key] = true
			d.Words = append(d.Words, run)
		}
	}
}

func (d *Difference) joined(names []string) {
	for _, name := range names {
		var exact []string
		for _, w := range text.Words(name) {
			exact = append(exact, w.Exact)
		}
		d.Names = append(d.Names, exact)
	}
}
