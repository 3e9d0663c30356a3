package segment_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"dateline/index/segment"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// word is an occurrence of a term.
type word struct {
	term     string
	position int
}

// field is a field as the index makes them: terms that are there already.
type field struct {
	name    string
	options index.FieldIndexingOptions
	words   []word
	length  int
	kind    byte
	value   []byte
}

func (f *field) Name() string                        { return f.name }
func (f *field) Value() []byte                       { return f.value }
func (f *field) ArrayPositions() []uint64            { return nil }
func (f *field) EncodedFieldType() byte              { return f.kind }
func (f *field) Analyze()                            {}
func (f *field) Options() index.FieldIndexingOptions { return f.options }
func (f *field) AnalyzedLength() int                 { return f.length }
func (f *field) NumPlainTextBytes() uint64           { return 0 }
func (f *field) Size() int                           { return 1 }

// AnalyzedTokenFrequencies is how Bleve reads the terms.
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies {
	out := index.TokenFrequencies{}
	for _, w := range f.words {
		t := out[w.term]
		if t == nil {
			t = &index.TokenFreq{Term: []byte(w.term)}
			out[w.term] = t
		}
		if !f.options.SkipFreqNorm() {
			t.SetFrequency(t.Frequency() + 1)
		}
		if f.options.IncludeTermVectors() {
			t.Locations = append(t.Locations, &index.TokenLocation{Position: w.position})
		}
	}
	return out
}

// worded is a field whose terms are read the quick way.
type worded struct{ *field }

func (f worded) EachTerm(visit func(string, int)) {
	for _, w := range f.words {
		visit(w.term, w.position)
	}
}

// numbered is a field some of whose terms are numbers of a lexicon: those before the first
// that is not at the next position.
type numbered struct {
	*field
	lexicon *lexicon
}

type lexicon struct {
	terms   []string
	numbers map[string]uint32
}

func (l *lexicon) Len() int             { return len(l.terms) }
func (l *lexicon) Term(n uint32) string { return l.terms[n] }

func (l *lexicon) number(term string) uint32 {
	n, known := l.numbers[term]
	if !known {
		n = uint32(len(l.terms))
		l.terms = append(l.terms, term)
		l.numbers[term] = n
	}
	return n
}

func (f numbered) Numbers() (segment.Lexicon, []uint32) {
	var out []uint32
	for i, w := range f.words {
		if w.position != i+1 {
			break
		}
		out = append(out, f.lexicon.numbers[w.term])
	}
	return f.lexicon, out
}

func (f numbered) EachTerm(visit func(string, int)) {
	_, first := f.Numbers()
	for _, w := range f.words[len(first):] {
		visit(w.term, w.position)
	}
}

const (
	text   = index.IndexField | index.IncludeTermVectors
	counts = index.IndexField
	value  = index.IndexField | index.SkipFreqNorm
	shown  = value | index.DocValues
	stored = index.StoreField
)

// newText is a field of words, at positions from 1 on.
func newText(name string, options index.FieldIndexingOptions, words ...string) *field {
	f := &field{name: name, options: options, length: len(words), kind: 't'}
	for i, w := range words {
		f.words = append(f.words, word{w, i + 1})
	}
	return f
}

func newStored(name, value string) *field {
	return &field{name: name, options: stored, kind: 't', value: []byte(value)}
}

// newDocument makes a document as the index does; quick fields are read the quick way.
func newDocument(id string, quick bool, fields ...*field) *document.Document {
	d := document.NewDocument(id)
	for _, f := range fields {
		if quick {
			d.AddField(worded{f})
		} else {
			d.AddField(f)
		}
	}
	return d
}

// batch makes documents ready to be made a segment of.
func batch(docs ...*document.Document) (out []index.Document) {
	for _, d := range docs {
		if len(d.Fields) == 0 || d.Fields[len(d.Fields)-1].Name() != "_id" {
			d.AddIDField()
			d.Fields[len(d.Fields)-1].Analyze()
		}
		out = append(out, d)
	}
	return out
}

// letters are what random words are made of.
var letters = []string{"a", "b", "c", "é", "ж", "0", "中", "x", "\x00"}

func randomWord(rnd *rand.Rand, vocabulary int) string {
	// Some are frequent and most are rare, as in a language.
	n := int(float64(vocabulary) * rnd.Float64() * rnd.Float64() * rnd.Float64())
	var b strings.Builder
	for n++; n > 0; n /= len(letters) {
		b.WriteString(letters[n%len(letters)])
	}
	return b.String()
}

func randomWords(rnd *rand.Rand, most, vocabulary int) (out []string) {
	for range rnd.IntN(most + 1) {
		out = append(out, randomWord(rnd, vocabulary))
	}
	return out
}

// randomDocument makes a document with some of all kinds of fields.
func randomDocument(rnd *rand.Rand, id string, most int, quick bool) *document.Document {
	body := newText("body", text, randomWords(rnd, most, 3000)...)
	for i := 0; i < most && i < len(body.words); i += 7 {
		body.words = append(body.words, word{"@place", body.words[i].position})
	}
	body.length = rnd.IntN(5000) + 1
	fields := []*field{body, newText("number", shown, fmt.Sprintf("%05d", rnd.IntN(100)))}
	if rnd.IntN(3) > 0 {
		fields = append(fields, newText("title", counts, randomWords(rnd, 8, 50)...))
	}
	if rnd.IntN(3) > 0 {
		fields = append(fields, newText("tags", shown, distinct(randomWords(rnd, 4, 30))...))
	}
	if rnd.IntN(4) > 0 {
		fields = append(fields, newStored("note", strings.Repeat(id, rnd.IntN(9))), newStored("blob", id))
	}
	return newDocument(id, quick, fields...)
}

func distinct(words []string) (out []string) {
	seen := map[string]bool{}
	for _, w := range words {
		if !seen[w] {
			out = append(out, w)
		}
		seen[w] = true
	}
	return out
}

// documents makes some of them; they are the same for the same seed.
func documents(seed uint64, n, most int, quick bool) []index.Document {
	rnd := rand.New(rand.NewPCG(seed, 1))
	var out []*document.Document
	for i := range n {
		out = append(out, randomDocument(rnd, fmt.Sprintf("%d-%x", i, seed), most, quick))
	}
	return batch(out...)
}
