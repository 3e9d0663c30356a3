package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is what stands between two words, or before the first and behind the last.
type gap uint8

const (
	gapBlank gap = iota
	gapNone      // AT&T has none on either side of the sign, which is another gap
	gapPoint
	gapComma
	gapColon
	gapSemicolon
	gapHyphen
	gapDash
	gapSlash
	gapAnd // &
	gapOpen
	gapClose
	gapQuoteOpen
	gapQuoteClose
	gapLine
	gapBang
	gapSign // @ # and others
	gapMany // several kinds
	gaps
)

// gapOf returns the kind of what stands between two words.
func gapOf(s string) gap {
	switch s {
	case " ":
		return gapBlank
	case "":
		return gapNone
	case ", ":
		return gapComma
	}
	found, before := gapNone, false
	for i, r := range s {
		now := gapOfRune(r, i == 0 || before, i+utf8.RuneLen(r) < len(s))
		before = unicode.IsSpace(r)
		switch {
		case now == gapBlank && found != gapNone, now == found:
		case found == gapNone, found == gapBlank, now == gapLine:
			found = now
		case found != gapLine:
			return gapMany
		}
	}
	return found
}

// gapOfRune returns the kind of one rune: whether a blank or a word is before it tells
// which quotes open.
func gapOfRune(r rune, first, more bool) gap {
	switch {
	case strings.ContainsRune("\n\v\f\u0085\u2028\u2029", r):
		return gapLine
	case unicode.IsSpace(r):
		return gapBlank
	case strings.ContainsRune("\"'`“”‘’«»„", r):
		if strings.ContainsRune("“‘«„`", r) || !strings.ContainsRune("”’»", r) && !(first && more) {
			return gapQuoteOpen
		}
		return gapQuoteClose
	}
	if g, known := signs[r]; known {
		return g
	}
	return gapSign
}

var signs = map[rune]gap{
	'.': gapPoint, ',': gapComma, ':': gapColon, ';': gapSemicolon, '-': gapHyphen, '\u2010': gapHyphen, '\u2011': gapHyphen,
	'–': gapDash, '—': gapDash, '/': gapSlash, '&': gapAnd, '(': gapOpen, '[': gapOpen, ')': gapClose, ']': gapClose,
	'!': gapBang, '?': gapBang, '…': gapPoint,
}
