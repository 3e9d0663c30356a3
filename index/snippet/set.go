package snippet

import "math/bits"

// set is a set of clauses. The zero set is empty.
type set struct {
	first uint64 // those below 64
	rest  []uint64
}

func (s *set) add(clause int) {
	if clause < 64 {
		s.first |= 1 << clause
		return
	}
	for len(s.rest) < clause/64 {
		s.rest = append(s.rest, 0)
	}
	s.rest[clause/64-1] |= 1 << (clause % 64)
}

func (s *set) addAll(t set) { t.each(s.add) }

func (s *set) has(clause int) bool {
	if clause < 64 {
		return s.first>>clause&1 != 0
	}
	return clause/64 <= len(s.rest) && s.rest[clause/64-1]>>(clause%64)&1 != 0
}

// each calls f for the members in ascending order.
func (s *set) each(f func(clause int)) {
	eachBit(s.first, 0, f)
	for i, w := range s.rest {
		eachBit(w, 64*(i+1), f)
	}
}

func eachBit(w uint64, from int, f func(int)) {
	for ; w != 0; w &= w - 1 {
		f(from + bits.TrailingZeros64(w))
	}
}
