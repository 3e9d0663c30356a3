package index

import (
	"context"
	"fmt"
	"sync"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// column holds the values of one field for every article of one segment. Those
// of the article n are values[o] for each o in ords[offsets[n]:offsets[n+1]].
type column struct {
	values        []string // in the order of bytes
	offsets, ords []uint32
}

// columnCache keeps the columns of the segments of a generation. A segment never
// changes, so neither does its column; those of segments that are gone go with
// them. A field of short lists costs some 8 bytes an article.
type columnCache struct {
	mu       sync.Mutex
	segments map[uint64]map[string]*column // by Bleve's number of the segment, and field
}

// keep lets the columns of all other segments go.
func (c *columnCache) keep(live []*scorch.SegmentSnapshot) {
	c.mu.Lock()
	defer c.mu.Unlock()
	kept := make(map[uint64]map[string]*column, len(live))
	for _, s := range live {
		if kept[s.Id()] = c.segments[s.Id()]; kept[s.Id()] == nil {
			kept[s.Id()] = map[string]*column{}
		}
	}
	c.segments = kept
}

// get returns a column, made when it is asked for the first time. What is begun is
// made to its end, whoever waits for it, so that a search that is asked again and
// again comes further each time.
func (c *columnCache) get(s *scorch.SegmentSnapshot, field string) (*column, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if col := c.segments[s.Id()][field]; col != nil {
		return col, nil
	}
	col, err := readColumn(s.Segment(), field)
	if err != nil {
		return nil, fmt.Errorf("read the values of %s: %w", field, err)
	}
	if fields := c.segments[s.Id()]; fields != nil {
		fields[field] = col
	}
	return col, nil
}

// readColumn turns the posting lists of a field, value by value, into lists of
// values, article by article.
func readColumn(s segment.Segment, field string) (*column, error) {
	col := &column{offsets: make([]uint32, s.Count()+1)}
	var articles, ords []uint32
	err := eachPosting(s, field, func(value string) { col.values = append(col.values, value) }, func(n uint64) {
		articles = append(articles, uint32(n))
		ords = append(ords, uint32(len(col.values)-1))
		col.offsets[n+1]++
	})
	if err != nil {
		return nil, err
	}
	for i := 1; i < len(col.offsets); i++ {
		col.offsets[i] += col.offsets[i-1]
	}
	next := append([]uint32(nil), col.offsets...)
	col.ords = make([]uint32, len(ords))
	for i, n := range articles {
		col.ords[next[n]] = ords[i]
		next[n]++
	}
	return col, nil
}

// eachPosting visits each value of a field, and each article that has it.
func eachPosting(s segment.Segment, field string, value func(string), article func(uint64)) error {
	dict, err := s.Dictionary(field)
	if err != nil || dict == nil {
		return err
	}
	var list segment.PostingsList
	var it segment.PostingsIterator
	for terms := dict.AutomatonIterator(nil, nil, nil); ; {
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

// columns are those of one state of the index, for one search.
type columns struct {
	pace
	segments []*scorch.SegmentSnapshot
	cache    *columnCache
	fold     *folding // nil counts every article
}

func (g *generation) columns(ctx context.Context, r index.IndexReader) (*columns, error) {
	live, err := segmentsOf(r)
	if err != nil {
		return nil, err
	}
	g.cache.keep(live)
	return &columns{pace: pace{ctx: ctx}, segments: live, cache: &g.cache}, nil
}

// tally is how many articles of a set have each value of a field, and how many
// have none.
type tally struct {
	counts  map[string]int
	missing int
}

// count counts a field over a set of articles. Copies that are folded count once
// for each value that one of them has.
func (c *columns) count(set *roaring64.Bitmap, field string) (tally, error) {
	return c.countOnce(set, field, distinct)
}

// countOnce counts a field; of the values of copies that are folded those that keep
// leaves.
func (c *columns) countOnce(set *roaring64.Bitmap, field string, keep func([]string) []string) (tally, error) {
	if c.fold == nil {
		return c.countEach(set, field)
	}
	parts := c.fold.split(set)
	t, err := c.countEach(parts.alone, field)
	if err == nil {
		err = c.addGroups(&t, parts.groups, field, keep)
	}
	return t, err
}

// countEach counts every article of a set.
func (c *columns) countEach(set *roaring64.Bitmap, field string) (tally, error) {
	t := tally{counts: map[string]int{}}
	it := set.Iterator()
	base := uint64(0)
	for _, s := range c.segments {
		size := s.Segment().Count()
		if !it.HasNext() {
			break
		}
		if it.PeekNext() < base+size {
			if err := c.ctx.Err(); err != nil {
				return t, err
			}
			col, err := c.cache.get(s, field)
			if err != nil {
				return t, err
			}
			if err := t.add(col, it, base, base+size, &c.pace); err != nil {
				return t, err
			}
		}
		base += size
	}
	return t, nil
}

// add counts the articles of one segment, whose numbers run from base to end.
func (t *tally) add(col *column, it roaring64.IntPeekable64, base, end uint64, p *pace) error {
	counts := make([]int, len(col.values))
	for it.HasNext() && it.PeekNext() < end {
		if err := p.step(); err != nil {
			return err
		}
		n := it.Next() - base
		ords := col.ords[col.offsets[n]:col.offsets[n+1]]
		if len(ords) == 0 {
			t.missing++
		}
		for _, o := range ords {
			counts[o]++
		}
	}
	for o, n := range counts {
		if err := p.step(); err != nil {
			return err
		}
		if n > 0 {
			t.counts[col.values[o]] += n
		}
	}
	return nil
}
