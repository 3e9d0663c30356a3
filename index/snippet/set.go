package snippet

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

func (s *set) addAll(t *set) {
	s.first |= t.first
	for i, w := range t.rest {
		if i == len(s.rest) {
			s.rest = append(s.rest, 0)
		}
		s.rest[i] |= w
	}
}
