package snippet

// around widens dense within a sentence to the size of a passage: a third of the
// room before it, the rest behind it.
func (a *area) around(s *sentence, dense Span) Span {
	narrow := s.length == s.End-s.Start
	room := max(0, passageRunes-a.runes(dense))
	start := a.back(dense.Start, s.Start, room/3, narrow)
	end := a.ahead(dense.End, s.End, room-a.runes(Span{start, dense.Start}), narrow)
	start = a.back(dense.Start, s.Start, room-a.runes(Span{dense.End, end}), narrow)
	if start > s.Start {
		start = a.nextCut(start, a.boundaryBefore(dense.Start, s.Start))
	}
	if end < s.End {
		end = a.lastCut(end, a.boundaryBehind(dense.End, s.End))
	}
	return Span{start, end}
}

// back returns the place n code points before i, at least limit; narrow says that each is a
// byte.
func (a *area) back(i, limit, n int, narrow bool) int {
	if narrow {
		return max(i-max(n, 0), limit)
	}
	for ; n > 0 && i > limit; n-- {
		i -= lastSize(a.text[:i])
	}
	return max(i, limit)
}

// ahead returns the place n code points behind i, at most limit; narrow says that each is a
// byte.
func (a *area) ahead(i, limit, n int, narrow bool) int {
	if narrow {
		return min(i+max(n, 0), limit)
	}
	for ; n > 0 && i < limit; n-- {
		i += size(a.text[i:])
	}
	return min(i, limit)
}

// boundaryBefore and boundaryBehind step from the end of a word out of a grapheme
// or a word that goes on there.
func (a *area) boundaryBefore(i, limit int) int {
	for i > limit && !a.mayCut(i) {
		i -= lastSize(a.text[:i])
	}
	return i
}

func (a *area) boundaryBehind(i, limit int) int {
	for i < limit && !a.mayCut(i) {
		i += size(a.text[i:])
	}
	return i
}
