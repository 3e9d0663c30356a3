package snippet

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// filter finds where a text may hold one of the needles. It looks at two or three
// bytes at a time, not everywhere but so often that no needle fits between: a
// needle of m bytes (with the byte before it) that is looked at by q bytes holds
// m-q+1 places, so every (m-q+1)th place of the text is enough. Letters of ASCII
// are taken without case. Bytes of longer runes always are found, because they may
// fold to anything, but for those of quotes and dashes.
type filter struct {
	stride  int
	mask    uint32 // of the bytes looked at
	bits    [hashSize / 64]uint64
	starts  [256][]string // needles that begin a word, by their first byte
	pieces  []string      // needles that stand anywhere in a word
	firsts  runeSet       // what the words that are looked for begin with, folded
	reading bool          // some word has no needle: every word is found
}

const (
	hashBits = 15
	hashSize = 1 << hashBits
	hashMix  = 0x9E3779B1 // 2^32 by the golden ratio: Knuth, The Art of Computer Programming 3, 6.4
	caseBits = 0x20202020
	highBits = 0x80808080
)

func newFilter(list []anchor) *filter {
	f := &filter{}
	var needles []string // those that begin a word with a blank before them
	for _, a := range list {
		switch {
		case a.form.kind == fuzzy:
			pieces := a.form.pieces()
			f.reading = f.reading || pieces == nil
			f.pieces = append(f.pieces, pieces...)
			needles = append(needles, pieces...)
		default:
			first, _ := utf8.DecodeRuneInString(a.form.text)
			f.firsts.add(first)
			for _, n := range a.form.needles() {
				if n == "" {
					f.reading = true
					continue
				}
				f.starts[n[0]] = append(f.starts[n[0]], n)
				needles = append(needles, " "+n)
			}
		}
	}
	f.sample(needles)
	return f
}

// sample chooses how the text is looked at.
func (f *filter) sample(needles []string) {
	shortest := 8
	for _, n := range needles {
		shortest = min(shortest, len(n))
	}
	width := 2
	if shortest >= 5 {
		width = 3
	}
	// A rune of two bytes must not fit between: at most two bytes may be skipped
	// behind two, one behind three.
	f.stride = min(shortest-width+1, width+1)
	f.mask = 1<<(8*width) - 1
	for _, n := range needles {
		n = rarest(n, f.stride+width-1)
		for i := range f.stride {
			f.enter(n[i : i+width])
		}
	}
}

// rarest returns the n bytes of a needle that English has least.
func rarest(needle string, n int) string {
	const common = " etaoinshrdlcumwfgypbvkjxqz"
	best, least := 0, 1<<30
	for i := 0; i+n <= len(needle); i++ {
		sum := 0
		for _, b := range []byte(needle[i : i+n]) {
			if at := strings.IndexByte(common, b); at >= 0 {
				sum += (len(common) - at) * (len(common) - at)
			}
		}
		if sum < least {
			best, least = i, sum
		}
	}
	return needle[best : best+n]
}

// enter makes a gram known; a blank in it stands for all that is no letter.
func (f *filter) enter(gram string) {
	b := []byte(gram + "\x00\x00\x00")[:4]
	if gram[0] != ' ' {
		f.set(b)
		return
	}
	for c := range byte(utf8.RuneSelf) {
		if !isLetter(c) && !isDigit(c) {
			b[0] = c
			f.set(b)
		}
	}
}

func (f *filter) set(b []byte) {
	h := (binary.LittleEndian.Uint32(b) | caseBits) & f.mask * hashMix >> (32 - hashBits)
	f.bits[h/64] |= 1 << (h % 64)
}

// next returns the first place from i on, in strides, where a needle may be; all
// of the last bytes are one. It looks at four places at a time, which the processor
// does side by side, and one by one only where there is something.
func (f *filter) next(s string, i int) int {
	if f.reading {
		return i
	}
	stride, mask, table := f.stride, f.mask, &f.bits
	lower := mask & caseBits
	for i+3*stride+4 <= len(s) {
		a, b := load(s, i)&mask, load(s, i+stride)&mask
		c, d := load(s, i+2*stride)&mask, load(s, i+3*stride)&mask
		if (a|b|c|d)&highBits == 0 && (bit(table, a|lower)|bit(table, b|lower)|bit(table, c|lower)|bit(table, d|lower))&1 == 0 {
			i += 4 * stride
			continue
		}
		for range 4 {
			if f.mayBe(s, i) {
				return i
			}
			i += stride
		}
	}
	for i+4 <= len(s) && !f.mayBe(s, i) {
		i += stride
	}
	return i
}

// mayBe reports whether a needle may be at i, four bytes or more before the end.
func (f *filter) mayBe(s string, i int) bool {
	v := load(s, i) & f.mask
	if v&highBits != 0 {
		var only bool
		if v, only = blanked(s, i, v); !only {
			return true
		}
	}
	return bit(&f.bits, v|f.mask&caseBits)&1 != 0
}

func load(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// bit returns a number whose lowest bit tells whether v, in lower case, is known.
func bit(table *[hashSize / 64]uint64, v uint32) uint64 {
	h := v * hashMix >> (32 - hashBits)
	return table[h/64] >> (h % 64)
}

// blanked returns v, the bytes at i, with blanks for those of the quotes and dashes
// that English uses; only tells whether there are no other bytes above ASCII. To
// a needle they are no letters, as blanks are.
func blanked(s string, i int, v uint32) (blank uint32, only bool) {
	for high := v & highBits; high != 0; high &= high - 1 {
		n := bits.TrailingZeros32(high) / 8
		if !inQuoteOrDash(s, i+n) {
			return v, false
		}
		v = v&^(0xFF<<(8*n)) | ' '<<(8*n)
	}
	return v, true
}

// inQuoteOrDash reports whether the byte at i is of a rune from U+2010 to U+2026.
func inQuoteOrDash(s string, i int) bool {
	switch b := s[i]; {
	case b == 0xE2:
	case i > 0 && s[i-1] == 0xE2:
		i--
	case i > 1 && s[i-2] == 0xE2:
		i -= 2
	default:
		return false
	}
	return i+2 < len(s) && s[i+1] == 0x80 && 0x90 <= s[i+2] && s[i+2] <= 0xA6
}
