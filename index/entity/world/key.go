package world

import (
	"strings"
	"unicode/utf8"

	"dateline/index/entity"
	"dateline/index/text"
)

// nameOf returns a name as a way through the trie; ok is false for one without a word.
func nameOf(a *text.Analyzer, dst []text.Word, s string, place Index) (n name, words []text.Word, ok bool) {
	words = a.Exact(dst, s)
	for i, w := range words {
		n.words = append(n.words, w.Exact)
		n.marks = append(n.marks, markOf(s, w, i+1 == len(words)))
	}
	n.place = place
	return n, words, len(words) > 0
}

func markOf(s string, w text.Word, last bool) (m mark) {
	surface, rest := s[w.Start:w.End], s[w.End:]
	if entity.IsAbbreviation(w.Exact) || strings.HasPrefix(rest, ".") && !last {
		m |= markDot
	}
	if strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ".,") {
		m |= markComma
	}
	if entity.PossessiveAt(surface) < len(surface) {
		m |= markPossessive
	}
	if last && !entity.HasCapital(surface) {
		m |= markLow
	}
	if last && isCode(s) {
		m |= markCode
	} else if last {
		m |= markPlain
	}
	return m
}

// codeBytes is the length of the longest code: NSW, DPRK.
const codeBytes = 4

func isCode(s string) bool { return len(s) <= codeBytes && isCapitals(s) }

// isCapitals reports whether s is of the letters A to Z alone.
func isCapitals(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || 'Z' < s[i] {
			return false
		}
	}
	return true
}

// slugOf returns the words of a label as the beginning of an id.
func slugOf(label string) string {
	if !ascii(label) {
		label = text.Fold(label)
	}
	return string(appendSlug(nil, label))
}

// slugBytes leaves room for a hyphen and ten digits in the 64 bytes of an id.
const slugBytes = 53

// appendSlug appends the letters a to z and digits of s, at most slugBytes, with one
// hyphen for each run of other bytes between them.
func appendSlug(dst []byte, s string) []byte {
	begin := len(dst)
	for i := 0; i < len(s) && len(dst)-begin < slugBytes; i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c|0x20)
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			dst = append(dst, c)
		case len(dst) > begin && dst[len(dst)-1] != '-':
			dst = append(dst, '-')
		}
	}
	if n := len(dst); n > begin && dst[n-1] == '-' {
		dst = dst[:n-1]
	}
	return dst
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
