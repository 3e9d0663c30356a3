package match

import (
	"context"
	"fmt"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// View is one state of the index for one search, and for one goroutine.
type View struct {
	pace
	reader   index.IndexReader
	cache    *Cache
	segments []*part
	ids      []uint64 // Bleve's numbers of the segments
	blocks   int      // of all segments
	most     int      // blocks of the largest segment
	empty    []uint64 // no article of it; nil before it is asked for
	counts   []uint32 // room for as many counts, all 0; nil before it is asked for
	room     *room    // nil before it is asked for
	lens     *Lens    // nil shows what there is

	plans map[int][]node // of the lens, opened: by source; nil before they are asked for
}

// part is a segment as it stands in a View.
type part struct {
	*kept
	at      int // which one it is
	segment segment.Segment
	deleted *roaring.Bitmap                   // nil or empty: none of its articles is deleted
	number  uint64                            // Bleve's, of its first article
	block   int                               // its first one
	blocks  int                               // how many it has
	live    []uint64                          // nil: all of its articles
	within  []uint64                          // live, or all of them
	dicts   map[string]segment.TermDictionary // nil before one is asked for

	// For scores only, see ready.
	lengths []uint32
	norms   *norms
}

// View looks at a state of the index.
func (c *Cache) View(ctx context.Context, r index.IndexReader) (*View, error) {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("a state of the index is a %T", r)
	}
	v := &View{pace: pace{ctx: ctx}, reader: r, cache: c}
	live := snapshot.Segments()
	number := uint64(0)
	parts := make([]part, len(live))
	for i, k := range c.take(live) {
		s, p := live[i].Segment(), &parts[i]
		*p = part{kept: k, at: i, segment: s, deleted: live[i].Deleted(), number: number, block: v.blocks, blocks: (k.size + 63) / 64}
		p.live, p.within = k.liveOf(p.deleted)
		v.segments, v.ids = append(v.segments, p), append(v.ids, k.id)
		v.blocks += p.blocks
		number += s.Count()
		v.most = max(v.most, p.blocks)
	}
	return v, nil
}

// of is the part of a set that lies in p.
func (p *part) of(s Set) []uint64 { return s[p.block : p.block+p.blocks] }

// keepTo writes those articles of a set of p that are not deleted.
func (p *part) keepTo(to, set []uint64) {
	if p.live == nil {
		if n := copy(to, set); n > 0 {
			to[n-1] &= p.within[n-1]
		}
		return
	}
	for i, w := range p.live {
		to[i] = w & set[i]
	}
}

// block64 is all articles of a block of p, deleted or not.
func (p *part) block64(b int) uint64 {
	if b == p.blocks-1 && p.size&63 != 0 {
		return 1<<(p.size&63) - 1
	}
	return ^uint64(0)
}

// fill sets the first n bits.
func fill(to []uint64, n int) {
	for i := range to {
		to[i] = ^uint64(0)
	}
	if n&63 != 0 {
		to[len(to)-1] = 1<<(n&63) - 1
	}
}

// Number is Bleve's number of the article at a place.
func (v *View) Number(at int) uint64 {
	p := v.segmentAt(at)
	return p.number + uint64(at-p.block<<6)
}

// Place is where the article with a number of Bleve stands.
func (v *View) Place(number uint64) int {
	i := 0
	for i+1 < len(v.segments) && v.segments[i+1].number <= number {
		i++
	}
	p := v.segments[i]
	return p.block<<6 + int(number-p.number)
}

func (v *View) segmentAt(at int) *part {
	i := 0
	for i+1 < len(v.segments) && v.segments[i+1].block<<6 <= at {
		i++
	}
	return v.segments[i]
}

// dictionary is that of a field; nil if no article of the segment has the field.
func (p *part) dictionary(field string) (segment.TermDictionary, error) {
	d, known := p.dicts[field]
	if !known {
		var err error
		if d, err = p.segment.Dictionary(field); err != nil {
			return nil, fmt.Errorf("read the words of %s: %w", field, err)
		}
		if p.dicts == nil {
			p.dicts = map[string]segment.TermDictionary{}
		}
		p.dicts[field] = d
	}
	return d, nil
}

// none is no article of p.
func (v *View) none(p *part) []uint64 {
	if v.empty == nil {
		v.empty = v.words(v.most)
	}
	return v.empty[:p.blocks]
}

// rooms are counts, all 0, that no search uses now: they take longer to make than a rare
// word to read.
var rooms sync.Pool

// zeros is room for a count of every article of p. Who uses it leaves it at 0.
func (v *View) zeros(p *part) []uint32 {
	if v.counts == nil {
		if room, ok := rooms.Get().(*[]uint32); ok && len(*room) >= 64*v.most {
			v.counts = *room
		} else {
			v.counts = make([]uint32, 64*v.most)
		}
	}
	return v.counts[:p.size]
}

// zeroed says that what zeros gave is 0 again and not used, so that others may have it.
func (v *View) zeroed() {
	room := v.counts
	v.counts = nil
	rooms.Put(&room)
}

// Blocks is how many blocks the sets of a view have.
func (v *View) Blocks() int { return v.blocks }
