package rank

import (
	"fmt"

	index "github.com/blevesearch/bleve_index_api"
)

// posting walks the articles in which one term stands in one field.
type posting struct {
	o         *opener
	field     string
	term      string
	reader    index.TermFieldReader
	buf       index.TermFieldDoc
	num       uint64
	locations *locations
}

func (o *opener) posting(field, term string) (*posting, error) {
	if err := o.ctx.Err(); err != nil {
		return nil, err
	}
	r, err := o.reader.TermFieldReader(o.ctx, []byte(term), field, true, true, false)
	if err != nil {
		return nil, fmt.Errorf("read the articles with %q in %s: %w", term, field, err)
	}
	return &posting{o: o, field: field, term: term, reader: r}, nil
}

// df is how many articles hold the term, those deleted since not counted.
func (p *posting) df() float64 { return float64(p.reader.Count()) }

func (p *posting) doc() uint64 { return p.num }

func (p *posting) next() error {
	return p.take(p.reader.Next(p.buf.Reset()))
}

func (p *posting) advance(to uint64) error {
	if to == 1 { // Bleve cannot advance in an index that has no segment
		return p.next()
	}
	return p.take(p.reader.Advance(internal(to), p.buf.Reset()))
}

func (p *posting) take(d *index.TermFieldDoc, err error) error {
	switch {
	case err != nil:
		return fmt.Errorf("read the articles with %q in %s: %w", p.term, p.field, err)
	case d == nil:
		p.num = end
	default:
		p.num = number(d.ID)
	}
	return p.o.step()
}

// number and internal turn Bleve's numbers, which begin at 0, into ours and back.
func number(id index.IndexInternalID) uint64    { return id.Value() + 1 }
func internal(num uint64) index.IndexInternalID { return index.NewIndexInternalID(nil, num-1) }

// freq is how often the term stands in the article stood on.
func (p *posting) freq() (int, error) { return int(p.buf.Freq), nil }

// length is the weighted length of the article stood on, see IndexedLength.
func (p *posting) length() float64 { return lengthOf(p.buf.Norm) }

// positions are those of the term in the article stood on, ascending. They are
// read by a reader of their own, so that only articles that hold all words of a
// phrase pay for them.
func (p *posting) positions() ([]int, error) {
	if p.locations == nil {
		r, err := p.o.reader.TermFieldReader(p.o.ctx, []byte(p.term), p.field, true, false, true)
		if err != nil {
			return nil, fmt.Errorf("read the positions of %q in %s: %w", p.term, p.field, err)
		}
		p.locations = &locations{reader: r}
	}
	return p.locations.at(p.num)
}

func (p *posting) close() error {
	if p.locations != nil {
		p.locations.reader.Close()
	}
	return p.reader.Close()
}

// locations reads the positions of one term.
type locations struct {
	reader index.TermFieldReader
	buf    index.TermFieldDoc
	out    []int
}

func (l *locations) at(num uint64) ([]int, error) {
	d, err := l.reader.Advance(internal(num), l.buf.Reset())
	if err != nil {
		return nil, fmt.Errorf("read the positions in article number %d: %w", num, err)
	}
	if d == nil || number(d.ID) != num {
		return nil, fmt.Errorf("read the positions in article number %d: it has none", num)
	}
	l.out = l.out[:0]
	for _, v := range d.Vectors {
		l.out = append(l.out, int(v.Pos))
	}
	return l.out, nil
}
