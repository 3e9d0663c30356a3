package full

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestSpansDependOnTheTextOnly(t *testing.T) {
	texts := slices.DeleteFunc(vectors(t, testTexts), func(v vector) bool { return len(v.Text) > 1000 })
	fresh, err := newModel(embedded)
	if err != nil {
		t.Fatal(err)
	}
	want := make([][]Span, len(texts))
	for i, v := range texts {
		want[i] = fresh.Tag(v.Text)
	}
	var wait sync.WaitGroup
	for worker := range 2 {
		wait.Go(func() {
			for n := range texts {
				i := (n*7 + worker*31) % len(texts) // in another order, of words known by then
				if got := fresh.Tag(texts[i].Text); !slices.Equal(got, want[i]) {
					t.Errorf("%.60q: %v, want %v", texts[i].Text, got, want[i])
				}
			}
		})
	}
	wait.Wait()
}

// A product is the same whatever is multiplied beside it, to the last bit, as long as
// each sum is added up in one order.
func TestNumbersOfAWordDoNotDependOnItsPlace(t *testing.T) {
	m := model(t)
	words := []spelling{{"Yerevan", ""}, {"ca", "can"}, {"in", ""}, {"1994", ""}, {"—", ""}, {"Bağdasaryan", ""}}
	together := make([]*form, len(words))
	for i := range together {
		together[i] = &form{}
	}
	m.makeForms(together, words)
	for i, w := range words {
		alone := &form{}
		m.makeForms([]*form{alone}, []spelling{w})
		if *alone != *together[i] {
			t.Errorf("%q has other numbers alone", w.text)
		}
		for _, v := range alone.mixed {
			if math.IsNaN(float64(v)) {
				t.Fatalf("%q: %v", w.text, alone.mixed)
			}
		}
	}
}

func TestKeptWordsAreBounded(t *testing.T) {
	m, err := newModel(embedded)
	if err != nil {
		t.Fatal(err)
	}
	f := &form{}
	for i := range 3 * generation {
		m.cache.put([]spelling{{strings.Repeat("x", 1+i%longestKey) + string(rune('a'+i%26)) + string(rune(0x4e00+i)), ""}}, []*form{f})
	}
	m.cache.put([]spelling{{strings.Repeat("y", longestKey+1), ""}}, []*form{f})
	if young, old := len(m.cache.young), len(m.cache.old); young > generation || old > generation {
		t.Errorf("%d and %d words are kept, want %d each at most", young, old, generation)
	}
	m.cache.put([]spelling{{"ca", "can"}}, []*form{f})
	if m.cache.young[spelling{"ca", ""}] != nil {
		t.Error("what an exception made of a word is kept for the word")
	}
	if m.cache.young[spelling{strings.Repeat("y", longestKey+1), ""}] != nil {
		t.Error("a long word is kept")
	}
}

func TestTagOfWhatIsNoText(t *testing.T) {
	m := model(t)
	for _, s := range []string{"", " ", "\n\n", "\x00", "\xff", "\xff\xfe\xfd", "\xe2\x82", strings.Repeat("\xf0\x9f", 99)} {
		if spans := m.Tag(s); len(spans) > 0 && spans[len(spans)-1].End > len(s) {
			t.Errorf("%q: %v", s, spans)
		}
	}
	const london = "The mayor of London \xff\xfe said on Monday"
	if got := m.Tag(london); len(got) != 2 || london[got[0].Start:got[0].End] != "London" || london[got[1].Start:got[1].End] != "Monday" {
		t.Errorf("%v, want London and Monday", got)
	}
}

// A chunk that affixes are cut off one by one takes time in proportion to its length.
func TestLongChunks(t *testing.T) {
	m := model(t)
	for _, part := range []string{"(", "'", "a@", "a.", "3km", "-", "a-", "x", ".", "10.", "://", ":", "…"} {
		s := strings.Repeat(part, 400_000/len(part))
		if words := m.rules.words(&lists{}, s); len(words) == 0 || words[len(words)-1].end != len(s) {
			t.Errorf("%q: %d words", part, len(words))
		}
	}
}

func TestFingerprint(t *testing.T) {
	if f := Fingerprint(); len(f) != 18 || strings.Trim(f, "0123456789abcdef") != "" {
		t.Errorf("%q", f)
	}
}
