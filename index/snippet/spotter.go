package snippet

import (
	"slices"
	"strings"
)

// spotter is what a short text is looked through for, a word at a time: few words
// begin as one that is looked for, and only those are analysed. Unlike a filter it
// takes no time to make.
type spotter struct {
	*anchors
	// starts are the needles that begin a word, and pairs the first two bytes of them,
	// by the five lowest bits of a byte, which letters of both cases share.
	starts [32][]string
	pairs  [32]uint32
	heads  []head   // the same of those in ASCII
	pieces []string // needles that stand anywhere in a word
	blind  bool     // some word has no needle: every word is to be analysed
}

// head is what a needle begins with, each byte eight times: short has the highest bits if that
// is one byte only. Letters and digits in lower case have all of caseBits. In the place of
// the second byte there may be a full stop, as in an acronym.
type head struct{ first, second, short uint64 }

// fewHeads is how many are looked for in less time than the beginnings of all words.
const fewHeads = 6

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
	for _, n := range slices.Backward(f.needles()) { // acronyms behind the word, see enter
		if n == "" {
			s.blind = true
			continue
		}
		first := n[0] & 31
		s.starts[first] = append(s.starts[first], n)
		s.pairs[first] |= pairsOf(n)
		s.enter(n)
	}
}

// enter adds what a needle begins with, unless that is not of ASCII: such words are found by
// the bytes that are not.
func (s *spotter) enter(n string) {
	if !isASCII(n[:min(2, len(n))]) {
		return
	}
	h := head{first: uint64(n[0]) * ones, short: highBits}
	if len(n) > 1 {
		h.second, h.short = uint64(n[1])*ones, 0
	}
	acronym := func(of head) bool { return h.second == points && of.first == h.first }
	if !slices.Contains(s.heads, h) && !slices.ContainsFunc(s.heads, acronym) {
		s.heads = append(s.heads, h)
	}
}

// pairsOf are the second bytes of words that begin with n.
func pairsOf(n string) uint32 {
	if len(n) == 1 {
		return ^uint32(0)
	}
	return 1 << (n[1] & 31)
}
