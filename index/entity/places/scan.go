package places

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/entity/lists"
	"dateline/index/text"
)

// field is a title or body while it is read.
type field struct {
	name  string
	s     string
	words []text.Word
	caps  []bool        // by word: whether its first letter is a capital
	facts []lists.Facts // by word, once asked for
	known []bool        // whether facts is filled
}

func (f *field) set(name, s string, words []text.Word) {
	f.name, f.s, f.words = name, s, words
	f.caps = f.caps[:0]
	for _, w := range words {
		f.caps = append(f.caps, capital(s[w.Start:]))
	}
	f.facts, f.known = resize(f.facts, len(words)), resize(f.known, len(words))
	clear(f.known)
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// capital reports whether s begins with a capital.
func capital(s string) bool {
	c := s[0]
	if c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// fact returns what is known of word i, which must be one.
func (f *field) fact(i int) *lists.Facts {
	if !f.known[i] {
		f.facts[i], f.known[i] = lists.Of(f.words[i].Exact), true
	}
	return &f.facts[i]
}

// cluster is that of word i as it is written.
func (f *field) cluster(i int) uint32 {
	if f.caps[i] {
		return f.fact(i).Capital
	}
	return f.fact(i).Small
}

func (f *field) surface(i int) string { return f.s[f.words[i].Start:f.words[i].End] }

// gap is what stands between word i-1 and word i; the ends of the text are words.
func (f *field) gap(i int) string {
	from, to := 0, len(f.s)
	if i > 0 {
		from = f.words[i-1].End
	}
	if i < len(f.words) {
		to = f.words[i].Start
	}
	return f.s[from:to]
}

// starts reports whether word i begins a sentence, a line or what is quoted.
func (f *field) starts(i int) bool {
	if i == 0 {
		return true
	}
	gap := f.gap(i)
	if strings.IndexByte(gap, '\n') >= 0 {
		return true
	}
	gap = strings.TrimRight(gap, " \u00a0\t")
	r, _ := utf8.DecodeLastRuneInString(gap)
	switch signOfRune(r) {
	case signStop:
		return gap != "." || !f.abbreviates(i-1)
	case signColon, signQuote:
		return true
	}
	return r == '•' || r == '*'
}

// abbreviates reports whether a full stop behind word i is likely its own.
func (f *field) abbreviates(i int) bool {
	w := f.words[i].Exact
	return f.caps[i] && (len(w) == 1 || is(wordTitle, w) && len(w) <= 4 || w == "st")
}

// allCapitals reports whether word i has more than two letters, all capitals.
func (f *field) allCapitals(i int) bool {
	n := 0
	for _, r := range f.surface(i) {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 2
}

// lowNear counts the words without a capital among the four before and the four behind
// words i to j.
func (f *field) lowNear(i, j int) int {
	n := 0
	for k := max(0, i-4); k < min(len(f.words), j+5); k++ {
		if (k < i || k > j) && !f.caps[k] {
			n++
		}
	}
	return n
}

// near counts the words of a kind among the four before and the four behind words i to j.
func (f *field) near(kind wordKind, i, j int) (n int) {
	for k := max(0, i-4); k < min(len(f.words), j+5); k++ {
		if (k < i || k > j) && is(kind, f.words[k].Exact) {
			n++
		}
	}
	return n
}

func byStart(w text.Word, at int) int { return cmp.Compare(w.Start, at) }
