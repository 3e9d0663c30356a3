package tag

import (
	"hash/maphash"
	"math"
	"sync"

	"dateline/index/text"
)

// Model is a tagger. It is immutable and safe for concurrent use.
type Model struct {
	table table
	blank [5][]uint32 // stands of a word between blanks, in no name of a place, which most are
	steps [Labels]row
	odds  [Labels][Labels]float64 // of steps

	fingerprint string // "" of weights that are not the embedded ones

	forms   *forms
	readers sync.Pool // of *reader
}

// Fingerprint implements Tagger.
func (m *Model) Fingerprint() string { return m.fingerprint }

// NewModel returns the tagger of weights.
func NewModel(w Weights) *Model {
	m := &Model{table: newTable(w), forms: &forms{seed: maphash.MakeSeed()}}
	for offset := range m.blank {
		m.blank[offset] = m.stands(nil, offset-2, &view{before: gapBlank, after: gapBlank})
	}
	for a := range m.steps {
		m.steps[a] = w.Steps[a]
	}
	for a := range m.steps {
		for b := range m.steps[a] {
			if !MayFollow(label(a), label(b)) {
				m.steps[a][b] = float32(math.Inf(-1))
			}
			m.odds[a][b] = math.Exp(float64(m.steps[a][b]))
		}
	}
	m.readers.New = func() any { return &reader{encoder: Encoder{model: m}} }
	return m
}

// reader is the room that reading a text takes.
type reader struct {
	encoder Encoder
	scores  []row
	back    [][Labels]label
	labels  []label
	odds    odds
}

// Tag implements Tagger.
func (m *Model) Tag(s string, words []text.Word) []Span { return m.TagHinted(s, words, nil) }

// TagHinted is Tag for weights that were learned with the hints of another tagger, given
// those in the order of their offsets.
func (m *Model) TagHinted(s string, words []text.Word, hints []Hint) []Span {
	if len(words) == 0 {
		return nil
	}
	r := m.readers.Get().(*reader)
	defer m.readers.Put(r)
	var spans []Span
	r.encoder.read(s, words, hints)
	for from := 0; from < len(words); {
		to := r.encoder.sentence(from)
		r.scores = r.encoder.score(r.scores[:0], from, to)
		r.best(&m.steps)
		if r.named() {
			r.odds.compute(r.scores, r.labels, &m.odds)
			spans = r.append(spans, s, words[from:to])
		}
		from = to
	}
	return spans
}

// named reports whether any word is part of a name.
func (r *reader) named() bool {
	for _, l := range r.labels {
		if l != Outside {
			return true
		}
	}
	return false
}
