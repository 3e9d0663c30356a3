package full

import (
	"strings"
	"unicode/utf8"
)

// rules cut a text into words as spaCy's tokenizer does. Command make holds its
// patterns against the code here and in infix.go and url.go.
type rules struct {
	exceptions           map[string][]Piece
	longest              int // of the exceptions, in bytes
	phrases              *phrase
	prefixes, suffixes   *set
	prefixTexts          []string
	suffixTexts, units   endings
	icons, alpha, lower  *set
	upper, beforeStop    *set
	stopAfter, stopAhead *set
}

func newRules(d *Data) *rules {
	r := &rules{
		exceptions: d.Exceptions,
		prefixes:   newSet(d.PrefixRunes, d.Icons), suffixes: newSet(d.SuffixRunes, d.Icons),
		prefixTexts: d.PrefixTexts, suffixTexts: newEndings(d.SuffixTexts), units: newEndings(d.Units),
		icons: newSet(d.Icons), alpha: newSet(d.Alpha), lower: newSet(d.Lower),
		upper: newSet(d.Upper), beforeStop: newSet(d.BeforeStop),
		stopAfter: newSet(d.StopAfter), stopAhead: newSet(d.StopBefore),
	}
	for chunk := range d.Exceptions {
		r.longest = max(r.longest, len(chunk))
	}
	r.phrases = r.compilePhrases()
	return r
}

// exception returns the pieces of s, nil where it is none.
func (r *rules) exception(s string) []Piece {
	if len(s) > r.longest {
		return nil
	}
	return r.exceptions[s]
}

// prefix returns how many bytes at the beginning of s are a word of their own.
func (r *rules) prefix(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	switch {
	case n == 0:
		return 0
	case r.prefixes.has(first):
		return n
	case first == '+' && (len(s) == 1 || !isAsciiDigit(s[1])):
		return n
	case strings.HasPrefix(s, ".."):
		return len(s) - len(strings.TrimLeft(s, "."))
	}
	for _, text := range r.prefixTexts {
		if strings.HasPrefix(s, text) {
			return len(text)
		}
	}
	return 0
}

// suffix returns how many bytes at the end of s are a word of their own: the most of
// all rules.
func (r *rules) suffix(s string) int {
	last, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return 0
	}
	longest := 0
	if r.suffixes.has(last) {
		longest = n
	}
	if last == '.' {
		longest = max(longest, r.stops(s))
	}
	longest = max(longest, r.suffixTexts.longest(s, false))
	return max(longest, r.units.longest(s, true))
}

// stops are the full stops at the end of s that are cut off: two or more, or one behind
// what is no abbreviation.
func (r *rules) stops(s string) int {
	before := strings.TrimRight(s, ".")
	if n := len(s) - len(before); n >= 2 {
		return n
	}
	if r.beforeStop.hasLast(before) {
		return 1
	}
	last, n := utf8.DecodeLastRuneInString(before)
	switch head := before[:len(before)-n]; {
	case strings.ContainsRune("FfCcKk", last) && strings.HasSuffix(head, "°"):
		return 1
	case r.upper.has(last) && r.upper.hasLast(head):
		return 1
	}
	return 0
}

// endings are texts by their last byte.
type endings map[byte][]string

func newEndings(texts []string) endings {
	e := endings{}
	for _, text := range texts {
		last := text[len(text)-1]
		e[last] = append(e[last], text)
	}
	return e
}

// longest returns the length of the longest that s ends with, directly behind a digit
// if that is asked for.
func (e endings) longest(s string, behindDigit bool) (n int) {
	for _, text := range e[s[len(s)-1]] {
		if len(text) > n && strings.HasSuffix(s, text) && (!behindDigit || len(text) < len(s) && isAsciiDigit(s[len(s)-len(text)-1])) {
			n = len(text)
		}
	}
	return n
}
