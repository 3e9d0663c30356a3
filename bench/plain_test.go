package main

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/index/query"
)

func TestPlain(t *testing.T) {
	tests := []struct{ text, want string }{
		{"lift to drag ratios .", "lift to drag ratios ."},
		{"  two\n lines\t", "two lines"},
		{"shock AND wave OR NOT", `shock \AND wave \OR \NOT`},
		{"ANDES not and", "ANDES not and"},
		{"treaty-breaking -not", `treaty\-breaking \-not`},
		{`(a "b c"~3)`, `\(a \"b c\"\~3\)`},
		{"title:x published:2023", `title\:x published\:2023`},
		{`1.5^2 pre* a\b +c`, `1.5\^2 pre\* a\\b \+c`},
		{"“quoted” «too»", `\“quoted\” \«too\»`},
		{"", ""},
	}
	for _, tt := range tests {
		if got := plain(tt.text); got != tt.want {
			t.Errorf("plain(%q) = %s; want %s", tt.text, got, tt.want)
		}
		onlyWords(t, tt.text)
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"a AND NOT b", `"a b"~2 c^3`, "x:(y OR z*)", `\`, "-- +", "„a“ OR", "NOT"} {
		f.Add(s)
	}
	f.Fuzz(onlyWords)
}

// onlyWords holds that the query of a text is read as its words, each as it
// stands there, and as nothing else.
func onlyWords(t *testing.T, text string) {
	if !utf8.ValidString(text) {
		return
	}
	q, err := query.Parse(plain(text))
	if err != nil {
		return // too long, or too many words
	}
	var want []string
	for _, w := range strings.Fields(text) {
		if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0 {
			want = append(want, w)
		}
	}
	if got := wordsOf(t, q.Root); !slices.Equal(got, want) {
		t.Errorf("%q is read as the words %q; want %q", text, got, want)
	}
}

// wordsOf returns the words of a query; anything but words side by side is an
// error.
func wordsOf(t *testing.T, root query.Node) (words []string) {
	clauses := []query.Node{root}
	if and, ok := root.(*query.And); ok && !and.Written {
		clauses = and.Clauses
	}
	for _, c := range clauses {
		switch c := c.(type) {
		case *query.Word:
			if c.Field != "" {
				t.Errorf("the word %q has the field %s; want none", c.Text, c.Field)
			}
			words = append(words, c.Text)
		case *query.All:
		default:
			t.Errorf("the query holds a %T; want words only", c)
		}
	}
	return words
}
