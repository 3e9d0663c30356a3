package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// possessiveAt returns where the possessive of a word as written begins, an
// apostrophe and s or an apostrophe at the end; len(surface) if there is none.
// What is before it always holds a letter or a digit.
func possessiveAt(surface string) int {
	end := len(surface)
	for {
		cut := beforePossessive(surface[:end])
		if cut == end || strings.IndexFunc(surface[:cut], isLetterOrDigit) < 0 {
			return end
		}
		end = cut
	}
}

func beforePossessive(s string) int {
	end := len(s)
	if strings.HasSuffix(s, "s") || strings.HasSuffix(s, "S") {
		end--
	}
	r, size := utf8.DecodeLastRuneInString(s[:end])
	if size == 0 || !strings.ContainsRune(apostrophes, r) {
		return len(s)
	}
	return end - size
}

// isLetterOrDigit leaves out the modifier letters, among them the apostrophes.
func isLetterOrDigit(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r)
}
