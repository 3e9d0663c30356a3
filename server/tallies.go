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
	values []tallied // by the number of their labels
	places map[string]int
	floors map[string]int // of a facet with more values: no other has a higher count
}

type tallied struct {
	facet string
	dateline.Count
}

func newTallies(facets map[string]dateline.Facet) *tallies {
	t := &tallies{places: map[string]int{}, floors: map[string]int{}}
	for _, facet := range dateline.FacetNames() {
		f := facets[facet]
		for _, v := range f.Values {
			t.add(v.Label)
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
	res, err := archive.Search(ctx, dateline.Search{Copies: dateline.Fold, Facets: dateline.FacetNames(), FacetLimit: dateline.MaxFacetLimit})
	if err != nil {
		return nil, fmt.Errorf("count the values of facets: %w", err)
	}
	c.kept, c.indexed = newTallies(res.Facets), max(indexed, res.Seen)
	return c.kept, nil
}
