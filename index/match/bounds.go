package match

import (
	"math"
	"math/bits"
	"slices"
)

// bounds are what no score of the articles of each block is above, and which blocks are still
// to be visited.
type bounds struct {
	of   []float32 // by block
	left []uint64  // a bit for each block
	runs []float32 // by word of left: the highest bound of the blocks that are left; spent if none is
}

const spent = -1 // below all bounds

// boundsOf are those of all blocks that hold any article of a set.
func (r *Run) boundsOf(set Set) *bounds {
	b := &r.view.ownRoom().bounds
	b.resize(len(set))
	for _, p := range r.view.segments {
		r.root.bound(p, b.of[p.block:p.block+p.blocks])
	}
	for i := range b.runs {
		b.begin(i, set[i<<6:min(len(set), (i+1)<<6)])
	}
	return b
}

// resize makes room for n blocks, about which nothing is said.
func (b *bounds) resize(n int) {
	runs := (n + 63) / 64
	b.of = slices.Grow(b.of[:0], n)[:n]
	b.left, b.runs = slices.Grow(b.left[:0], runs)[:runs], slices.Grow(b.runs[:0], runs)[:runs]
}

// begin takes up a run of blocks. What is no number tells nothing, and is above all others.
func (b *bounds) begin(run int, set []uint64) {
	highest, left := float32(spent), uint64(0)
	of := b.of[run<<6:][:len(set)]
	for i, w := range set {
		if w == 0 {
			continue
		}
		left |= 1 << (i & 63)
		if v := of[i]; v > highest {
			highest = v
		} else if v != v {
			of[i], highest = float32(math.Inf(1)), float32(math.Inf(1))
		}
	}
	b.left[run], b.runs[run] = left, highest
}

// take is a block with the highest bound, which is no more left; not ok if none can hold a
// score of least.
func (b *bounds) take(least float64) (block int, ok bool) {
	run, highest := 0, float32(spent)
	for i, v := range b.runs {
		if v > highest {
			run, highest = i, v
		}
	}
	if highest == spent || float64(highest) < least {
		return 0, false
	}
	return run<<6 | b.first(run), true
}

// first takes the block with the highest bound of a run.
func (b *bounds) first(run int) (at int) {
	highest, next := float32(spent), float32(spent)
	of := b.of[run<<6:]
	for w := b.left[run]; w != 0; w &= w - 1 {
		i := bits.TrailingZeros64(w)
		switch v := of[i]; {
		case v > highest:
			at, highest, next = i, v, highest
		case v > next:
			next = v
		}
	}
	b.left[run] &^= 1 << at
	b.runs[run] = next
	return at
}
