package snippet

import (
	"math/bits"
	"slices"
	"strings"

	"dateline"
	"dateline/index/text"
)

// spotting looks through one text.
type spotting struct {
	*spotter
	m     *Matcher
	desk  *desk
	field string
	text  string
	left  int  // bytes that may be analysed
	run   Span // that was looked at last
	found []match

	narrow bool // the text is ASCII, see begun
}

// spot returns what find does of a text that is not analysed, until d is used again. ok is
// false if it is no less work to analyse it.
func (m *Matcher) spot(d *desk, field, s string, mentions []dateline.Mention) (found []match, ok bool) {
	x := &d.spotting
	*x = spotting{spotter: m.spotter(), m: m, desk: d, field: field, text: s,
		left: len(s)/2 + 2*text.MaxWordBytes, found: x.found[:0]}
	if x.blind || isForeign(s) || !x.begun() || !x.within() {
		return nil, false
	}
	x.found = m.mentioned(x.found, mentions)
	slices.SortFunc(x.found, byPlace)
	x.found = slices.CompactFunc(x.found, func(a, b match) bool { return byPlace(a, b) == 0 })
	return x.found, true
}

// isForeign reports whether more than one in eight of the first bytes of s are beyond
// ASCII: then more than half of the words have such a byte, as in Russian or Turkish.
func isForeign(s string) bool {
	s = s[:min(len(s), 512)]
	n := 0
	for i := 0; i+8 <= len(s); i += 8 {
		if high := load(s, i) & highBits; high != 0 {
			n += bits.OnesCount64(high)
		}
	}
	return 8*n > len(s)
}

// strange looks at a byte that is not ASCII, and reports whether it may be of a word.
func (x *spotting) strange(at int) bool {
	if joined(x.text, at) == 0 || inQuoteOrDash(x.text, at) && !isLeader(x.text, at) {
		return false
	}
	x.lookAround(at)
	return true
}

// isLeader reports whether the byte at i is of a one dot leader, which is a full stop
// to a word, though inQuoteOrDash.
func isLeader(s string, i int) bool {
	for n := range 3 {
		if i >= n && strings.HasPrefix(s[i-n:], "\u2024") {
			return true
		}
	}
	return false
}

// try looks at the word that begins at a byte of ASCII if it begins as one that is looked for.
func (x *spotting) try(at int) {
	for _, n := range x.starts[x.text[at]&31] {
		if beginsFolded(x.text[at:], n) {
			x.lookAt(at)
			return
		}
	}
}

// beginsFolded reports whether s begins with a needle, in any case.
func beginsFolded(s, needle string) bool {
	if len(s) < len(needle) {
		return false
	}
	for i := range len(needle) {
		if lower(s[i]) != needle[i] {
			return false
		}
	}
	return true
}
