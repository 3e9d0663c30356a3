package match

import (
	"math"
	"math/bits"
	"slices"
)

// Best visits, in no order, every article of a set whose score is at least floor, which
// rises as visit finds better ones; others may be visited too. The set is part of
// Match; the run was opened for scores.
func (r *Run) Best(of Set, floor func() float64, visit func(at int, score float64) error) error {
	var q queue
	for _, p := range r.view.segments {
		if err := r.best(p, p.of(of), &q, floor, visit); err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) best(p *part, set []uint64, q *queue, floor func() float64, visit func(int, float64) error) error {
	q.fill(r.root, p, set)
	var scores [64]float64
	least := floor()
	for _, b := range q.blocks {
		if bound := float64(q.bounds[b]); bound < least {
			if bound+q.step < least {
				return nil // so are all behind it
			}
			continue
		}
		mask := set[b]
		if any, ok := r.root.(*union); ok {
			mask = any.hopeful(p, int(b), mask, least)
		}
		if err := r.view.step(max(1, bits.OnesCount64(mask))); err != nil {
			return err
		}
		r.root.score(p, int(b), mask, &scores)
		for ; mask != 0; mask &= mask - 1 {
			d := bits.TrailingZeros64(mask)
			if scores[d] < least {
				continue
			}
			if err := visit((p.block+int(b))<<6|d, scores[d]); err != nil {
				return err
			}
			least = floor()
		}
	}
	return nil
}

// queue is the blocks of a segment that hold any article of a set, those with the
// highest bounds first.
type queue struct {
	bounds []float32 // by block
	blocks []uint32
	spare  []uint32 // room for as many
	step   float64  // a block has no bound higher by more than this than those before it
}

// classes is how many classes of bounds are told apart.
const classes = 256

func (q *queue) fill(n node, p *part, set []uint64) {
	q.blocks, q.spare = slices.Grow(q.blocks[:0], p.blocks), slices.Grow(q.spare[:0], p.blocks)
	q.bounds = append(q.bounds[:0], make([]float32, p.blocks)...)
	n.bound(p, q.bounds)
	highest := float32(0)
	for b, w := range set {
		if w != 0 {
			q.blocks = append(q.blocks, uint32(b))
			highest = max(highest, q.bounds[b])
		}
	}
	q.step = float64(highest) / (classes - 1) * slack
	if highest == 0 || math.IsInf(float64(highest), 0) || highest != highest {
		q.step = math.Inf(1) // all are visited: the bounds tell nothing
		for _, b := range q.blocks {
			q.bounds[b] = float32(math.Inf(1))
		}
		return
	}
	q.sort(highest)
}

// sort is a counting sort by class, in two passes.
func (q *queue) sort(highest float32) {
	by := (classes - 1) / highest
	class := func(b uint32) int { return classes - 1 - int(q.bounds[b]*by) }
	var begins [classes + 1]uint32
	for _, b := range q.blocks {
		begins[class(b)+1]++
	}
	for i := range classes {
		begins[i+1] += begins[i]
	}
	sorted := q.spare[:len(q.blocks)]
	for _, b := range q.blocks {
		c := class(b)
		sorted[begins[c]] = b
		begins[c]++
	}
	q.blocks, q.spare = sorted, q.blocks
}
