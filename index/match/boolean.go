package match

import (
	"math/bits"
	"slices"

	"dateline/index/rank"
)

// joint is an opened rank.And. What each of its nodes need not look at is what those
// before it leave out.
type joint struct {
	several
}

func (o *opener) openAnd(list []rank.Node) (node, error) {
	s, err := o.several(list)
	if err != nil {
		return nil, err
	}
	// What costs no more where there is more to look at comes first.
	slices.SortStableFunc(s.nodes, func(a, b node) int { return cost(a) - cost(b) })
	return &joint{s}, nil
}

func cost(n node) int {
	switch n.(type) {
	case *words, *value, ids, all:
		return 0
	case *phrase:
		return 2
	}
	return 1
}

func (n *joint) match(p *part, within []uint64) ([]uint64, error) {
	set := n.view.set(p)
	copy(set, within)
	for _, x := range n.nodes {
		found, err := x.match(p, set)
		if err != nil {
			return nil, err
		}
		Set(set).And(found)
	}
	n.sets[p.at] = set
	return set, nil
}

func (n *joint) bound(p *part, to []float32) { n.add(p, to) }

func (n *joint) score(p *part, block int, mask uint64, to *[64]float64) {
	n.sum(p, block, mask, to)
}

// union is an opened rank.Or or rank.Max.
type union struct {
	several
	best bool // rank.Max
}

func (o *opener) openOr(list []rank.Node, best bool) (node, error) {
	s, err := o.several(list)
	return &union{s, best}, err
}

func (n *union) match(p *part, within []uint64) ([]uint64, error) {
	found := make([][]uint64, len(n.nodes))
	for i, x := range n.nodes {
		var err error
		if found[i], err = x.match(p, within); err != nil {
			return nil, err
		}
	}
	set := n.view.set(p)
	unite(set, found)
	n.sets[p.at] = set
	return set, nil
}

// unite adds sets to one, two by two.
func unite(to []uint64, sets [][]uint64) {
	for ; len(sets) > 1; sets = sets[2:] {
		a, b := sets[0][:len(to)], sets[1][:len(to)]
		for i := range to {
			to[i] |= a[i] | b[i]
		}
	}
	if len(sets) > 0 {
		Set(to).Or(sets[0])
	}
}

func (n *union) bound(p *part, to []float32) {
	if !n.best {
		n.add(p, to)
		return
	}
	clear(to)
	one := make([]float32, len(to))
	for _, x := range n.scoring {
		x.bound(p, one)
		for b, v := range one {
			to[b] = max(to[b], v)
		}
	}
}

func (n *union) score(p *part, block int, mask uint64, to *[64]float64) {
	if !n.best {
		n.sum(p, block, mask, to)
		return
	}
	clear(to[:])
	for _, x := range n.scoring {
		x.score(p, block, mask, n.one)
		for m := mask; m != 0; m &= m - 1 {
			d := bits.TrailingZeros64(m)
			to[d] = max(to[d], n.one[d])
		}
	}
}

// without is an opened rank.Without.
type without struct {
	node
	not  node
	view *View
	sets [][]uint64 // by segment
}

func (o *opener) openWithout(n rank.Without) (node, error) {
	nodes, err := o.openAll([]rank.Node{n.Node, n.Not})
	if err != nil {
		return nil, err
	}
	return &without{node: nodes[0], not: nodes[1], view: o.view, sets: make([][]uint64, len(o.view.segments))}, nil
}

func (n *without) match(p *part, within []uint64) ([]uint64, error) {
	yes, err := n.node.match(p, within)
	if err != nil {
		return nil, err
	}
	set := n.view.set(p)
	copy(set, yes)
	no, err := n.not.match(p, set)
	if err != nil {
		return nil, err
	}
	Set(set).AndNot(no)
	n.sets[p.at] = set
	return set, nil
}

func (n *without) score(p *part, block int, mask uint64, to *[64]float64) {
	clear(to[:])
	n.node.score(p, block, mask&n.sets[p.at][block], to)
}
