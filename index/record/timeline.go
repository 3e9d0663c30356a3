package record

import "crypto/sha256"

// span is one revision of an article in time.
type span struct {
	number      int
	first, last stamp // when this text was captured first and last
	hash        [sha256.Size]byte
}

// fit returns the revision that a text captured at t belongs to, 0 if it is a
// new one: the revision with that text that was in force at t, was the last one
// captured before t, or was the first one captured after it. Two revisions with
// one text are what an article has whose text was changed and changed back.
//
// A text that is put again at the time it was put before always fits, and no fit
// makes another revision current.
func fit(spans []span, hash [sha256.Size]byte, t stamp) int {
	var before, after span
	for _, s := range spans {
		if s.first <= t && t <= s.last && s.hash == hash {
			return s.number
		}
		if s.first <= t && s.until(t) >= before.until(t) { // of equals the one that arrived later
			before = s
		}
	}
	if before.number != 0 && before.hash == hash {
		return before.number
	}
	for _, s := range spans {
		if end := s.from(t); end > t && (after.number == 0 || end < after.from(t) || end == after.from(t) && s.hash == hash) {
			after = s
		}
	}
	if after.number != 0 && after.first > t && after.hash == hash {
		return after.number
	}
	return 0
}

// until is the last capture of s that is not behind t.
func (s span) until(t stamp) stamp {
	if s.last <= t {
		return s.last
	}
	return s.first
}

// from is the first capture of s that is behind t, or one that is not.
func (s span) from(t stamp) stamp {
	if s.first > t {
		return s.first
	}
	return s.last
}

// newest returns the revision that was captured last, of equals the one that
// arrived later; the zero span if there is none.
func newest(spans []span) span {
	var cur span
	for _, s := range spans {
		if s.last > cur.last || s.last == cur.last && s.number > cur.number {
			cur = s
		}
	}
	return cur
}

// widen makes s reach to t.
func (s span) widen(t stamp) span {
	s.first, s.last = min(s.first, t), max(s.last, t)
	return s
}
