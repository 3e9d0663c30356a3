package match

import (
	"cmp"
	"math/bits"
	"slices"
)

// mostHopeful is how many nodes a union is looked through for: each may double the work.
const mostHopeful = 8

// hope is a list of a segment, and what one part of full in it is worth at most.
type hope struct {
	*list
	per float64
}

// hopes are the lists that what a plan scores in a segment is made of: an article has no more
// than the bounds of those that it is in. In a block with many articles of a frequent word
// that leaves the few that have the rare ones too.
type hopes []hope

// hopesOf is nil if a plan is not the sum of a few lists, or needs all of them.
func hopesOf(n node, segments []*part) []hopes {
	u, ok := n.(*union)
	if !ok || u.best || len(u.scoring) > mostHopeful {
		return nil
	}
	out := make([]hopes, len(segments))
	all := make(hopes, 0, len(segments)*len(u.scoring))
	for i, p := range segments {
		first := len(all)
		for _, x := range u.scoring {
			o, ok := x.(interface{ hope(p *part) hope })
			if !ok {
				return nil
			}
			if h := o.hope(p); h.size > 0 {
				all = append(all, h)
			}
		}
		out[i] = hopes(all[first:])
		slices.SortFunc(out[i], func(a, b hope) int { return cmp.Compare(b.per, a.per) })
	}
	return out
}

// hopeful is the articles of a mask, which are of one block, that can score as much as least.
func (h *hopesIn) hopeful(all hopes, block int, mask uint64, least float64) uint64 {
	h.n, h.least = len(all), least/slack
	rest := 0.0
	h.rest[h.n] = 0
	for i := h.n - 1; i >= 0; i-- {
		if x := &all[i]; x.bits != nil {
			h.in[i], h.bounds[i] = x.bits[block], x.per*float64(x.top[block])
		} else {
			h.in[i], h.bounds[i] = x.fewIn(block)
		}
		rest += h.bounds[i]
		h.rest[i] = rest
	}
	before := 0.0
	for i, bound := range h.bounds[:h.n] {
		if before+h.rest[i+1] < h.least { // the others are not enough
			if mask &= h.in[i]; mask == 0 {
				return 0
			}
		}
		before += bound
	}
	return h.from(0, mask, 0)
}

// fewIn is the articles of a block, and their bound, of a list of few.
func (h *hope) fewIn(block int) (articles uint64, bound float64) {
	articles, first := h.in(block)
	for _, n := range h.top[first:][:bits.OnesCount64(articles)] {
		bound = max(bound, h.per*float64(n))
	}
	return articles, bound
}

// hopesIn are those in one block.
type hopesIn struct {
	n      int
	in     [mostHopeful]uint64
	bounds [mostHopeful]float64
	rest   [mostHopeful + 1]float64 // the sum of the bounds from here on
	least  float64
}

// from is those of mask that can be hoped for, by the nodes from i on, where those before
// add up to sum.
func (h *hopesIn) from(i int, mask uint64, sum float64) uint64 {
	switch {
	case mask == 0 || sum >= h.least:
		return mask
	case sum+h.rest[i] < h.least:
		return 0
	case i == h.n:
		return mask // the bounds are no numbers, and tell nothing
	}
	return h.from(i+1, mask&h.in[i], sum+h.bounds[i]) | h.from(i+1, mask&^h.in[i], sum)
}
