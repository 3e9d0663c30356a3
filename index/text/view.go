package text

import (
	"strings"
	"unicode/utf8"
)

// Runes that UAX 29 treats otherwise than this package does, each with a rune of
// the same length in UTF-8 that it treats as wanted, so that offsets stay true.
const (
	zeroWidthSpace = "\u200B" // a break; a word joiner is ignored
	wordJoiner     = "\u2060"
	middleDot      = "\u00B7" // inside a word between two letters only
	leftQuote      = "\u2018"
)

var viewReplacer = strings.NewReplacer(
	zeroWidthSpace, wordJoiner,
	"ʼ", middleDot, "ʻ", middleDot, "ʾ", middleDot, "ʿ", middleDot,
	"ʽ", middleDot, "ʹ", middleDot, "ˈ", middleDot,
	"ꞌ", leftQuote, "Ꞌ", leftQuote,
)

// view returns s as the library is to see it; most often that is s itself.
func view(s string) string {
	if !utf8.ValidString(s) {
		s = blankInvalid(s)
	}
	// 0xCA and 0xCB begin the modifier letters.
	if strings.IndexByte(s, 0xCA) < 0 && strings.IndexByte(s, 0xCB) < 0 &&
		!strings.Contains(s, zeroWidthSpace) && !strings.Contains(s, "\uA78B") && !strings.Contains(s, "\uA78C") {
		return s
	}
	return viewReplacer.Replace(s)
}

// blankInvalid returns s with a blank for each byte that is not UTF-8. The library would
// take a rune cut off at the end of s as one with what is before it.
func blankInvalid(s string) string {
	b := []byte(s)
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			b[i] = ' '
		}
		i += size
	}
	return string(b)
}

// isApostrophe reports whether r is written for an apostrophe, a prime that
// stands for one in transliterations, or the Hebrew geresh.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '‘', '’', 0xFF07, 'ʼ', 'ʻ', 'ʾ', 'ʿ', 'ʽ', 'ʹ', 'ˈ', 0x05F3:
		return true
	}
	return false
}
