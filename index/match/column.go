package match

import (
	"fmt"
	"math/bits"
	"sort"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// column holds the values of one field for every article of a segment.
type column struct {
	values []string // in the order of bytes
	// of is, by article, the place of its only value in values; len(values) if it has
	// none, and len(values)+1+i if it has those of lists[starts[i]:starts[i+1]].
	of            []uint32
	starts, lists []uint32
	apart         bool   // of joined fields: they cannot be joined, and nothing else is there
	table         *table // see View.table
}

// table returns the column of a field in numbers, made when it is asked for the first time
// and when its values are numbered anew.
func (v *View) table(p *part, field string, by *numbering) (*table, error) {
	if v.shows(field) {
		x, err := v.patch(p, field)
		if err != nil {
			return nil, err
		}
		if x != nil {
			p.mu.Lock()
			defer p.mu.Unlock()
			return x.tableOf(by), nil
		}
	}
	c, err := v.column(p, field)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return c.tableBy(by), nil
}

// tableBy is the column in numbers of a numbering. The segment is locked.
func (c *column) tableBy(by *numbering) *table {
	if c.table == nil || c.table.by != by {
		c.table = c.numbered(by)
	}
	return c.table
}

// column returns that of a field, made when it is asked for the first time. What is
// begun is made to its end, whoever waits for it, so that a search that is asked again
// and again comes further each time.
func (v *View) column(p *part, field string) (*column, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if field == v.cache.joined {
		return p.readJoined(field, v.cache.opt.Joined)
	}
	name := v.shown(field)
	if name == field {
		return p.read(field, Source{Field: field})
	}
	if c := p.columns[name]; c != nil {
		return c, nil
	}
	p.dropOthers(v.lens.Key)
	c, err := v.seen(p, field)
	if err == nil {
		p.columns[name] = c
	}
	return c, err
}

// read is a column that is kept under a name, made when it is asked for the first time.
// The segment is locked.
func (p *part) read(name string, from Source) (*column, error) {
	if c := p.columns[name]; c != nil {
		return c, nil
	}
	c, err := p.readColumn(from)
	if err != nil {
		return nil, fmt.Errorf("read the values of %s: %w", from.Field, err)
	}
	p.columns[name] = c
	return c, nil
}

// readColumn turns the postings lists of a field, value by value, into values, article
// by article.
func (p *part) readColumn(from Source) (*column, error) {
	b := newColumn(p.size)
	if err := eachPosting(p.segment, from, b.value, b.article); err != nil {
		return nil, err
	}
	return b.column(), nil
}

// columnMaker takes the values of a column in the order of bytes, and behind each the articles
// that have it.
type columnMaker struct {
	values         []string
	articles, ords []uint32
	counts         []uint32 // how many values an article has
}

func newColumn(size int) *columnMaker { return &columnMaker{counts: make([]uint32, size)} }

func (b *columnMaker) value(value string) { b.values = append(b.values, value) }

func (b *columnMaker) article(n uint64) {
	b.articles = append(b.articles, uint32(n))
	b.ords = append(b.ords, uint32(len(b.values)-1))
	b.counts[n]++
}

func (b *columnMaker) column() *column {
	c, articles, ords, counts := &column{values: b.values}, b.articles, b.ords, b.counts
	c.of = make([]uint32, len(counts))
	next := make([]uint32, len(counts))
	for n := range c.of {
		switch count := counts[n]; {
		case count == 0:
			c.of[n] = uint32(len(c.values))
		case count > 1:
			c.of[n] = uint32(len(c.values) + 1 + len(c.starts))
			next[n] = uint32(len(c.lists))
			c.starts = append(c.starts, next[n])
			c.lists = append(c.lists, make([]uint32, count)...)
		}
	}
	c.starts = append(c.starts, uint32(len(c.lists)))
	for i, n := range articles {
		if counts[n] == 1 {
			c.of[n] = ords[i]
			continue
		}
		c.lists[next[n]] = ords[i]
		next[n]++
	}
	return c
}

// EachPosting visits each value of a field, and each article that has it.
func EachPosting(s segment.Segment, field string, value func(string), article func(uint64)) error {
	return eachPosting(s, Source{Field: field}, value, article)
}

// eachBetween is EachPosting for the values from one to before another, nil is open.
func eachBetween(s segment.Segment, field string, from, to []byte, value func(string), article func(uint64)) error {
	dict, err := s.Dictionary(field)
	if err != nil || dict == nil {
		return err
	}
	var list segment.PostingsList
	var it segment.PostingsIterator
	for terms := dict.AutomatonIterator(nil, from, to); ; {
		term, err := terms.Next()
		if err != nil || term == nil {
			return err
		}
		value(term.Term)
		if list, err = dict.PostingsList([]byte(term.Term), nil, list); err != nil {
			return err
		}
		it = list.Iterator(false, false, false, it)
		for {
			p, err := it.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			article(p.Number())
		}
	}
}

// places are those of the values of an article in values.
func (c *column) places(n int) []uint32 {
	switch o := int(c.of[n]) - len(c.values); {
	case o < 0:
		return c.of[n : n+1]
	case o > 0:
		return c.lists[c.starts[o-1]:c.starts[o]]
	}
	return nil
}

// placesOrNone are those of the values of an article, or of having none.
func (c *column) placesOrNone(n int) []uint32 {
	if o := int(c.of[n]) - len(c.values); o > 0 {
		return c.lists[c.starts[o-1]:c.starts[o]]
	}
	return c.of[n : n+1]
}

// between is which articles of a set have a value from one to another, both
// inclusive; "" is open.
func (c *column) between(from, to string, within []uint64, pace *pace) ([]uint64, error) {
	low, high := uint32(0), uint32(len(c.values))
	if from != "" {
		low = uint32(sort.SearchStrings(c.values, from))
	}
	if to != "" {
		high = uint32(sort.Search(len(c.values), func(i int) bool { return c.values[i] > to }))
	}
	set := make([]uint64, len(within))
	none := uint32(len(c.values))
	for b, w := range within {
		if w == 0 {
			continue
		}
		if err := pace.step(bits.OnesCount64(w)); err != nil {
			return nil, err
		}
		found := uint64(0)
		for ; w != 0; w &= w - 1 {
			d := bits.TrailingZeros64(w)
			o := c.of[b<<6|d]
			if o > none {
				for _, o := range c.places(b<<6 | d) {
					if low <= o && o < high {
						found |= 1 << d
					}
				}
			} else if low <= o && o < high {
				found |= 1 << d
			}
		}
		set[b] = found
	}
	return set, nil
}
