package match

import (
	"math/bits"

	"dateline/index/rank"
)

// several are nodes side by side, and what they match together.
type several struct {
	view    *View
	nodes   []node
	scoring []node     // those of nodes that score, in their order
	sets    [][]uint64 // by segment
	one     *[64]float64
}

func (o *opener) several(list []rank.Node) (several, error) {
	nodes, err := o.openAll(list)
	s := several{view: o.view, nodes: nodes, sets: make([][]uint64, len(o.view.segments)), one: new([64]float64)}
	for _, n := range nodes {
		if n.scores() {
			s.scoring = append(s.scoring, n)
		}
	}
	return s, err
}

func (s *several) scores() bool { return len(s.scoring) > 0 }

func (s *several) add(p *part, to []float32) {
	for i, x := range s.scoring {
		if i == 0 {
			x.bound(p, to)
		} else if adds, ok := x.(interface{ addBound(p *part, to []float32) }); ok {
			adds.addBound(p, to)
		} else {
			one := make([]float32, len(to))
			x.bound(p, one)
			for b, v := range one {
				to[b] += v
			}
		}
	}
}

// sum adds the scores of the nodes in their order, as index/rank does. What a node
// does not match adds 0, which changes no bit of a sum.
func (s *several) sum(p *part, block int, mask uint64, to *[64]float64) {
	if in := mask & s.sets[p.at][block]; in != mask {
		clear(to[:])
		mask = in
	}
	if len(s.scoring) == 1 {
		s.scoring[0].score(p, block, mask, to)
		return
	}
	for i, x := range s.scoring {
		if i == 0 {
			x.score(p, block, mask, to)
			continue
		}
		x.score(p, block, mask, s.one)
		for m := mask; m != 0; m &= m - 1 {
			d := bits.TrailingZeros64(m)
			to[d] += s.one[d]
		}
	}
}
