package snippet

import "strings"

// spotter is what a short text is looked through for, a word at a time: few words
// begin as one that is looked for, and only those are analysed. Unlike a filter it
// takes no time to make.
type spotter struct {
	*anchors
	// starts are the needles that begin a word, and pairs the first two bytes of them,
	// by the five lowest bits of a byte, which letters of both cases share.
	starts [32][]string
	pairs  [32]uint32
	pieces []string // needles that stand anywhere in a word
	blind  bool     // some word has no needle: every word is to be analysed
}

func (m *Matcher) newSpotter() *spotter {
	s := &spotter{anchors: m.newAnchors("")}
	for i := range s.all {
		s.add(&s.all[i].form)
	}
	return s
}

func (s *spotter) add(f *form) {
	if f.kind == fuzzy {
		pieces := f.pieces()
		s.blind = s.blind || pieces == nil
		for _, p := range pieces {
			s.pieces = append(s.pieces, strings.Trim(p, " "))
		}
		return
	}
	for _, n := range f.needles() {
		if n == "" {
			s.blind = true
			continue
		}
		first := n[0] & 31
		s.starts[first] = append(s.starts[first], n)
		s.pairs[first] |= pairsOf(n)
	}
}

// pairsOf are the second bytes of words that begin with n.
func pairsOf(n string) uint32 {
	if len(n) == 1 {
		return ^uint32(0)
	}
	return 1 << (n[1] & 31)
}
