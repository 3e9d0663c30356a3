package tag

import "dateline/index/text"

// Hint is what another tagger found in a text: half-open bytes, and a label of its own.
type Hint struct {
	Start, End int
	Label      string
}

// hint writes hints, which are in order, to the views of their words.
func (e *Encoder) hint(hints []Hint) {
	i := 0
	for _, h := range hints {
		for i < len(e.words) && e.words[i].End <= h.Start {
			i++
		}
		label := hash(h.Label) << 1
		for ; i < len(e.words) && e.words[i].Start < h.End; i++ {
			e.seen[i].hinted = label
			label |= 1
		}
	}
}

// Hints returns the findings of another tagger as hints.
func Hints[S ~struct {
	Start, End int
	Label      string
}](spans []S) []Hint {
	hints := make([]Hint, len(spans))
	for i, s := range spans {
		hints[i] = Hint(s)
	}
	return hints
}

// Hinted is a Tagger that asks another one first and knows how far to trust it.
type Hinted struct {
	Model *Model                // of weights that were learned with hints: see LoadHinted
	Hints func(s string) []Hint // of the other tagger, in the order of their offsets
	Of    string                // the other tagger's Fingerprint
}

// Tag implements Tagger.
func (h Hinted) Tag(s string, words []text.Word) []Span {
	return h.Model.TagHinted(s, words, h.Hints(s))
}

// Fingerprint implements Tagger.
func (h Hinted) Fingerprint() string { return h.Of + h.Model.Fingerprint() }
