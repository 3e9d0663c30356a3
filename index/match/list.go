package match

import (
	"math"
	"math/bits"
)

// list is where one thing (a word, a phrase) occurs in a segment.
type list struct {
	bits []uint64 // the articles
	size int      // how many articles there are, deleted ones too

	// The rest is for scores: nil where they are not asked for.
	from    []uint32 // by block: the first of its articles in tf
	tf      []uint8  // by article, ascending: the weighted occurrences; many: in over
	over    map[uint32]uint32
	top     []uint8 // by block: the most of rank.Saturate there, in parts of full; see bound
	average float64 // the length that top was made with
}

const (
	many = math.MaxUint8 // occurrences from here on are in list.over
	full = math.MaxUint8 // of what rank.Saturate can be at most
)

// bytes is what a list takes, or a little more.
func (l *list) bytes() int {
	return 256 + 8*len(l.bits) + 4*len(l.from) + len(l.tf) + len(l.top) + 48*len(l.over)
}

// live is how many articles there are that are not deleted.
func (l *list) live(p *part) int {
	if p.live == nil {
		return l.size
	}
	return common(l.bits, p.live)
}

// common is how many articles two sets have in common.
func common(a, b []uint64) (n int) {
	for i, w := range a {
		n += bits.OnesCount64(w & b[i])
	}
	return n
}

// occurrences are the weighted ones of an article, by its place in tf.
func (l *list) occurrences(i uint32) uint32 {
	if n := l.tf[i]; n < many {
		return uint32(n)
	}
	return l.over[i]
}

// gather makes a list of the occurrences counted for each article; counts is zero
// afterwards.
func (l *list) gather(counts []uint32) {
	l.from = make([]uint32, len(l.bits))
	l.tf = make([]uint8, l.size)
	i := uint32(0)
	for b, w := range l.bits {
		l.from[b] = i
		for ; w != 0; w &= w - 1 {
			d := b<<6 | bits.TrailingZeros64(w)
			n := counts[d]
			counts[d] = 0
			if n >= many {
				if l.over == nil {
					l.over = map[uint32]uint32{}
				}
				l.over[i] = n
				n = many
			}
			l.tf[i] = uint8(n)
			i++
		}
	}
}
