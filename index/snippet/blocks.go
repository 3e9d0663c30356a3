package snippet

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"dateline/index/text"
)

// chunkBytes is how much of a text is looked at before what has to be known of all words in it:
// one that is longer than text.MaxWordBytes is cut into words that begin anywhere. It
// leaves two chunks without a blank or the end of a line, or one and the rest of the text.
const chunkBytes = text.MaxWordBytes / 4

// begun looks at the words that begin with a needle, and at those with runes that are
// not ASCII. It reports whether that was less work than analysing all.
func (x *spotting) begun() bool {
	x.narrow = true
	for i, dry := 0, 0; i < len(x.text) && x.left >= 0; i += chunkBytes {
		end := min(i+chunkBytes, len(x.text))
		if part := x.text[i:end]; strings.IndexByte(part, ' ') >= 0 || strings.IndexByte(part, '\n') >= 0 {
			dry = 0
		} else if dry++; dry == 2 {
			return false
		}
		x.last(x.blocks(i, end), end)
	}
	return x.left >= 0
}

// blocks looks at the blocks of eight bytes from i on, and returns the end of them. It leaves
// a byte of the text.
func (x *spotting) blocks(i, end int) int {
	s := x.text
	for last := min(end-8, len(s)-9); i <= last; i += 8 {
		v, behind := load(s, i), load(s, i+1)
		if v&highBits != 0 {
			x.signs(i, v&highBits)
		}
		for firsts := x.firsts(v, behind); firsts != 0; firsts &= firsts - 1 {
			at := i + bits.TrailingZeros64(firsts)/8
			if x.pairs[s[at]&31]>>(s[at+1]&31)&1 != 0 && x.begins(at) {
				x.try(at)
			}
		}
	}
	return i
}

// firsts returns the highest bits of the bytes of v that may be the first of a needle; behind
// are the bytes behind them.
func (x *spotting) firsts(v, behind uint64) (found uint64) {
	if len(x.heads) > fewHeads {
		letters := wordBytes(v) &^ v
		return letters &^ (letters << 8)
	}
	v, behind = v|caseBits, behind|caseBits
	stops := zeros(behind ^ points)
	for i := range x.heads {
		h := &x.heads[i]
		found |= zeros(v^h.first) & (zeros(behind^h.second) | h.short | stops)
	}
	return found
}

// begins reports whether no word goes on at a byte of ASCII.
func (x *spotting) begins(at int) bool {
	if at > 0 && x.text[at-1] >= utf8.RuneSelf {
		return !x.strange(at - 1)
	}
	return at == 0 || !isWord(x.text[at-1])
}

// signs looks at the bytes beyond ASCII of a block.
func (x *spotting) signs(i int, high uint64) {
	x.narrow = false
	for ; high != 0; high &= high - 1 {
		x.strange(i + bits.TrailingZeros64(high)/8)
	}
}

// last looks at the bytes from i to end, one by one.
func (x *spotting) last(i, end int) {
	for ; i < end; i++ {
		switch b := x.text[i]; {
		case b >= utf8.RuneSelf:
			x.narrow = false
			x.strange(i)
		case isWord(b) && x.begins(i):
			x.try(i)
		}
	}
}
