package match

import (
	"math"
	"math/bits"
	"sort"
)

// list is where one thing (a word, a phrase) occurs in a segment: a set of bits, or the
// articles one by one where they are few.
type list struct {
	bits []uint64 // the articles, if they are many
	few  []uint32 // and if they are not: their numbers, ascending
	size int      // how many articles there are, deleted ones too

	// The rest is for scores, where they are asked for.
	scored  bool
	from    []uint32 // by block, if they are many: the first of its articles in tf
	tf      []uint8  // by article, ascending: the weighted occurrences; many: in over
	over    map[uint32]uint32
	top     []uint8 // by block or by one of few: the most of rank.Saturate there, in parts of full; see bound
	average float64 // the length that top was made with
}

const (
	many = math.MaxUint8 // occurrences from here on are in list.over
	full = math.MaxUint8 // of what rank.Saturate can be at most
)

// nowhere is the list of what does not occur in a segment.
var nowhere = &list{scored: true}

// rarest: what fewer than one in rarest articles have is kept one by one.
const rarest = 512

// bytes is what a list takes, or a little more.
func (l *list) bytes() int {
	if l.size == 0 {
		return 0 // it is nowhere
	}
	return 256 + 8*len(l.bits) + 4*len(l.few) + 4*len(l.from) + len(l.tf) + len(l.top) + 48*len(l.over)
}

// live is how many articles there are that are not deleted.
func (l *list) live(p *part) int {
	if p.live == nil {
		return l.size
	}
	n := common(l.bits, p.live)
	for _, d := range l.few {
		n += int(p.live[d>>6] >> (d & 63) & 1)
	}
	return n
}

// common is how many articles two sets have in common.
func common(a, b []uint64) (n int) {
	for i, w := range a {
		n += bits.OnesCount64(w & b[i])
	}
	return n
}

// set is the articles as a set, which must not be changed.
func (l *list) set(v *View, p *part) []uint64 {
	if l.bits != nil {
		return l.bits
	}
	set := v.set(p)
	for _, d := range l.few {
		set[d>>6] |= 1 << (d & 63)
	}
	return set
}

// in is the articles of a block, and where the first of them stands in tf.
func (l *list) in(block int) (articles uint64, first int) {
	if l.bits != nil {
		return l.bits[block], int(l.from[block])
	}
	first = sort.Search(len(l.few), func(i int) bool { return int(l.few[i]>>6) >= block })
	for _, d := range l.few[first:] {
		if int(d>>6) != block {
			break
		}
		articles |= 1 << (d & 63)
	}
	return articles, first
}

// occurrences are the weighted ones of an article, by its place in tf.
func (l *list) occurrences(i int) uint32 {
	if n := l.tf[i]; n < many {
		return uint32(n)
	}
	return l.over[uint32(i)]
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

// thin makes a list of few articles of one whose articles are not many.
func (l *list) thin(p *part) {
	if l.size*rarest >= p.size {
		return
	}
	l.few = make([]uint32, 0, l.size)
	for d := range Set(l.bits).All() {
		l.few = append(l.few, uint32(d))
	}
	l.bits, l.from = nil, nil
}
