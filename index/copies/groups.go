package copies

import (
	"cmp"
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
// and nil has none. One state shares with the next all that has not changed.
type Groups struct {
	pages  [][][]string            // members by the number of the group, in pages of groupPage
	shards [groupShards][]standing // by the highest bits of the hash, then by hash
}

// standing is the place of the article with a hash.
type standing struct {
	hash uint64
	Place
}

// What of Groups is copied where a group changes: a page and the shards of its
// articles. With a million articles in groups a shard has 250.
const (
	groupPage   = 256
	shardBits   = 12
	groupShards = 1 << shardBits
)

func shardOf(hash uint64) int { return int(hash >> (64 - shardBits)) }

// with are the groups in which some have other members: by number, in any order,
// and none for one that is no more.
func (g *Groups) with(changed map[uint32][]string) *Groups {
	next := &Groups{}
	if g != nil {
		*next = Groups{slices.Clone(g.pages), g.shards}
	}
	came := map[int][]standing{}
	for n := range changed {
		for _, id := range g.members(n) { // their shards change too
			came[shardOf(Hash(id))] = nil
		}
	}
	copied := map[uint32]bool{}
	for n, ids := range changed {
		slices.Sort(ids)
		next.set(n, ids, copied)
		for rank, id := range ids {
			hash := Hash(id)
			came[shardOf(hash)] = append(came[shardOf(hash)], standing{hash, Place{n, uint32(rank)}})
		}
	}
	for at, list := range came {
		next.shards[at] = reshard(next.shards[at], changed, list)
	}
	return next
}

// reshard is a shard without the articles of the groups that change, and with those
// that came.
func reshard(shard []standing, changed map[uint32][]string, came []standing) []standing {
	out := make([]standing, 0, len(shard)+len(came))
	for _, s := range shard {
		if _, gone := changed[s.Group]; !gone {
			out = append(out, s)
		}
	}
	out = append(out, came...)
	slices.SortFunc(out, func(a, b standing) int { return cmp.Compare(a.hash, b.hash) })
	return out
}

// set gives a group its members; copied are the pages that are not shared any more.
func (g *Groups) set(n uint32, ids []string, copied map[uint32]bool) {
	page := n / groupPage
	for int(page) >= len(g.pages) {
		g.pages = append(g.pages, nil)
	}
	if !copied[page] {
		copied[page] = true
		mine := make([][]string, groupPage)
		copy(mine, g.pages[page])
		g.pages[page] = mine
	}
	g.pages[page][n%groupPage] = ids
}

// members are those of a group, nil if there is none with that number.
func (g *Groups) members(n uint32) []string {
	if g == nil || int(n/groupPage) >= len(g.pages) || g.pages[n/groupPage] == nil {
		return nil
	}
	return g.pages[n/groupPage][n%groupPage]
}

// Len is larger than every number of a group, and 0 if there never was one. Numbers
// of groups that are no more are given to others.
func (g *Groups) Len() int {
	if g == nil {
		return 0
	}
	return len(g.pages) * groupPage
}

// At is the place of the article whose id has this Hash; ok is false for one
// without copies.
func (g *Groups) At(hash uint64) (p Place, ok bool) {
	if g == nil {
		return p, false
	}
	shard := g.shards[shardOf(hash)]
	at, ok := slices.BinarySearchFunc(shard, hash, func(s standing, hash uint64) int { return cmp.Compare(s.hash, hash) })
	if !ok {
		return p, false
	}
	return shard[at].Place, true
}

// Of are the articles of a group, itself among them, by id; nil for an article
// without copies.
func (g *Groups) Of(id string) []string {
	if p, ok := g.At(Hash(id)); ok && slices.Contains(g.members(p.Group), id) {
		return g.members(p.Group)
	}
	return nil
}

// All are the articles of every group, each by id. Nothing of it may be changed.
func (g *Groups) All() (all [][]string) {
	if g == nil {
		return nil
	}
	for _, page := range g.pages {
		for _, ids := range page {
			if len(ids) > 0 {
				all = append(all, ids)
			}
		}
	}
	return all
}
