package ledger

import "crypto/sha256"

// Span is one revision of an article in time.
type Span struct {
	Number      int               // from 1
	First, Last Stamp             // when this text was captured first and last
	Hash        [sha256.Size]byte // see Sum
}

// Fit returns the revision that a text captured at t belongs to, 0 if it is a
// new one: the revision with that text that was in force at t, was the last one
// captured before t, or was the first one captured after it. Two revisions with
// one text are what an article has whose text was changed and changed back.
//
// A text that is put again at the time it was put before always fits, and no fit
// makes another revision current.
func Fit(spans []Span, hash [sha256.Size]byte, t Stamp) int {
	var before, after Span
	for _, s := range spans {
		if s.First <= t && t <= s.Last && s.Hash == hash {
			return s.Number
		}
		if s.First <= t && s.until(t) >= before.until(t) { // of equals the one that arrived later
			before = s
		}
	}
	if before.Number != 0 && before.Hash == hash {
		return before.Number
	}
	for _, s := range spans {
		if end := s.from(t); end > t && (after.Number == 0 || end < after.from(t) || end == after.from(t) && s.Hash == hash) {
			after = s
		}
	}
	if after.Number != 0 && after.First > t && after.Hash == hash {
		return after.Number
	}
	return 0
}

// until is the last capture of s that is not behind t.
func (s Span) until(t Stamp) Stamp {
	if s.Last <= t {
		return s.Last
	}
	return s.First
}

// from is the first capture of s that is behind t, or one that is not.
func (s Span) from(t Stamp) Stamp {
	if s.First > t {
		return s.First
	}
	return s.Last
}

// Newest returns the revision that was captured last, of equals the one that
// arrived later; the zero Span if there is none.
func Newest(spans []Span) Span {
	var cur Span
	for _, s := range spans {
		cur = later(cur, s)
	}
	return cur
}

func later(a, b Span) Span {
	if b.Last > a.Last || b.Last == a.Last && b.Number > a.Number {
		return b
	}
	return a
}

// Widen makes s reach to t.
func (s Span) Widen(t Stamp) Span {
	s.First, s.Last = min(s.First, t), max(s.Last, t)
	return s
}

// Sum tells texts apart: the SHA-256 of title, a zero byte and body, which are in
// titleAndBody.
func Sum(titleAndBody []byte) [sha256.Size]byte { return sha256.Sum256(titleAndBody) }
