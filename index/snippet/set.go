package snippet

import "math/bits"

// set is a set of clauses. The zero set is empty.
type set []uint64

func (s *set) add(clause int) {
	for len(*s) <= clause/64 {
		*s = append(*s, 0)
	}
	(*s)[clause/64] |= 1 << (clause % 64)
}

func (s *set) addAll(t set) {
	t.each(s.add)
}

func (s set) has(clause int) bool {
	return clause/64 < len(s) && s[clause/64]>>(clause%64)&1 != 0
}

// each calls f for the members in ascending order.
func (s set) each(f func(clause int)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			f(64*i + bits.TrailingZeros64(w))
		}
	}
}
