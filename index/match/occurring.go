package match

import (
	"math"
	"math/bits"

	"dateline/index/rank"
)

// occurring scores what its lists hold, by the formula of index/rank.
type occurring struct {
	stats rank.Stats
	lists []*list // by segment; nil: none
	idf   float64 // with the boost
}

func (x *occurring) scores() bool { return true }

// cap fills in what a list can add to scores at most. The average length is that of
// the search; see bound for another one.
func (o *opener) cap(p *part, l *list) {
	l.average = o.stats.Length
	l.top = make([]uint8, len(l.bits))
	i := uint32(0)
	for b, w := range l.bits {
		most := 0.0
		for ; w != 0; w &= w - 1 {
			tf := float64(l.occurrences(i))
			most = max(most, tf/(tf+p.norms.norm(o.stats, p.lengths[b<<6|bits.TrailingZeros64(w)])))
			i++
		}
		l.top[b] = uint8(math.Ceil(full * most))
	}
}

// bound: a list may have been made with another average length L₀ than L. As tf and
// the norms are not negative, (tf + norm(L₀))/(tf + norm(L)) is at most L/L₀, or 1 if
// L is the less.
func (x *occurring) bound(p *part, to []float32) {
	l := x.lists[p.at]
	if l == nil {
		clear(to)
		return
	}
	by := x.perTop(l)
	for b, n := range l.top {
		to[b] = by * float32(n)
	}
}

// perTop is what one part of full in a list is worth at most.
func (x *occurring) perTop(l *list) float32 {
	return float32(max(0, x.idf) * (rank.K1 + 1) / full * max(1, x.stats.Length/l.average) * slack)
}

// slack makes up for what is rounded in bounds, which have 24 bits.
const slack = 1 + 1e-5

// at is which articles of a block have it, and their bound.
func (x *occurring) at(p *part, block int) (articles uint64, bound float64) {
	l := x.lists[p.at]
	if l == nil {
		return 0, 0
	}
	return l.bits[block], float64(x.perTop(l) * float32(l.top[block]))
}

func (x *occurring) score(p *part, block int, mask uint64, to *[64]float64) {
	l := x.lists[p.at]
	if l == nil {
		clear(to[:])
		return
	}
	lengths := p.lengths[block<<6:]
	have := l.bits[block]
	for ; mask != 0; mask &= mask - 1 {
		d := bits.TrailingZeros64(mask)
		if have>>d&1 == 0 {
			to[d] = 0
			continue
		}
		i := l.from[block] + uint32(bits.OnesCount64(have&(1<<d-1)))
		to[d] = float64(x.idf * rank.Saturate(float64(l.occurrences(i)), p.norms.norm(x.stats, lengths[d])))
	}
}
