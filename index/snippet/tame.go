package snippet

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"dateline/index/text"
)

// spelling is a way to write letters of a folded word in two bytes.
type spelling struct {
	folded  string
	written uint64 // with caseBits, the first byte lowest
}

// longer reports whether s is written in more bytes than it folds to.
func (s *spelling) longer() bool { return len(s.folded) < 2 }

// spelled is every tame letter beyond ASCII.
type spelled struct {
	folded [0x480]string       // by the letter
	first  map[rune][]spelling // by the first rune of folded
	double []spelling          // those of two letters
}

// spellings are the tame letters beyond ASCII. A tame rune is one that a filter knows what
// it folds to whatever stands beside it: those from U+00C0 to U+027F (Latin) and from
// U+0400 to U+047F (Cyrillic), that is those whose first byte is C3 to C9, D0 or D1.
// (Glottal stops and clicks are gone between a letter and a digit: see mixed.)
var spellings = sync.OnceValue(func() *spelled {
	out := &spelled{first: map[rune][]spelling{}}
	for _, span := range [][2]rune{{0xC0, 0x27F}, {0x400, 0x47F}} {
		for r := span[0]; r <= span[1]; r++ {
			out.add(r)
		}
	}
	return out
})

func (l *spelled) add(r rune) {
	words, b := text.Words(string(r)), string(r)
	if len(words) == 0 || tameStart(words[0].Exact) != words[0].Exact {
		return
	}
	l.folded[r] = words[0].Exact
	s := spelling{words[0].Exact, (uint64(b[0]) | uint64(b[1])<<8) | caseBits&0xFFFF}
	first, _ := utf8.DecodeRuneInString(s.folded)
	if slices.Contains(l.first[first], s) {
		return
	}
	l.first[first] = append(l.first[first], s)
	if utf8.RuneCountInString(s.folded) > 1 {
		l.double = append(l.double, s)
	}
}

// behind returns what is left of s behind letters, which s begins with or which
// begin with s.
func behind(s, letters string) (rest string, ok bool) {
	if strings.HasPrefix(letters, s) {
		return "", true
	}
	return strings.CutPrefix(s, letters)
}

// isTame reports whether a folded word may be looked for by its beginning with r.
func isTame(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '.' || r == ',' || 0x430 <= r && r <= 0x47F
}

// tameStart returns the tame letters that s begins with.
func tameStart(s string) string {
	for i, r := range s {
		if !isTame(r) {
			return s[:i]
		}
	}
	return s
}

// mixed reports whether s is of two scripts, or a letter and a digit stand beside each
// other in it: what is written between them may be gone from a folded word.
func mixed(s string) bool {
	ascii, other := false, false
	for i := range len(s) {
		ascii = ascii || isLetter(s[i])
		other = other || s[i] >= utf8.RuneSelf
		if i > 0 && isDigit(s[i]) != isDigit(s[i-1]) && isWord(s[i]) && isWord(s[i-1]) {
			return true
		}
	}
	return ascii && other
}

func isWord(b byte) bool { return b >= utf8.RuneSelf || isLetter(b) || isDigit(b) }
