package tag

import (
	"fmt"
	"strings"
	"testing"

	"dateline/index/text"
)

// What a tagger adds up are the weights of the features that a learner is given, in their
// order and to the last bit, with hints of another tagger and without.
func TestScoresAreThoseOfTheFeatures(t *testing.T) {
	const s = "SHUSHA FALLS TO TROOPS\n\nBAKU (AFP) — Prime Minister Nikol Pashinyan's aide, Anna Hakobyan, told Acme Corp. that U.S. aid to Armenia's \"Blue Sky\" fund was 1,234.5 million; they left."
	words := text.Words(s)
	at := strings.Index(s, "Anna")
	for _, hints := range [][]Hint{nil, {{Start: at, End: at + len("Anna Hakobyan"), Label: "PERSON"}}} {
		for _, m := range []*Model{Load(), LoadHinted()} {
			learner, tagger := Encoder{}, Encoder{model: m}
			tagger.read(s, words, hints)
			for _, sentence := range learner.Encode(s, words, hints) {
				got := tagger.score(nil, sentence.First, sentence.First+sentence.N)
				for i, features := range sentence.Features {
					var want row
					for _, f := range features {
						for l, x := range m.table.rows[m.table.slots[m.table.place(f)].row] {
							want[l] += x
						}
					}
					if got[i] != want {
						t.Errorf("%q has the scores %v, want %v", words[sentence.First+i].Exact, got[i], want)
					}
				}
			}
		}
	}
}

// A word that takes the place of others among the forms is read as itself.
func TestFormsAreMadeAgain(t *testing.T) {
	const s = "John Miller of Acme Inc. met Anna Lopez."
	w := Weights{Features: map[uint32][Labels]float32{feature(kindWord, 0, hash("anna")): {beginPerson: 9}}}
	m, want := NewModel(w), fmt.Sprint(NewModel(w).Tag(s, text.Words(s)))
	var many strings.Builder
	for i := range 4 * formSets {
		fmt.Fprintf(&many, "w%d ", i)
	}
	m.Tag(many.String(), text.Words(many.String()))
	kept := 0
	for i := range m.forms.at {
		for k := range m.forms.at[i] {
			if f := m.forms.at[i][k].Load(); f != nil {
				kept++
			}
		}
	}
	if got := fmt.Sprint(m.Tag(s, text.Words(s))); got != want || want == "[]" {
		t.Errorf("%s behind many words, want %s", got, want)
	}
	if kept == 0 || kept > 2*formSets {
		t.Errorf("%d forms are kept, want at most %d", kept, 2*formSets)
	}
}
