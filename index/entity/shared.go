package entity

// Joins reports whether the two words around a gap may belong to one name, as the
// package comment says. abbreviation tells that a full stop may follow the first.
func Joins(gap string, abbreviation bool) bool { return joins(gap, abbreviation) }

// IsAbbreviation reports whether a word of a name, in its Exact form, is usually
// written with a full stop behind it.
func IsAbbreviation(exact string) bool { return isAbbreviation(exact) }

// HasCapital reports whether a word as written has a capital, anywhere, or no letter
// that could be one.
func HasCapital(surface string) bool { return satisfies(surface, inner) }

// PossessiveAt returns where the possessive of a word as written begins, an apostrophe
// and s or an apostrophe at the end; len(surface) if there is none.
func PossessiveAt(surface string) int { return possessiveAt(surface) }
