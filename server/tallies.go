package server

import (
	"context"
	"fmt"

	"dateline"
)

// tallies are the values of all facets over the whole archive, at one state of the
// index: dateline.MaxFacetLimit of each, which bounds what is kept.
type tallies struct {
	wordTable
	values []tallied    // by the number of their labels
	others wordTable    // the other names of values
	named  []otherNamed // by the number of those
	places map[string]int
	floors map[string]int // of a facet with more values: no other has a higher count
}

type tallied struct {
	facet string
	dateline.Count
}

// otherNamed is a name that a value has beside its label.
type otherNamed struct {
	value int // of tallies.values
	name  string
}

func newTallies(facets map[string]dateline.Facet) *tallies {
	t, bytes := &tallies{places: map[string]int{}, floors: map[string]int{}}, 0
	for _, facet := range dateline.FacetNames() {
		f := facets[facet]
		for _, v := range f.Values {
			t.add(v.Label)
			for _, name := range f.Names[v.Value] {
				if bytes += len(name); bytes <= mostNameBytes {
					t.others.add(name)
					t.named = append(t.named, otherNamed{len(t.values), name})
				}
			}
			t.values = append(t.values, tallied{facet, v})
			if facet == dateline.FacetPlace {
				t.places[v.Value] = v.Count
			}
		}
		if f.Other > 0 {
			t.floors[facet] = f.Values[len(f.Values)-1].Count
		}
	}
	t.sort()
	t.others.sort()
	return t
}

// tallyCache keeps the tallies of one state of the index.
type tallyCache struct {
	turn
	indexed dateline.Seq // they are of this change or a later one
	kept    *tallies
}

// at returns the tallies as they are at a change that searches see, or later.
func (c *tallyCache) at(ctx context.Context, archive dateline.Archive, indexed dateline.Seq) (*tallies, error) {
	if err := c.take(ctx); err != nil {
		return nil, err
	}
	defer c.give()
	if c.kept != nil && indexed <= c.indexed {
		return c.kept, nil
	}
	ctx, cancel := detached(ctx)
	defer cancel()
	res, err := archive.Search(ctx, dateline.Search{Copies: dateline.Fold, Facets: dateline.FacetNames(), FacetLimit: dateline.MaxFacetLimit, FacetNames: true})
	if err != nil {
		return nil, fmt.Errorf("count the values of facets: %w", err)
	}
	c.kept, c.indexed = newTallies(res.Facets), max(indexed, res.Seen)
	return c.kept, nil
}
