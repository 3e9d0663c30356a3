package names

import (
	"dateline/index/text"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// field is a field of an article; owners has for each word what holds it.
type field struct {
	name   string
	s      string
	words  []text.Word
	owners []*found
}

// wordsIn returns the words that begin within start:end.
func (f *field) wordsIn(start, end int) (first, n int) {
	first = sort.Search(len(f.words), func(i int) bool { return f.words[i].End > start })
	for first+n < len(f.words) && f.words[first+n].Start < end {
		n++
	}
	return first, n
}

// keyOf returns the Exact forms of words, in Latin letters and joined by blanks.
func (f *field) keyOf(first, n int) string {
	if n == 1 {
		return f.words[first].Exact
	}
	var b strings.Builder
	for i, w := range f.words[first : first+n] {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Exact)
	}
	return b.String()
}

// surface returns a word as written.
func (f *field) surface(i int) string { return f.s[f.words[i].Start:f.words[i].End] }

// gap returns what stands before word i.
func (f *field) gap(i int) string {
	if i == 0 {
		return f.s[:f.words[0].Start]
	}
	return f.s[f.words[i-1].End:f.words[i].Start]
}

func (f *field) capital(i int) bool {
	at := f.words[i].Start
	if c := f.s[at]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(f.s[at:])
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
