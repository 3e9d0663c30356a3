package tag_test

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"dateline/index/entity/tag"
	"dateline/index/text"
)

// found writes the people (p) and organisations (o) of a text, joined by semicolons.
func found(t tag.Tagger, s string) string {
	var out []string
	for _, span := range t.Tag(s, text.Words(s)) {
		if span.Type[0] == 'p' && span.Type[1] == 'e' || span.Type[0] == 'o' && span.Type != tag.Other {
			out = append(out, span.Type[:1]+" "+s[span.Start:span.End])
		}
	}
	return strings.Join(out, "; ")
}

func TestTag(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"Nothing happened here on Monday, he said.", ""},
		{"The shop was opened by John Miller and his wife, Anna Lopez.", "p John Miller; p Anna Lopez"},
		{"Mayor Susan Clark's plan was rejected by Peter O’Neill.", "p Susan Clark; p Peter O’Neill"},
		{"He studied at Stanford University before he joined Acme Holdings Inc. in May.", "o Stanford University; o Acme Holdings Inc."},
		{"Armen Hakobyan, Karen Grigoryan and Lusine Petrosyan signed it.", "p Armen Hakobyan; p Karen Grigoryan; p Lusine Petrosyan"},
		{"Elchin Huseynov was born in 1965. He plays chess.", "p Elchin Huseynov"},
		{"She reported for the BBC and for The New York Times.", "o BBC; o The New York Times"},
		{"David Brown\n\nThomas Green", "p David Brown; p Thomas Green"},
	}
	for _, tt := range tests {
		if got := found(tag.Load(), tt.text); got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// With the hints of another tagger, its finds are heard.
func TestHintsAreHeard(t *testing.T) {
	const s = "We met Xuqor at the door of Zimtal."
	at := strings.Index(s, "Xuqor")
	h := tag.Hinted{Model: tag.LoadHinted(), Of: "other", Hints: func(string) []tag.Hint { return []tag.Hint{{Start: at, End: at + 5, Label: "PERSON"}} }}
	if got := found(h, s); got != "p Xuqor" {
		t.Errorf("%q, want the person that was hinted at", got)
	}
	if h.Fingerprint() == tag.StampHinted() || tag.Stamp() == tag.StampHinted() || tag.Load().Fingerprint() != tag.Stamp() {
		t.Error("fingerprints that do not tell what they are of")
	}
}

func TestConfidence(t *testing.T) {
	const s = "Then John Smith spoke to the Acme Foundation of Zzyx Qrrt and to Blue Sky."
	for _, span := range tag.Load().Tag(s, text.Words(s)) {
		if !(span.Confidence > 0 && span.Confidence <= 1) {
			t.Errorf("%q has the confidence %v", s[span.Start:span.End], span.Confidence)
		}
	}
}

func TestTagAtOnce(t *testing.T) {
	s := strings.Repeat("John Miller of Acme Inc. met Anna Lopez. ", 20)
	words := text.Words(s)
	want := fmt.Sprint(tag.Load().Tag(s, words))
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if fmt.Sprint(tag.Load().Tag(s, words)) != want {
				t.Error("another result beside other goroutines")
			}
		})
	}
	wait.Wait()
}

func TestWeightsAreReadBack(t *testing.T) {
	w := tag.Weights{Features: map[uint32][tag.Labels]float32{7: {1: 2.55}, 9: {0: -1, 8: .01}, 1 << 31: {}}}
	w.Steps[0][1] = -.5
	var buf bytes.Buffer
	if err := w.Write(&buf); err != nil {
		t.Fatal(err)
	}
	whole := buf.Bytes()
	got, err := tag.ReadWeights(bytes.NewReader(whole))
	if err != nil || len(got.Features) != 2 || got.Features[7][1] != 2.55 || got.Steps[0][1] != -.5 {
		t.Errorf("%+v, %v", got, err)
	}
	for n := range whole {
		if _, err := tag.ReadWeights(bytes.NewReader(whole[:n])); err == nil {
			t.Errorf("no error for the first %d bytes of %d", n, len(whole))
		}
	}
}
