package text

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// stemmer finds English stems by the Snowball stemmer Porter2
// (snowballstem.org/algorithms/english/stemmer.html).
type stemmer struct{ env *snowballstem.Env }

func newStemmer() stemmer {
	return stemmer{env: snowballstem.NewEnv("")}
}

// stem returns the stem of a folded word, empty only for the empty word.
func (t stemmer) stem(exact string) string {
	switch {
	case isAcronym(exact):
		exact = strings.ReplaceAll(exact, ".", "")
	case hasDigitGroups(exact):
		return strings.ReplaceAll(exact, ",", "")
	}
	if !isEnglish(exact) {
		return exact
	}
	t.env.SetCurrent(exact)
	english.Stem(t.env)
	if s := t.env.Current(); s != "" {
		return s
	}
	return exact
}

func isEnglish(exact string) bool {
	for i := range len(exact) {
		if b := exact[i]; (b < 'a' || b > 'z') && b != '\'' {
			return false
		}
	}
	return true
}

// isAcronym reports whether a folded word is single letters with dots between.
func isAcronym(exact string) bool {
	if !strings.Contains(exact, ".") || '0' <= exact[0] && exact[0] <= '9' {
		return false
	}
	for part := range strings.SplitSeq(exact, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// hasDigitGroups reports whether a folded word is a number whose thousands are
// set apart by commas, with or without a decimal fraction: 6,500 or 1,234,567.89.
func hasDigitGroups(exact string) bool {
	whole, fraction, _ := strings.Cut(exact, ".")
	first, rest, ok := strings.Cut(whole, ",")
	if !ok || len(first) > 3 || !isDigits(first+fraction) {
		return false
	}
	for group := range strings.SplitSeq(rest, ",") {
		if len(group) != 3 || !isDigits(group) {
			return false
		}
	}
	return true
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
