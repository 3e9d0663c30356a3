package entity

import (
	"hash/maphash"
	"math/bits"
)

// filter knows of most words that they are no step of a trie. It is a Bloom filter
// with one hash: small enough for a processor's cache, where the maps are not,
// and most capitalised words of a text begin no name. The zero filter is that of
// no steps.
type filter struct {
	seed  maphash.Seed
	set   []uint64
	shift int
}

// bitsPerStep lets at most one word in sixteen through that is no step.
const bitsPerStep = 16

func newFilter(steps int) filter {
	size := bits.Len(uint(max(steps, 4) * bitsPerStep)) // of the number of bits, a power of two
	return filter{maphash.MakeSeed(), make([]uint64, 1<<size/64), 64 - size}
}

func (f *filter) add(from uint32, word string) {
	i := f.index(from, word)
	f.set[i/64] |= 1 << (i % 64)
}

// lacks reports that no step of that word leads from a node; false says nothing.
func (f *filter) lacks(from uint32, word string) bool {
	if f.set == nil {
		return true
	}
	i := f.index(from, word)
	return f.set[i/64]>>(i%64)&1 == 0
}

// index spreads the nodes by the golden ratio (Knuth, TAOCP 3, 6.4).
func (f *filter) index(from uint32, word string) uint64 {
	return (maphash.String(f.seed, word) ^ uint64(from)*0x9E3779B97F4A7C15) >> f.shift
}

// seal lets readers ask the filter before the maps; no name is added after it.
func (t *trie) seal() {
	t.filter = newFilter(len(t.first) + len(t.steps))
	for word := range t.first {
		t.filter.add(0, word)
	}
	for s := range t.steps {
		t.filter.add(s.from, s.word)
	}
}
