package match

import (
	"slices"
	"strings"
	"sync"

	packed "dateline/index/segment"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Options of a Cache.
type Options struct {
	// Facts is a field with a doc value for every article, which is kept; Length reads
	// the weighted length of the article from it, in words.
	Facts  string
	Length func(value []byte) (int, error)

	// Joined are fields that articles have one value of at the most, and which depend on
	// one another: asked for together they are counted as one.
	Joined []string

	// ListBytes is how much memory lists of words and the forms of stems may take; 0 is DefaultListBytes.
	ListBytes int
}

// DefaultListBytes is room for the lists of some thousand frequent words in 100,000
// articles.
const DefaultListBytes = 48 << 20

// Cache keeps what searches have made of the segments of one index. It is safe for
// concurrent use.
type Cache struct {
	opt    Options
	joined string // what the joined fields are kept under

	mu       sync.Mutex
	segments map[uint64]*kept // by Bleve's number of the segment, which rises
	newest   uint64           // the highest number seen
	lists    lists

	legends legends
}

// NewCache returns an empty cache.
func NewCache(opt Options) *Cache {
	if opt.ListBytes == 0 {
		opt.ListBytes = DefaultListBytes
	}
	return &Cache{opt: opt, joined: strings.Join(opt.Joined, beside), segments: map[uint64]*kept{}, lists: newLists(opt.ListBytes)}
}

// kept is what is known of a segment, whichever of its articles are deleted.
type kept struct {
	id uint64

	mu      sync.Mutex
	facts   *facts // nil until they are asked for
	table   *norms
	columns map[string]*column
	patches map[string]*patch // of columns that a lens shows; nil: they are made as a whole
	touched *touched          // by the last lens
	deleted *roaring.Bitmap   // what live was made of
	live    []uint64
	every   []uint64 // all articles, deleted or not; nil before they are asked for
	size    int
}

// take returns what is kept of the segments of a state. If that is the newest one
// seen, what is kept of all others is let go.
func (c *Cache) take(live []*scorch.SegmentSnapshot) []*kept {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := make([]*kept, len(live))
	last := uint64(0)
	for i, s := range live {
		last = max(last, s.Id())
		if out[i] = c.segments[s.Id()]; out[i] == nil {
			out[i] = &kept{id: s.Id(), size: int(s.Segment().Count()), columns: map[string]*column{}, patches: map[string]*patch{}}
		}
	}
	if last >= c.newest {
		c.newest = last
		c.keep(out)
	}
	return out
}

func (c *Cache) keep(live []*kept) {
	for id := range c.segments {
		if !slices.ContainsFunc(live, func(k *kept) bool { return k.id == id }) {
			delete(c.segments, id)
			c.lists.drop(id)
		}
	}
	for _, k := range live {
		c.segments[k.id] = k
	}
	c.legends.forget(live)
}

// liveOf is the set of the articles of a segment that are not deleted, nil if all are
// there, and the same with all in that case. Bleve makes a new bitmap for every change of it.
func (k *kept) liveOf(deleted *roaring.Bitmap) (live, within []uint64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if deleted == nil || deleted.IsEmpty() {
		if k.every == nil {
			k.every = make([]uint64, (k.size+63)/64)
			fill(k.every, k.size)
		}
		return nil, k.every
	}
	if k.deleted != deleted {
		k.deleted, k.live = deleted, make([]uint64, (k.size+63)/64)
		fill(k.live, k.size)
		for it := deleted.Iterator(); it.HasNext(); {
			n := it.Next()
			k.live[n>>6] &^= 1 << (n & 63)
		}
	}
	return k.live, k.live
}

// dense writes the articles of a postings list, which are all set in to afterwards.
func dense(list segment.PostingsList, to []uint64) error {
	if l, ok := list.(*packed.Postings); ok {
		return l.Mark(to)
	}
	it := list.Iterator(false, false, false, nil)
	if whole, ok := it.(segment.OptimizablePostingsIterator); ok {
		if n, one := whole.DocNum1Hit(); one {
			to[n>>6] |= 1 << (n & 63)
			return nil
		}
		if bitmap := whole.ActualBitmap(); bitmap != nil {
			writeBitmap(bitmap, to)
			return nil
		}
	}
	for {
		p, err := it.Next()
		if err != nil || p == nil {
			return err
		}
		to[p.Number()>>6] |= 1 << (p.Number() & 63)
	}
}

func writeBitmap(bitmap *roaring.Bitmap, to []uint64) {
	var buf [256]uint32
	many := bitmap.ManyIterator()
	for n := many.NextMany(buf[:]); n > 0; n = many.NextMany(buf[:]) {
		for _, d := range buf[:n] {
			to[d>>6] |= 1 << (d & 63)
		}
	}
}
