package snippet

// signs are the classes of runes that UAX 29 tells apart between sentences.
type sign uint8

const (
	otherSign  sign = iota
	lowerSign       // a-z
	upperSign       // A-Z
	numberSign      // 0-9
	spaceSign       // blanks
	closeSign       // quotes and brackets
	goesOnSign      // SContinue: commas, dashes and the like
	stopSign        // ATerm: a full stop
	endSign         // STerm: ! and ?
	lineSign        // ParaSep
	noSign          // anything that is not known here
)

var signs = func() (t [256]sign) {
	for b := range t {
		switch c := byte(b); {
		case c >= 0x80:
			t[b] = noSign
		case 'a' <= c && c <= 'z':
			t[b] = lowerSign
		case 'A' <= c && c <= 'Z':
			t[b] = upperSign
		case isDigit(c):
			t[b] = numberSign
		}
	}
	for signs, s := range map[string]sign{" \t\v\f": spaceSign, `"'()[]{}`: closeSign, ",-:;": goesOnSign, ".": stopSign, "!?": endSign, "\r\n": lineSign} {
		for i := range len(signs) {
			t[signs[i]] = s
		}
	}
	return t
}()

// signAt returns the class and the length of the rune at i: of ASCII and of the quotes
// and dashes of English.
func signAt(s string, i int) (sign, int) {
	switch {
	case s[i] == 0xC3 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
		return accented(s[i+1]), 2
	case s[i] != 0xE2 || i+2 >= len(s) || s[i+1] != 0x80:
		return signs[s[i]], 1
	}
	switch s[i+2] {
	case 0x98, 0x99, 0x9C, 0x9D:
		return closeSign, 3
	case 0x93, 0x94:
		return goesOnSign, 3
	}
	return noSign, 1
}

// accented is the class of a letter from U+00C0 to U+00FF, by its last byte.
func accented(b byte) sign {
	switch {
	case b == 0x97 || b == 0xB7: // × and ÷
		return otherSign
	case b < 0x9F:
		return upperSign
	}
	return lowerSign
}

// signBefore is the class of the last rune of s.
func signBefore(s string) sign {
	n := len(s)
	switch {
	case n == 0:
		return otherSign
	case n > 1 && s[n-2] == 0xC3 && s[n-1]&0xC0 == 0x80:
		return accented(s[n-1])
	}
	return signs[s[n-1]]
}
