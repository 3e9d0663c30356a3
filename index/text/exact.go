package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// exact returns the folded form of a segment, "" when it is not a word.
func exact(segment string) string {
	if !hasLetterOrDigit(segment) {
		return ""
	}
	if isASCII(segment) {
		return trimPossessive(trimPoints(strings.ToLower(segment))) // as foldOnce would
	}
	folded := foldOnce(segment)
	if !isASCII(folded) {
		// Where marks went away, letters may compose that fold once more.
		folded = foldOnce(folded)
	}
	return trimPossessive(trimPoints(folded))
}

// trimPoints takes away a full stop or comma at the ends of a word, and an apostrophe
// before a digit: invisible signs that are gone from there count as digits in the
// annex (U+0600 to U+0605) and held it inside.
func trimPoints(s string) string {
	s = strings.Trim(s, ".,;:")
	if rest := strings.TrimLeft(s, "'"); rest != "" && rest[0] >= '0' && rest[0] <= '9' {
		return rest
	}
	return s
}

func foldOnce(s string) string {
	var f folder
	for _, r := range norm.NFKC.String(s) {
		f.add(unicode.ToLower(r))
	}
	return norm.NFKC.String(string(f.out))
}

// hasLetterOrDigit reports whether s holds what makes a segment a word: a
// letter, also one in a circle or brackets, a decimal digit or a Roman numeral.
// Superscripts, fractions and the like are no digits.
func hasLetterOrDigit(s string) bool {
	for _, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.Is(unicode.Nd, r), unicode.Is(unicode.Nl, r):
			return true
		case unicode.Is(unicode.So, r) && unicode.Is(unicode.Other_Alphabetic, r):
			return true
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
