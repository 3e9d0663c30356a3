package tag

import (
	"math"
	"math/bits"
	"sync"

	"dateline/index/text"
)

// Model is a tagger. It is immutable and safe for concurrent use.
type Model struct {
	// keys is a table with open addresses: a feature stands at or behind the place that
	// its hash gives, with its row in rows; row 0 is of no feature and all zero.
	keys  []uint32
	at    []int32
	rows  [][Labels]float32
	shift int
	steps [Labels][Labels]float32

	fingerprint string // "" of weights that are not the embedded ones

	readers sync.Pool // of *reader
}

// Fingerprint implements Tagger.
func (m *Model) Fingerprint() string { return m.fingerprint }

// NewModel returns the tagger of weights.
func NewModel(w Weights) *Model {
	size := bits.Len(uint(max(2*len(w.Features), 16)))
	m := &Model{keys: make([]uint32, 1<<size), at: make([]int32, 1<<size), shift: 32 - size, steps: w.Steps}
	m.rows = make([][Labels]float32, 1, len(w.Features)+1)
	for _, f := range w.sorted(0x1p-60) {
		i := m.place(f)
		m.keys[i], m.at[i] = f, int32(len(m.rows))
		m.rows = append(m.rows, w.Features[f])
	}
	for a := range m.steps {
		for b := range m.steps[a] {
			if !MayFollow(label(a), label(b)) {
				m.steps[a][b] = float32(math.Inf(-1))
			}
		}
	}
	m.readers.New = func() any { return &reader{} }
	return m
}

// place returns where a feature stands in keys, or the free place where it would.
func (m *Model) place(f uint32) int {
	i := int(f * 0x9E3779B1 >> m.shift)
	for m.at[i] != 0 && m.keys[i] != f {
		i = (i + 1) & (len(m.keys) - 1)
	}
	return i
}

// reader is the room that reading a text takes.
type reader struct {
	encoder Encoder
	scores  [][Labels]float32
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
	for _, sentence := range r.encoder.Encode(s, words, hints) {
		m.label(r, sentence)
		spans = r.append(spans, s, words[sentence.First:sentence.First+sentence.N])
	}
	return spans
}

// label fills r.labels with the best labels of a sentence, and r.odds.
func (m *Model) label(r *reader, sentence Sentence) {
	r.scores = r.scores[:0]
	for _, features := range sentence.Features {
		var sum [Labels]float32
		for _, f := range features {
			if row := m.at[m.place(f)]; row != 0 {
				w := &m.rows[row]
				for l := range sum {
					sum[l] += w[l]
				}
			}
		}
		r.scores = append(r.scores, sum)
	}
	r.best(&m.steps)
	if r.named() {
		r.odds.compute(r.scores, &m.steps)
	}
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
