package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign is a character of a code page, and what it costs to meet it.
type sign struct {
	char   rune
	fold   rune // in lower case; edge if it is no letter
	upper  bool
	latin  bool
	cost   int  // in half bits, of what is no letter
	closer bool // a quote that stands behind a word
	opener bool // one that stands before a word
	blank  bool
	low    bool // a quote that does not stand behind a letter
	alone  bool // does not stand beside a letter
}

// edge stands for whatever is no letter.
const edge = '_'

// What is no letter costs, in half bits of each of the two pairs that it is in: what
// texts are full of, what they have, what they hardly have, mathematics and lines of boxes. What a
// code page does not hold is a damage: a few of these do not outweigh all letters of a text.
const (
	usual, rare, odd, box, none = 4, 7, 14, 22, 32
)

// lastLatin is behind the letters that are Latin.
const lastLatin = 0x370

func newSign(r rune) sign {
	s := sign{char: r, fold: edge, blank: r == ' ' || r == '\n' || r == '\r' || r == '\t'}
	if r != 'ª' && r != 'º' && (unicode.IsLetter(r) || unicode.IsMark(r)) {
		s.fold, s.upper, s.latin = unicode.ToLower(r), unicode.IsUpper(r), r < lastLatin
		return s
	}
	s.closer, s.opener = strings.ContainsRune("’”", r), strings.ContainsRune("“„‘", r)
	s.low = strings.ContainsRune("„‚", r)
	switch {
	case r < utf8.RuneSelf:
	case r == unicode.ReplacementChar:
		s.cost = none
	case strings.ContainsRune("“”‘’„‚«»‹›–—…\u00a0™®", r):
		s.cost = usual
	case strings.ContainsRune("¡¿ªº", r):
		s.cost = rare
	case strings.ContainsRune("€£§©°№•·½", r):
		s.cost, s.alone = rare, true
	case 0x2200 <= r && r <= 0x25ff:
		s.cost, s.alone = box, true
	default:
		s.cost, s.alone = odd, true
	}
	return s
}

func (s *sign) letter() bool { return s.fold != edge }

// far reports a letter beyond ASCII.
func (s *sign) far() bool { return s.fold >= utf8.RuneSelf }
