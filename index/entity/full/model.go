package full

import (
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

// Model is the tagger, ready for use from several goroutines at once.
type Model struct {
	rules     *rules
	norms     map[uint64]string
	baseNorms map[string]string
	symbols   map[string]uint64
	labels    []string

	w              weights
	mix            *matrix
	shares         [3]*matrix // of the second layer: for the word behind, itself, the word before
	window         [layers - 1]window
	project, lower *matrix

	cache   *cache
	scratch sync.Pool
}

// Span is a name or number: bytes Start to End of the text, End not included. The
// labels are spaCy's: CARDINAL, DATE, EVENT, FAC, GPE, LANGUAGE, LAW, LOC, MONEY, NORP,
// ORDINAL, ORG, PERCENT, PERSON, PRODUCT, QUANTITY, TIME, WORK_OF_ART.
type Span struct {
	Start, End int
	Label      string
}

var load = sync.OnceValues(func() (*Model, error) { return newModel(embedded) })

// Load returns the tagger. The first call unpacks it, which takes 9 MB, and it keeps up to
// 31 MB of words seen; all calls return the same one.
func Load() (*Model, error) { return load() }

// code is the version of what the package does with its data: another number says that
// the same text may give other spans.
const code = 1

// Fingerprint returns hexadecimal digits that change whenever the same text may give
// other spans. It does not load the tagger.
func Fingerprint() string {
	return fmt.Sprintf("%x%02x", embedded[len(magic):][:8], code)
}

func newModel(raw []byte) (*Model, error) {
	d, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("data of the full tagger: %w", err)
	}
	m := &Model{
		rules: newRules(&d), norms: d.Norms, baseNorms: d.BaseNorms, symbols: d.Symbols, labels: d.Labels,
		w: cutWeights(d.Weights), cache: &cache{young: map[spelling]*form{}},
	}
	m.mix = newMatrix(m.w.mix.matrix, features*Width, 0, features*Width)
	for i := range m.shares {
		m.shares[i] = newMatrix(m.w.encoder[0].matrix, 3*Width, i*Width, (i+1)*Width)
	}
	for i := range m.window {
		m.window[i] = newWindow(m.w.encoder[i+1].matrix)
	}
	m.project = newMatrix(m.w.project, Width, 0, Width)
	m.lower = newMatrix(m.w.lower[:Hidden*halves*Hidden], Hidden, 0, Hidden)
	m.scratch.New = func() any { return newEncoder(m) }
	return m, nil
}

// Tag returns the spans of s in the order of the text, none overlapping another. A byte
// that is not UTF-8 is read as a control character.
func (m *Model) Tag(s string) []Span {
	s = valid(s)
	e := m.scratch.Get().(*encoder)
	defer m.scratch.Put(e)
	defer e.lists.shrink()
	words := m.rules.words(&e.lists, s)
	p := parser{w: &m.w, labels: m.labels, open: -1}
	for from := 0; from < len(words); from += block {
		to := min(from+block, len(words))
		e.encode(s, words, from, to)
		for i, w := range words[from:to] {
			here, lower := e.words[i*Hidden:][:Hidden], e.lower[i*Hidden*halves:][:Hidden*halves]
			p.step(words, from+i, here, lower, allSpace(s[w.start:w.end]))
		}
	}
	return p.spans
}

// valid returns s with the control character SUB for each byte that is not UTF-8, so
// that offsets stay the same.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		if _, n := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
			b.WriteByte(0x1a)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
