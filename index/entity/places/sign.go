package places

import "strings"

// sign is what a gap is to the words around it.
type sign uint8

const (
	signBlank sign = iota // the words are neighbours
	signComma
	signStop // of a sentence
	signQuote
	signOpen  // a bracket
	signClose // a bracket
	signDash  // with blanks, or a long one
	signHyphen
	signSlash
	signLine // a new line
	signColon
	signOther
	signEnd   // of the text
	signMoney // US$
)

var signNames = [...]string{"none", "comma", "stop", "quote", "open", "close", "dash", "hyphen", "slash", "line", "colon", "other", "end", "money"}

// signOf returns what matters most in a gap.
func signOf(gap string) sign {
	switch gap {
	case " ", "":
		return signBlank
	case ", ":
		return signComma
	case ". ":
		return signStop
	case "-":
		return signHyphen
	}
	if strings.IndexByte(gap, '\n') >= 0 {
		return signLine
	}
	out := signBlank
	for _, r := range gap {
		if s := signOfRune(r); s != signBlank && (out == signBlank || out == signComma) {
			out = s
		}
	}
	if out == signHyphen && strings.IndexByte(gap, ' ') >= 0 {
		return signDash
	}
	return out
}

func signOfRune(r rune) sign {
	switch r {
	case ' ', '\u00a0', '\t', '\'', '’':
		return signBlank
	case ',':
		return signComma
	case '.', '!', '?', '…':
		return signStop
	case ':', ';':
		return signColon
	case '"', '“', '”', '«', '»', '‘':
		return signQuote
	case '(', '[':
		return signOpen
	case ')', ']':
		return signClose
	case '—', '–', '―':
		return signDash
	case '-', '\u2010', '\u2011':
		return signHyphen
	case '/':
		return signSlash
	case '$', '€', '£', '¥':
		return signMoney
	}
	return signOther
}
