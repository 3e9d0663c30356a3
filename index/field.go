package index

import (
	"sort"

	"dateline"
	"dateline/index/text"

	index "github.com/blevesearch/bleve_index_api"
)

// field is a field of an article as Bleve takes it, analysed already: it
// implements document.Field.
type field struct {
	name    string
	options index.FieldIndexingOptions
	length  int
	terms   index.TokenFrequencies
	value   []byte // of a stored field
}

// Options of the fields. Offsets into the text are not kept: they come from
// analysing the few texts that are shown.
const (
	textOptions  = index.IndexField | index.IncludeTermVectors
	valueOptions = index.IndexField | index.SkipFreqNorm
	shownOptions = valueOptions | index.DocValues
)

// newText analyses nothing: words are those of the text, length is the weighted
// length of the whole article, which Bleve keeps as the norm of every term.
func newText(name string, length int, words []text.Word, mentions []dateline.Mention) *field {
	f := &field{name: name, options: textOptions, length: length}
	f.terms = make(index.TokenFrequencies, len(words)+len(mentions))
	locations := make([]index.TokenLocation, len(words)) // one for all terms of a word
	add := func(term string, word int) {
		at := &locations[word]
		at.Position = word + 1
		t := f.terms[term]
		if t == nil {
			t = &index.TokenFreq{Term: []byte(term)}
			f.terms[term] = t
		}
		t.Locations = append(t.Locations, at)
		t.SetFrequency(t.Frequency() + 1)
	}
	for i, w := range words {
		add(w.Stem, i)
		add(markExact+w.Exact, i)
	}
	for _, m := range mentions {
		first := sort.Search(len(words), func(i int) bool { return words[i].Start >= m.Start })
		add(markMention+m.Entity, first)
	}
	return f
}

// newValues makes a field of whole values, each once.
func newValues(name string, options index.FieldIndexingOptions, values ...string) *field {
	f := &field{name: name, options: options, length: len(values), terms: make(index.TokenFrequencies, len(values))}
	for _, v := range values {
		f.terms[v] = &index.TokenFreq{Term: []byte(v)}
	}
	return f
}

// newStored makes a field that is kept beside the article, and cannot be searched.
func newStored(name string, value []byte) *field {
	return &field{name: name, options: index.StoreField, value: value}
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Value() []byte                                    { return f.value }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Analyze()                                         {}
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }
func (f *field) Size() int                                        { return f.terms.Size() }
