package segment

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// Worded is a field that hands over its terms without Bleve's maps.
type Worded interface {
	index.Field

	// EachTerm visits each occurrence of each term. Positions are from 0 to 2^31-1; of a
	// field without positions they are not looked at, and of one without frequencies a
	// term counts once.
	EachTerm(visit func(term string, position int))
}

// Lexicon is what Numbered fields have their terms from. It is told from others by ==.
type Lexicon interface {
	Len() int
	Term(number uint32) string // of a number less than Len; it is the same as long as there are such fields
}

// Numbered is a field most of whose terms are numbers of a lexicon, which it shares with
// other fields: each term is then looked up once for all of them.
type Numbered interface {
	Worded

	// Numbers are the terms at the positions 1, 2 and so on. EachTerm visits the others.
	Numbers() (Lexicon, []uint32)
}

// idField is the field of the name of a document, which is the first of a segment.
const idField = "_id"

// builder makes a segment of documents.
type builder struct {
	fields map[string]*gathered
	used   []*gathered
	stored []storedValue
	out    fieldWriter
}

// storedValue is kept of document number doc.
type storedValue struct {
	doc   int
	field *gathered
	kind  byte
	value []byte
}

var builders = sync.Pool{New: func() any { return &builder{fields: map[string]*gathered{}} }}

// build makes the bytes of a segment.
func build(docs []index.Document) ([]byte, error) {
	b := builders.Get().(*builder)
	defer builders.Put(b)
	defer b.reset()
	b.field(idField)
	if len(docs) > maxDocs {
		return nil, fmt.Errorf("a segment has %d documents, not %d at most", len(docs), maxDocs)
	}
	for n, doc := range docs {
		if err := b.add(n, doc); err != nil {
			return nil, err
		}
	}
	return b.write(len(docs))
}

func (b *builder) reset() {
	for _, g := range b.used {
		g.reset()
	}
	clear(b.stored)
	b.used, b.stored = b.used[:0], b.stored[:0]
	if len(b.fields) > manyFields {
		clear(b.fields)
	}
}

// manyFields is of how many fields the room is kept for the next batch.
const manyFields = 256

// field is the one of a name, and one of the segment from now on.
func (b *builder) field(name string) *gathered {
	g := b.fields[name]
	if g == nil {
		g = newGathered(name)
		b.fields[name] = g
	}
	if !g.used {
		g.used = true
		b.used = append(b.used, g)
	}
	return g
}

func (b *builder) add(n int, doc index.Document) error {
	if err := plain(doc); err != nil {
		return fmt.Errorf("document %q cannot be indexed: %w", doc.ID(), err)
	}
	var failed error
	before := len(b.stored)
	doc.VisitFields(func(f index.Field) {
		if failed != nil {
			return
		}
		g := b.field(f.Name())
		if failed = keeps(f); failed == nil {
			failed = g.add(n, f)
		}
		if failed != nil {
			failed = fmt.Errorf("field %q of document %q cannot be indexed: %w", f.Name(), doc.ID(), failed)
		}
		if f.Options().IsStored() {
			b.stored = append(b.stored, storedValue{n, g, f.EncodedFieldType(), f.Value()})
		}
	})
	id := b.fields[idField]
	if failed == nil && !slices.ContainsFunc(b.stored[before:], func(v storedValue) bool { return v.field == id }) {
		failed = fmt.Errorf("document %q has no field %s that is stored", doc.ID(), idField)
	}
	return failed
}

// write writes what has been gathered of so many documents.
func (b *builder) write(docs int) ([]byte, error) {
	slices.SortFunc(b.used[1:], func(a, b *gathered) int { return cmp.Compare(a.name, b.name) })
	var out bytes.Buffer
	w := &writer{to: &out}
	b.out.w = w
	d := directory{docs: uint64(docs)}
	for i, g := range b.used {
		g.number = i
		entry, err := g.write(&b.out, docs)
		if err != nil {
			return nil, err
		}
		d.fields = append(d.fields, entry)
	}
	b.writeStored(w, &d)
	err := w.finish(&d)
	b.out.w = nil
	return out.Bytes(), err
}

func (b *builder) writeStored(w *writer, d *directory) {
	stored := newStoredWriter(w, int(d.docs))
	slices.SortStableFunc(b.stored, func(a, b storedValue) int {
		return cmp.Or(cmp.Compare(a.doc, b.doc), cmp.Compare(a.field.number, b.field.number))
	})
	for rest := b.stored; len(rest) > 0; {
		doc := rest[0].doc
		stored.id(rest[0].value)
		for rest = rest[1:]; len(rest) > 0 && rest[0].doc == doc; rest = rest[1:] {
			stored.value(rest[0].field.number, rest[0].kind, rest[0].value)
		}
		stored.end()
	}
	stored.finish(d)
}

// New makes a segment in memory of documents, and says how many bytes it has. The
// error names the field and the document that cannot be kept.
func (p *Plugin) New(docs []index.Document) (api.Segment, uint64, error) {
	raw, err := build(docs)
	if err != nil {
		return nil, 0, err
	}
	s, err := newMemory(raw)
	return s, uint64(len(raw)), err
}

// NewUsing is New; nothing can be configured.
func (p *Plugin) NewUsing(docs []index.Document, _ map[string]any) (api.Segment, uint64, error) {
	return p.New(docs)
}
