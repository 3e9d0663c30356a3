package full

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lower is Python's str.lower: as strings.ToLower, but İ becomes two runes, and a
// capital sigma at the end of a word becomes the one that stands there.
func lower(s string) string {
	if !strings.ContainsAny(s, "İΣ") {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == 'İ':
			b.WriteString("i̇")
		case r == 'Σ' && endsWord(s, i):
			b.WriteRune('ς')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// endsWord is the condition Final_Sigma of SpecialCasing.txt for the sigma at i: a
// cased letter before it and none behind, where what has no case does not count.
func endsWord(s string, i int) bool {
	before, after := s[:i], s[i+len("Σ"):]
	for before != "" {
		r, n := utf8.DecodeLastRuneInString(before)
		if !caseIgnorable(r) {
			if !cased(r) {
				return false
			}
			break
		}
		before = before[:len(before)-n]
	}
	if before == "" {
		return false
	}
	for _, r := range after {
		if !caseIgnorable(r) {
			return !cased(r)
		}
	}
	return true
}

func cased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// caseIgnorable is Case_Ignorable of DerivedCoreProperties.txt.
func caseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) ||
		strings.ContainsRune("'.:·΄·՟״‘’․‧︓︔﹒﹕＇．：", r)
}

// shape is the form of a word: X for a capital, x for another letter, d for a digit,
// anything else as it is, of more than four alike in a row four; LONG from 100 runes on.
func shape(s string) string {
	if len(s) >= 100 && utf8.RuneCountInString(s) >= 100 {
		return "LONG"
	}
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range s {
		r = shapeOf(r)
		if r != last {
			last, run = r, 0
		}
		if run++; run <= 4 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func shapeOf(r rune) rune {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case isDigit(r):
		return 'd'
	}
	return r
}
