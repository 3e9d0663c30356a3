package match

import (
	"iter"
	"math/bits"
)

// Set is a set of articles of one state of the index: for each block a word. The
// blocks of each segment follow those of the segment before.
type Set []uint64

// Len is how many articles are in the set.
func (s Set) Len() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// Has says whether the article at a place is in the set.
func (s Set) Has(at int) bool { return s[at>>6]>>(at&63)&1 != 0 }

// Add puts the article at a place into the set.
func (s Set) Add(at int) { s[at>>6] |= 1 << (at & 63) }

// And keeps what is in t too.
func (s Set) And(t Set) {
	for i, w := range t[:len(s)] {
		s[i] &= w
	}
}

// Or adds what is in t.
func (s Set) Or(t Set) {
	for i, w := range t[:len(s)] {
		s[i] |= w
	}
}

// AndNot takes away what is in t.
func (s Set) AndNot(t Set) {
	for i, w := range t[:len(s)] {
		s[i] &^= w
	}
}

// Clone returns a copy of the set.
func (s Set) Clone() Set { return append(make(Set, 0, len(s)), s...) }

// All yields the places of the articles, ascending.
func (s Set) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(i<<6 | bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

func (s Set) empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}
