package match

import "math/bits"

// Best visits, in no order, every article of a set whose score is at least floor, which
// rises as visit finds better ones; others may be visited too. The set is part of
// Match; the run was opened for scores.
func (r *Run) Best(of Set, floor func() float64, visit func(at int, score float64) error) error {
	b := &best{Run: r, of: of, bounds: r.boundsOf(of), floor: floor, visit: visit, least: floor()}
	b.hopes = hopesOf(r.root, r.view.segments)
	for range ahead {
		block, ok := b.take(b.least)
		if !ok {
			return nil
		}
		if err := b.block(r.view.segmentAt(block<<6), block); err != nil {
			return err
		}
	}
	return b.rest()
}

// ahead is how many blocks are visited by falling bound. By then floor is mostly as high as
// it gets, and those behind them are visited as they stand, if any can hold what is wanted.
const ahead = 64

// best is a visit of Run.Best.
type best struct {
	*Run
	*bounds
	of     Set
	hopes  []hopes // by segment; nil: nothing but the bounds of blocks is known
	look   hopesIn
	floor  func() float64
	visit  func(int, float64) error
	least  float64
	scores [64]float64
}

// rest visits the blocks that are left.
func (b *best) rest() error {
	at := 0 // the segment
	for run, w := range b.left {
		if err := b.view.step(1); err != nil {
			return err
		}
		if float64(b.runs[run]) < b.least {
			continue
		}
		of := b.bounds.of[run<<6:]
		for ; w != 0; w &= w - 1 {
			block := bits.TrailingZeros64(w)
			if float64(of[block]) < b.least {
				continue
			}
			block |= run << 6
			for at+1 < len(b.view.segments) && b.view.segments[at+1].block <= block {
				at++
			}
			if err := b.block(b.view.segments[at], block); err != nil {
				return err
			}
		}
	}
	return nil
}

// block visits a block of p.
func (b *best) block(p *part, block int) error {
	mask, here := b.of[block], block-p.block
	if b.hopes != nil {
		mask = b.look.hopeful(b.hopes[p.at], here, mask, b.least)
	}
	if err := b.view.step(max(1, bits.OnesCount64(mask))); err != nil || mask == 0 {
		return err
	}
	b.root.score(p, here, mask, &b.scores)
	for ; mask != 0; mask &= mask - 1 {
		d := bits.TrailingZeros64(mask)
		if b.scores[d] < b.least {
			continue
		}
		if err := b.visit(block<<6|d, b.scores[d]); err != nil {
			return err
		}
		b.least = b.floor()
	}
	return nil
}
