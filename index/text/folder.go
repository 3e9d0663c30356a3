package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folder builds the folded form of one word from its runes, which come in the
// form NFKC and in lower case.
type folder struct {
	out   []byte
	kind  uint8 // letter or digit: what the last rune written is; plain at first
	marks markRule
	joint rune // punctuation since then, written when the word goes on; or 0
}

func (f *folder) add(r rune) {
	switch {
	case unicode.Is(unicode.Nd, r):
		f.write(digit, '0'+decimal(r))
		f.marks = dropAll
	case r == 0x0640: // the tatweel is a letter that only stretches a line
	case unicode.IsLetter(r):
		f.addLetter(r)
	case unicode.IsNumber(r):
		f.write(letter, r)
		f.marks = dropAll
	case unicode.IsMark(r):
		f.addMark(r)
	case f.joint == 0:
		f.joint = jointOf(r)
	}
}

func (f *folder) addLetter(r rune) {
	switch {
	case isApostrophe(r):
		f.addApostrophe()
	case unicode.Is(unicode.Latin, r) || r == 'ː' || r == 'ˑ':
		f.addLatin(r)
	case unicode.Is(unicode.Greek, r):
		r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		if r == 'ς' {
			r = 'σ'
		}
		f.write(letter, r)
		f.marks = dropAll
	default:
		f.write(letter, r)
		f.marks = markRuleOf(r)
	}
}

// addLatin writes a letter of the Latin script in ASCII.
func (f *folder) addLatin(r rune) {
	for _, part := range norm.NFD.String(string(r)) {
		folded, known := latinFolds[part]
		switch {
		case folded == "'":
			f.addApostrophe()
		case known:
			for _, ascii := range folded {
				f.write(kindOf(ascii), ascii)
			}
		case !unicode.IsMark(part):
			f.write(letter, part)
		}
	}
	f.marks = dropAll
}

func (f *folder) addApostrophe() {
	if f.joint == 0 {
		f.joint = '\''
	}
}

// addMark writes a mark that tells letters apart. One without a letter before it
// goes away.
func (f *folder) addMark(r rune) {
	if f.kind != plain && f.joint == 0 && !f.marks.drops(r) {
		f.out = utf8.AppendRune(f.out, r)
	}
}

// write writes a letter or a digit, and before it the punctuation that joins it
// to the last one: between two letters or two digits, as in the text.
func (f *folder) write(kind uint8, r rune) {
	if f.joint != 0 && f.kind == kind {
		f.out = utf8.AppendRune(f.out, f.joint)
	}
	f.out = utf8.AppendRune(f.out, r)
	f.kind, f.joint = kind, 0
}

// jointOf returns the form of a rune that joins letters or digits to a word, 0
// for one that goes away. Hyphenation points and middle dots (paral·lel) do.
func jointOf(r rune) rune {
	switch {
	case isApostrophe(r):
		return '\''
	case r == '"':
		return 0x05F4 // gershayim, which Hebrew keyboards write as a quote
	case r == 0x00B7, r == 0x2027:
		return 0
	case unicode.Is(unicode.Po, r), r == 0x2044:
		return r
	}
	return 0
}

func kindOf(ascii rune) uint8 {
	return class[byte(ascii)]
}

// decimal returns the value of a decimal digit. Unicode assigns digits in runs
// of ten from zero on (The Unicode Standard, 4.6), and so are Go's tables.
func decimal(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}
