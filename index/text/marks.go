package text

import "unicode"

// markRule says which combining marks after a letter do not tell words apart.
type markRule uint8

const (
	dropVariations markRule = iota // variation selectors and enclosing marks
	dropStress                     // these and the stress marks of Cyrillic
	dropAll                        // all that combine without a width of their own
)

// markRuleOf returns the rule for a letter that is neither Latin nor Greek.
// Marks make other letters in most scripts (Cyrillic й, Indic vowels, Japanese
// voicing); in Arabic and Hebrew what does not compose is points.
func markRuleOf(r rune) markRule {
	switch {
	case unicode.Is(unicode.Cyrillic, r):
		return dropStress
	case unicode.In(r, unicode.Arabic, unicode.Hebrew):
		return dropAll
	}
	return dropVariations
}

func (rule markRule) drops(r rune) bool {
	switch {
	case unicode.In(r, unicode.Me, unicode.Variation_Selector):
		return true
	case rule == dropStress:
		return r == 0x0300 || r == 0x0301
	}
	return rule == dropAll && unicode.Is(unicode.Mn, r)
}
