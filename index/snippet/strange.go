package snippet

import (
	"math/bits"
	"unicode/utf8"
)

// strange returns where, in the block at i, a rune is that may fold to anything: one
// that is not tame, or any beyond ASCII; len(s) if there is none.
func strange(s string, i int, tame bool) int {
	return min(oddIn(s, i, load(s, i), tame), oddIn(s, i+8, load(s, i+8), tame))
}

// oddIn is strange for the eight bytes v at i.
func oddIn(s string, i int, v uint64, tame bool) int {
	high := v & highBits
	if tame {
		high = wild(v)
	}
	for ; high != 0; high &= high - 1 {
		at := i + bits.TrailingZeros64(high)/8
		if !inQuoteOrDash(s, at) && !(tame && known(s[at:])) {
			return at
		}
	}
	return len(s)
}

// wild returns the highest bits of those bytes of v that begin a rune which may not
// be tame. It adds within bytes: their six lowest bits and less than 0x80 stay a byte.
func wild(v uint64) uint64 {
	lead := v & (v << 1) & highBits // 0xC0 and above
	x := v & (0x3F * ones)
	latin := (x + (0x80-0x03)*ones) &^ (x + (0x80-0x0A)*ones)
	cyrillic := (x + (0x80-0x10)*ones) &^ (x + (0x80-0x12)*ones)
	return lead &^ (latin | cyrillic)
}

// known reports whether s begins with a no-break space or a quote of Latin-1.
func known(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == 0xA0 || r == '«' || r == '»'
}

// inQuoteOrDash reports whether the byte at i is of a rune from U+2010 to U+2026.
// To a needle they are no letters, as blanks are.
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

// onlyQuotes reports whether all that is beyond ASCII from i to end is of quotes and
// dashes.
func onlyQuotes(s string, i, end int) bool {
	for i < end {
		high := load(s, i) & highBits
		if high == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(high) / 8
		switch {
		case load(s, i)&0xF0FFFF == 0x9080E2: // U+2010 to U+201F
			i += 3
		case inQuoteOrDash(s, i):
			i++
		default:
			return i >= end
		}
	}
	return true
}
