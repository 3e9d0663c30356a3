package rank

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	index "github.com/blevesearch/bleve_index_api"
)

// All matches every article.
type All struct{}

// Range matches articles that have a value from From to To, both inclusive, in
// the order of bytes, in a field of whole values. An empty From or To is open. It
// scores nothing.
type Range struct{ Field, From, To string }

// IDs matches the articles of these ids. It scores nothing.
type IDs []string

func (All) open(o *opener) (iterator, error) {
	r, err := o.reader.DocIDReaderAll()
	if err != nil {
		return nil, fmt.Errorf("read the articles of the index: %w", err)
	}
	defer r.Close()
	return collect(r)
}

func (n IDs) open(o *opener) (iterator, error) {
	r, err := o.reader.DocIDReaderOnly(n)
	if err != nil {
		return nil, fmt.Errorf("look up %d ids in the index: %w", len(n), err)
	}
	defer r.Close()
	return collect(r)
}

func collect(r index.DocIDReader) (iterator, error) {
	set := roaring64.New()
	for {
		id, err := r.Next()
		if err != nil {
			return nil, fmt.Errorf("read the articles of the index: %w", err)
		}
		if id == nil {
			return newMatches(set), nil
		}
		set.Add(number(id))
	}
}

func (n Range) open(o *opener) (iterator, error) {
	terms, err := n.terms(o.reader)
	if err != nil {
		return nil, err
	}
	set := roaring64.New()
	for _, t := range terms {
		if err := o.addAll(set, n.Field, t); err != nil {
			return nil, err
		}
	}
	return newMatches(set), nil
}

func (n Range) terms(r index.IndexReader) (out []string, err error) {
	if n.From == n.To && n.From != "" {
		return []string{n.From}, nil
	}
	if n.To != "" && n.From > n.To {
		return nil, nil // the dictionary would give its first value from From on
	}
	d, err := r.FieldDictRange(n.Field, bytesOrNil(n.From), bytesOrNil(n.To))
	if err != nil {
		return nil, fmt.Errorf("read the values of %s: %w", n.Field, err)
	}
	defer d.Close()
	for {
		e, err := d.Next()
		if err != nil {
			return nil, fmt.Errorf("read the values of %s: %w", n.Field, err)
		}
		if e == nil {
			return out, nil
		}
		out = append(out, e.Term)
	}
}

func bytesOrNil(s string) []byte {
	if s == "" {
		return nil
	}
	return []byte(s)
}

func (o *opener) addAll(set *roaring64.Bitmap, field, term string) error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	r, err := o.reader.TermFieldReader(o.ctx, []byte(term), field, false, false, false)
	if err != nil {
		return fmt.Errorf("read the articles of %s %q: %w", field, term, err)
	}
	defer r.Close()
	var buf index.TermFieldDoc
	for {
		d, err := r.Next(buf.Reset())
		if err != nil {
			return fmt.Errorf("read the articles of %s %q: %w", field, term, err)
		}
		if d == nil {
			return nil
		}
		set.Add(number(d.ID))
	}
}

// matches walks a set of articles.
type matches struct {
	it  roaring64.IntPeekable64
	num uint64
}

func newMatches(set *roaring64.Bitmap) *matches { return &matches{it: set.Iterator()} }

func (m *matches) doc() uint64    { return m.num }
func (m *matches) score() float64 { return 0 }
func (m *matches) close() error   { return nil }

func (m *matches) next() error {
	m.num = end
	if m.it.HasNext() {
		m.num = m.it.Next()
	}
	return nil
}

func (m *matches) advance(to uint64) error {
	m.it.AdvanceIfNeeded(to)
	return m.next()
}
