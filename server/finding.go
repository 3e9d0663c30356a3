package server

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"dateline"
	"dateline/index/text"
)

// suggested is a value with the name by which it was found.
type suggested struct {
	tallied
	name string
}

// choice is what tells suggestions apart.
type choice struct{ facet, value string }

// finding is the search for suggestions.
type finding struct {
	prefix, typed string // folded, and as it was typed
	limit         int
	found         map[choice]suggested // those with a count of 0 are not counted, or are in no article
	rare          int                  // how many of them are places that are not tallied
	more          bool                 // there may be more of those
}

// labels finds the tallied values, by their labels before other names, of which those go
// first that stand first.
func (f *finding) labels(t *tallies) {
	best := map[int]int{}
	t.others.find(f.prefix, func(i int) {
		value := t.named[i].value
		if was, known := best[value]; !known || i < was {
			best[value] = i
		}
	})
	for value, i := range best {
		v := t.values[value]
		f.found[choice{v.facet, v.Value}] = suggested{v, t.named[i].name}
	}
	t.find(f.prefix, func(i int) {
		v := t.values[i]
		f.found[choice{v.facet, v.Value}] = suggested{v, v.Label}
	})
}

// names finds places by all their names. A label goes before other names, and
// those stand in the order of the gazetteer.
func (f *finding) names(n *placeNames, t *tallies) {
	f.more = n.full
	best := map[string]int{}
	n.find(f.prefix, func(i int) {
		id := n.of[i].id
		was, known := best[id]
		switch {
		case known:
			best[id] = min(i, was)
		case t.places[id] > 0:
			best[id] = i
		case f.rare < mostRare:
			best[id] = i
			f.rare++
		default:
			f.more = true
		}
	})
	for id, i := range best {
		of := n.of[i]
		f.found[choice{dateline.FacetPlace, id}] = suggested{tallied{dateline.FacetPlace, dateline.Count{Value: id, Label: of.label, Count: t.places[id]}}, of.name}
	}
}

// first returns the best of what was found in articles.
func (f *finding) first() []suggested {
	facets := dateline.FacetNames()
	all := slices.SortedFunc(maps.Values(f.found), func(a, b suggested) int {
		return cmp.Or(cmp.Compare(b.Count.Count, a.Count.Count), strings.Compare(a.Label, b.Label),
			cmp.Compare(slices.Index(facets, a.facet), slices.Index(facets, b.facet)), strings.Compare(a.Value, b.Value))
	})
	all = slices.DeleteFunc(all, func(s suggested) bool { return s.Count.Count == 0 })
	return all[:min(len(all), f.limit)]
}

// mostRare is how many places that are not tallied are counted for one answer.
const mostRare = 200

// rarer asks for values that are not tallied, of those facets where one of them
// could be among the first: by the beginning of their names, and places by the
// names that were found, as long as those are not too many.
func (f *finding) rarer(ctx context.Context, archive dateline.Archive, t *tallies) error {
	facets := f.open(t)
	byName := slices.Contains(facets, dateline.FacetPlace) && f.rare > 0
	byLabel := slices.DeleteFunc(facets, func(facet string) bool { return facet == dateline.FacetPlace && !f.more })
	if len(byLabel) > 0 {
		if err := f.ask(ctx, archive, dateline.Search{Copies: dateline.Fold, Facets: byLabel, FacetPrefix: f.typed, FacetLimit: f.limit, FacetNames: true}); err != nil {
			return err
		}
	}
	if !byName {
		return nil
	}
	// A chosen value is listed with its count however rare it is.
	return f.ask(ctx, archive, dateline.Search{
		Include: map[string][]string{dateline.FacetPlace: f.uncounted()}, Copies: dateline.Fold, Facets: []string{dateline.FacetPlace}, FacetLimit: 1,
	})
}

// open lists the facets of which a value that is not tallied could be among the
// first.
func (f *finding) open(t *tallies) (facets []string) {
	least := 1
	if first := f.first(); len(first) == f.limit {
		least = first[f.limit-1].Count.Count
	}
	for _, facet := range dateline.FacetNames() {
		if t.floors[facet] >= least {
			facets = append(facets, facet)
		}
	}
	return facets
}

// uncounted lists the places that were found and are not tallied.
func (f *finding) uncounted() (ids []string) {
	for at, s := range f.found {
		if s.Count.Count == 0 {
			ids = append(ids, at.value)
		}
	}
	slices.Sort(ids)
	return ids
}

// ask counts what a search lists.
func (f *finding) ask(ctx context.Context, archive dateline.Archive, s dateline.Search) error {
	res, err := archive.Search(ctx, s)
	if err != nil {
		return err
	}
	for facet, counted := range res.Facets {
		for _, v := range counted.Values {
			at := choice{facet, v.Value}
			was, found := f.found[at]
			if found || s.FacetPrefix != "" {
				f.found[at] = suggested{tallied{facet, v}, cmp.Or(was.name, f.named(v.Label, counted.Names[v.Value]))}
			}
		}
	}
	return nil
}

// named is the first of the names of a value that begins as it was asked for.
func (f *finding) named(label string, others []string) string {
	if !strings.HasPrefix(text.Fold(label), f.prefix) {
		for _, name := range others {
			if strings.HasPrefix(text.Fold(name), f.prefix) {
				return name
			}
		}
	}
	return label
}
