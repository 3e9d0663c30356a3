package copies

import (
	"hash/maphash"
	"slices"
)

var seed = maphash.MakeSeed()

// Hash is the number by which Groups finds an id. It holds for this process only,
// so that nobody can choose ids with equal numbers.
func Hash(id string) uint64 { return maphash.String(seed, id) }

// Place is where an article stands in its group.
type Place struct {
	Group uint32 // a number of Groups, from 0 on
	Rank  uint32 // by id, from 0 on
}

// Groups are all groups of at least two articles at one time. They never change,
// and nil has none.
type Groups struct {
	members [][]string
	places  map[uint64]Place
}

func newGroups(members [][]string) *Groups {
	g := &Groups{members, map[uint64]Place{}}
	for n, ids := range members {
		slices.Sort(ids)
		for rank, id := range ids {
			g.places[Hash(id)] = Place{uint32(n), uint32(rank)}
		}
	}
	return g
}

// Len is how many groups there are.
func (g *Groups) Len() int {
	if g == nil {
		return 0
	}
	return len(g.members)
}

// At is the place of the article whose id has this Hash; ok is false for one
// without copies.
func (g *Groups) At(hash uint64) (p Place, ok bool) {
	if g == nil {
		return p, false
	}
	p, ok = g.places[hash]
	return p, ok
}

// Of are the articles of a group, itself among them, by id; nil for an article
// without copies.
func (g *Groups) Of(id string) []string {
	if p, ok := g.At(Hash(id)); ok && slices.Contains(g.members[p.Group], id) {
		return g.members[p.Group]
	}
	return nil
}

// All are the articles of every group, each by id. Nothing of it may be changed.
func (g *Groups) All() [][]string {
	if g == nil {
		return nil
	}
	return g.members
}
