package match

// mostHopeful is how many nodes a union is looked through for: each may double the work.
const mostHopeful = 8

// hopeful is the articles of a mask, which are of one block, that can score as much as
// least: an article has no more than the bounds of the nodes that it is in. In a block with
// many articles of a frequent word that leaves the few that have the rare ones too.
func (n *union) hopeful(p *part, block int, mask uint64, least float64) uint64 {
	if n.best || len(n.scoring) > mostHopeful {
		return mask
	}
	var h hopes
	h.least = least / slack
	for _, x := range n.scoring {
		o, ok := x.(interface {
			at(p *part, block int) (articles uint64, bound float64)
		})
		if !ok {
			return mask
		}
		h.in[h.n], h.bounds[h.n] = o.at(p, block)
		h.rest[0] += h.bounds[h.n]
		h.n++
	}
	for i := range h.n {
		h.rest[i+1] = h.rest[i] - h.bounds[i]
	}
	return h.from(0, mask, 0)
}

// hopes are the nodes of a union in one block.
type hopes struct {
	n      int
	in     [mostHopeful]uint64
	bounds [mostHopeful]float64
	rest   [mostHopeful + 1]float64 // the sum of the bounds from here on
	least  float64
}

// from is those of mask that can be hoped for, by the nodes from i on, where those before
// add up to sum.
func (h *hopes) from(i int, mask uint64, sum float64) uint64 {
	switch {
	case mask == 0 || sum >= h.least:
		return mask
	case sum+h.rest[i] < h.least || i == h.n:
		return 0
	}
	return h.from(i+1, mask&h.in[i], sum+h.bounds[i]) | h.from(i+1, mask&^h.in[i], sum)
}
