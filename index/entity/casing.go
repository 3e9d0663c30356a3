package entity

import "unicode"

// casing is where a word has a capital. Of two, the greater satisfies the less.
type casing uint8

const (
	lower   casing = iota // nowhere
	inner                 // after its first letter that has case: d'Ivoire, eThekwini
	initial               // at its first letter that has case
)

// demandOf returns the casing that a word of a name demands of the text.
func demandOf(surface string) casing {
	c, _ := casingOf(surface)
	return c
}

// satisfies reports whether a word of a text is written as demanded. A word
// without a letter that has case always is.
func satisfies(surface string, demand casing) bool {
	if demand == lower {
		return true
	}
	c, hasCase := casingOf(surface)
	return c >= demand || !hasCase
}

// casingOf also reports whether the word has a letter with case.
func casingOf(surface string) (c casing, hasCase bool) {
	for i, r := range surface {
		if i == 0 && 'A' <= r && r <= 'Z' {
			return initial, true
		}
		if 'a' <= r && r <= 'z' {
			hasCase = true
			continue
		}
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			if hasCase {
				return inner, true
			}
			return initial, true
		case isLower(r):
			hasCase = true
		}
	}
	return lower, hasCase
}

// isLower reports whether a capital could have been written for r. Georgian
// letters are lower case to Unicode but begin no word and no sentence as capitals
// (The Unicode Standard, 7.7): they are their own title case.
func isLower(r rune) bool {
	return unicode.IsLower(r) && unicode.ToTitle(r) != r
}
