package index

import (
	"dateline/index/segment"
	"dateline/index/text"

	index "github.com/blevesearch/bleve_index_api"
)

// field is a field of an article as Bleve takes it, analysed already: it implements
// document.Field, and segment.Numbered, by which its terms are read.
type field struct {
	name    string
	options index.FieldIndexingOptions
	length  int
	lexicon *text.Lexicon
	words   []uint32 // in lexicon
	values  []string // whole ones
	value   []byte   // of a stored field
}

// Options of the fields. Offsets into the text are not kept: they come from
// analysing the few texts that are shown.
const (
	textOptions  = index.IndexField | index.IncludeTermVectors
	countOptions = index.IndexField // with how often a value comes
	valueOptions = index.IndexField | index.SkipFreqNorm
	shownOptions = valueOptions | index.DocValues
)

// newText analyses nothing: words are those of the text, numbers what they have in
// lexicon, length is the weighted length of the whole article, from which Bleve makes
// the norm of every term.
func newText(name string, length int, lexicon *text.Lexicon, numbers []uint32) *field {
	return &field{name: name, options: textOptions, length: length, lexicon: lexicon, words: numbers}
}

// newCounted makes a field of whole values that are scored as words are: as often as one
// comes, in an article of that weighted length.
func newCounted(name string, length int, values []string) *field {
	return &field{name: name, options: countOptions, length: length, values: values}
}

// newValues makes a field of whole values; one that comes twice is there once.
func newValues(name string, options index.FieldIndexingOptions, values ...string) *field {
	return &field{name: name, options: options, length: len(values), values: values}
}

// newStored makes a field that is kept beside the article, and cannot be searched.
func newStored(name string, value []byte) *field {
	return &field{name: name, options: index.StoreField, value: value}
}

// Numbers are the words of a text.
func (f *field) Numbers() (segment.Lexicon, []uint32) { return f.lexicon, f.words }

// EachTerm visits the other terms of the field. Positions are those of words, from 1 on.
func (f *field) EachTerm(visit func(term string, position int)) {
	for _, v := range f.values {
		visit(v, 0)
	}
}

func (f *field) Name() string                        { return f.name }
func (f *field) Value() []byte                       { return f.value }
func (f *field) ArrayPositions() []uint64            { return nil }
func (f *field) EncodedFieldType() byte              { return 't' }
func (f *field) Analyze()                            {}
func (f *field) Options() index.FieldIndexingOptions { return f.options }
func (f *field) AnalyzedLength() int                 { return f.length }
func (f *field) NumPlainTextBytes() uint64           { return 0 }
func (f *field) Size() int                           { return len(f.value) + 4*len(f.words) }

// AnalyzedTokenFrequencies is nil: the segments ask EachTerm.
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return nil }
