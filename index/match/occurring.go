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

// weigh fills in what a list can add to scores at most. The average length is that of
// the search; see bound for another one. A list of few articles has them one by one then.
func (o *opener) weigh(p *part, l *list) {
	l.thin(p)
	l.scored, l.average = true, o.stats.Length
	l.top = make([]uint8, len(l.bits)+len(l.few))
	for i, d := range l.few {
		tf := float64(l.occurrences(i))
		l.top[i] = uint8(math.Ceil(full * tf / (tf + p.norms.norm(o.stats, p.lengths[d]))))
	}
	i := 0
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
	if l == nil || l.bits == nil {
		clear(to)
		x.addBound(p, to)
		return
	}
	by := x.perTop(l)
	for b, n := range l.top {
		to[b] = by * float32(n)
	}
}

// addBound is bound, but adds.
func (x *occurring) addBound(p *part, to []float32) {
	l := x.lists[p.at]
	if l == nil {
		return
	}
	by := x.perTop(l)
	if l.bits != nil {
		to = to[:len(l.top)]
		for b, n := range l.top {
			to[b] += by * float32(n)
		}
		return
	}
	for i := 0; i < len(l.few); {
		b, most := l.few[i]>>6, uint8(0)
		for ; i < len(l.few) && l.few[i]>>6 == b; i++ {
			most = max(most, l.top[i])
		}
		to[b] += by * float32(most)
	}
}

// perTop is what one part of full in a list is worth at most.
func (x *occurring) perTop(l *list) float32 {
	return float32(max(0, x.idf) * (rank.K1 + 1) / full * max(1, x.stats.Length/l.average) * slack)
}

// slack makes up for what is rounded in bounds, which have 24 bits.
const slack = 1 + 1e-5

// hope is the list of a segment, to be looked through for what can be hoped for.
func (x *occurring) hope(p *part) hope {
	l := x.lists[p.at]
	if l == nil {
		return hope{list: nowhere}
	}
	return hope{l, float64(x.perTop(l))}
}

func (x *occurring) score(p *part, block int, mask uint64, to *[64]float64) {
	l := x.lists[p.at]
	if l == nil {
		clear(to[:])
		return
	}
	lengths := p.lengths[block<<6:]
	have, first := l.in(block)
	for ; mask != 0; mask &= mask - 1 {
		d := bits.TrailingZeros64(mask)
		if have>>d&1 == 0 {
			to[d] = 0
			continue
		}
		i := first + bits.OnesCount64(have&(1<<d-1))
		to[d] = float64(x.idf * rank.Saturate(float64(l.occurrences(i)), p.norms.norm(x.stats, lengths[d])))
	}
}
