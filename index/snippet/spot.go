package snippet

import (
	"bytes"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

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
}

// spot returns what find does of a text that is not analysed, until d is used again. ok is
// false if it is no less work to analyse it.
func (m *Matcher) spot(d *desk, field, s string, mentions []dateline.Mention) (found []match, ok bool) {
	x := &spotting{spotter: m.spotter(), m: m, desk: d, field: field, text: s,
		left: len(s)/2 + 2*text.MaxWordBytes, found: d.found[:0]}
	defer func() { d.found = x.found }()
	if x.blind || isForeign(s) || !x.begun() || !x.within() {
		return nil, false
	}
	x.found = m.mentioned(x.found, mentions)
	slices.SortFunc(x.found, byPlace)
	return slices.CompactFunc(x.found, func(a, b match) bool { return byPlace(a, b) == 0 }), true
}

// isForeign reports whether more than one in eight of the first bytes of s are beyond
// ASCII: then more than half of the words have such a byte, as in Russian or Turkish.
func isForeign(s string) bool {
	s = s[:min(len(s), 512)]
	n := 0
	for i := 0; i+8 <= len(s); i += 8 {
		n += bits.OnesCount64(load(s, i) & highBits)
	}
	return 8*n > len(s)
}

// dryBlocks is how many blocks of eight bytes without a blank are less than the longest
// word: one that is longer is cut into words that begin anywhere.
const dryBlocks = text.MaxWordBytes/8 - 2

// begun looks at the words that begin with a needle, and at those with runes that are
// not ASCII. It reports whether that was less work than analysing all.
func (x *spotting) begun() bool {
	s, i, dry, before := x.text, 0, 0, uint64(0)
	for ; i+9 <= len(s) && x.left >= 0; i += 8 {
		v := load(s, i)
		if zeros(v^blanks) != 0 {
			dry = 0
		} else if dry++; dry > dryBlocks {
			return false
		}
		letters := wordBytes(v)
		if high := v & highBits; high != 0 {
			letters &^= x.signs(i, high)
		}
		for begins := letters &^ (letters<<8 | before); begins != 0; begins &= begins - 1 {
			at := i + bits.TrailingZeros64(begins)/8
			if x.pairs[s[at]&31]>>(s[at+1]&31)&1 != 0 {
				x.try(at)
			}
		}
		before = letters >> 56
	}
	x.last(i, before != 0)
	return x.left >= 0
}

// signs looks at the bytes beyond ASCII of a block, and returns those that are of no word.
func (x *spotting) signs(i int, high uint64) (none uint64) {
	for ; high != 0; high &= high - 1 {
		if n := bits.TrailingZeros64(high); !x.strange(i + n/8) {
			none |= 1 << n
		}
	}
	return none
}

// last looks at the bytes behind the last block; before tells whether a word may go on there.
func (x *spotting) last(i int, before bool) {
	for ; i < len(x.text); i++ {
		letter := isWord(x.text[i]) && (x.text[i] < utf8.RuneSelf || x.strange(i))
		if letter && !before {
			x.try(i)
		}
		before = letter
	}
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
			x.lookAround(at)
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

// within looks at the words that hold a piece of a fuzzy one.
func (x *spotting) within() bool {
	if len(x.pieces) == 0 {
		return true
	}
	x.desk.lower = appendLower(x.desk.lower[:0], x.text)
	for _, p := range x.pieces {
		for at := 0; x.left >= 0; {
			n := bytes.Index(x.desk.lower[at:], []byte(p))
			if n < 0 {
				break
			}
			at += n
			x.lookAround(at)
			at = x.run.End
		}
	}
	return x.left >= 0
}

func appendLower(dst []byte, s string) []byte {
	first := len(dst)
	dst = append(dst, s...)
	for i, b := range dst[first:] {
		dst[first+i] = lower(b)
	}
	return dst
}
