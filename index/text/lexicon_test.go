package text_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/index/text"
)

// someText has words of all sorts: new and known ones, in other capitals, long ones, and
// some that are no words.
func someText(rng *rand.Rand, vocabulary int) string {
	var b strings.Builder
	for range rng.IntN(200) {
		switch rng.IntN(8) {
		case 0:
			b.WriteString("The U.S.'s Łódź ½ G7’s ")
		case 1:
			fmt.Fprintf(&b, "%s ", strings.Repeat("long", rng.IntN(200)))
		case 2:
			fmt.Fprintf(&b, "WORD%x ", rng.IntN(vocabulary))
		default:
			fmt.Fprintf(&b, "word%x ", rng.IntN(vocabulary))
		}
	}
	return b.String()
}

// wantNumbered holds the words and the numbers of a text against those of an analyser that
// knows no lexicon.
func wantNumbered(t *testing.T, l *text.Lexicon, s string) {
	t.Helper()
	words, numbers := l.Words(nil, nil, s)
	if want := text.NewAnalyzer().Exact(nil, s); !slices.Equal(words, want) || len(numbers) != len(want) {
		t.Fatalf("%q: got %v, %v; want %v", s, words, numbers, want)
	}
	for i, w := range words {
		f := l.Form(numbers[i])
		if f.Exact != w.Exact || l.Term(numbers[i]) != w.Exact || f.Name != text.IsName(s[w.Start:w.End]) {
			t.Fatalf("%q: number %d is %v, want %v", s, numbers[i], f, w)
		}
	}
}

// TestLexicon: a number stands for its form, whatever else the analyser has read, and
// forgotten, before and meanwhile.
func TestLexicon(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	a := text.NewAnalyzer()
	for range 60 {
		l := a.NewLexicon()
		for range 20 {
			wantNumbered(t, l, someText(rng, 200_000))
			a.Words(nil, someText(rng, 2_000))
		}
	}
}

func TestLexiconNumbersAFormOnce(t *testing.T) {
	l := text.NewAnalyzer().NewLexicon()
	for range 3 {
		l.Words(nil, nil, "the word and the Word")
	}
	if l.Len() != 4 {
		t.Errorf("there are %d forms, want the, word, and, Word", l.Len())
	}
}

// TestManyLexicons: so many are made of one analyser that what tells them apart comes again.
func TestManyLexicons(t *testing.T) {
	a := text.NewAnalyzer()
	a.NewLexicon().Words(nil, nil, "zero one two")
	for range 1<<16 - 2 {
		a.NewLexicon()
	}
	for _, s := range []string{"two one", "one zero two", "two zero one"} {
		wantNumbered(t, a.NewLexicon(), s)
	}
}

func TestIsName(t *testing.T) {
	for word, want := range map[string]bool{"Baku": true, "Élan": true, "ǅ": true, "a1": true, "x٣": true, "word": false, "éLAN": false, "日本": false, "": false} {
		if text.IsName(word) != want {
			t.Errorf("%q: %t", word, !want)
		}
	}
}
