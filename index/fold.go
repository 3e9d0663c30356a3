package index

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"dateline"
	"dateline/index/copies"
	"dateline/index/rank"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// folding says where each article of one state of the index stands in its group.
// The nil folding folds nothing.
type folding struct {
	groups *copies.Groups
	copied *roaring64.Bitmap // the articles that have copies
	places []copies.Place    // by article; the Group of one without copies is alone
	last   parts             // see split
}

// alone is no group.
const alone = math.MaxUint32

// loadCopies takes the groups of the state that is searched, if the search asks for
// them.
func (x *searching) loadCopies() (err error) {
	if x.groups != nil || x.search.Copies == dateline.Show && x.search.CopyOf == "" {
		return nil
	}
	if x.groups, err = x.follower.copies.at(x.follower.gen, x.reader); err != nil {
		return err
	}
	if x.search.Copies == dateline.Fold && x.groups.Len() > 0 {
		x.fold, err = x.follower.gen.folds.get(x.reader, x.groups)
	}
	return err
}

// withCopies narrows a plan to the copies of an article.
func (x *searching) withCopies(plan rank.Node) rank.Node {
	id := string(x.search.CopyOf)
	if id == "" {
		return plan
	}
	if all := x.groups.Of(id); all != nil {
		return rank.And{plan, rank.IDs(all)}
	}
	return rank.And{plan, rank.IDs{id}}
}

// foldCache keeps the folding of the last state that was searched, and the ids of
// each segment as hashes: 8 bytes an article for each of the two.
type foldCache struct {
	mu       sync.Mutex
	segments map[uint64][]uint64 // by Bleve's number of the segment
	live     []uint64            // the segments of the folding
	folding  *folding
}

// get returns the folding of a state of the index for one search.
func (c *foldCache) get(r index.IndexReader, groups *copies.Groups) (*folding, error) {
	segments, err := segmentsOf(r)
	if err != nil {
		return nil, err
	}
	var live []uint64
	for _, s := range segments {
		live = append(live, s.Id())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.folding == nil || c.folding.groups != groups || !slices.Equal(c.live, live) {
		made, err := c.fold(segments, groups)
		if err != nil {
			return nil, err
		}
		c.folding, c.live = made, live
	}
	mine := *c.folding
	return &mine, nil
}

func (c *foldCache) fold(live []*scorch.SegmentSnapshot, groups *copies.Groups) (*folding, error) {
	f := &folding{groups: groups, copied: roaring64.New()}
	kept := make(map[uint64][]uint64, len(live))
	for _, s := range live {
		ids, known := c.segments[s.Id()]
		if !known {
			var err error
			if ids, err = readIDs(s.Segment()); err != nil {
				return nil, fmt.Errorf("read the ids of the index: %w", err)
			}
		}
		kept[s.Id()] = ids
		for _, id := range ids {
			p, copied := groups.At(id)
			if copied {
				f.copied.Add(uint64(len(f.places)))
			} else {
				p.Group = alone
			}
			f.places = append(f.places, p)
		}
	}
	c.segments = kept
	return f, nil
}

// readIDs reads the ids of a segment's articles, as hashes.
func readIDs(s segment.Segment) ([]uint64, error) {
	ids := make([]uint64, s.Count())
	var hash uint64
	err := eachPosting(s, "_id", func(id string) { hash = copies.Hash(id) }, func(n uint64) { ids[n] = hash })
	return ids, err
}

// parts are a set of articles as it is counted.
type parts struct {
	set    *roaring64.Bitmap
	alone  *roaring64.Bitmap // those of which the set holds no copy
	groups [][]uint64        // the others, by group
}

// split takes a set of articles apart; the last one is kept.
func (f *folding) split(set *roaring64.Bitmap) parts {
	if f.last.set == set {
		return f.last
	}
	both := roaring64.And(set, f.copied)
	byGroup := both.ToArray()
	slices.SortFunc(byGroup, func(a, b uint64) int { return int(f.places[a].Group) - int(f.places[b].Group) })
	p := parts{set: set, alone: roaring64.AndNot(set, both)}
	for len(byGroup) > 0 {
		n, group := 1, f.places[byGroup[0]].Group
		for n < len(byGroup) && f.places[byGroup[n]].Group == group {
			n++
		}
		if n == 1 {
			p.alone.Add(byGroup[0])
		} else {
			p.groups = append(p.groups, byGroup[:n])
		}
		byGroup = byGroup[n:]
	}
	f.last = p
	return p
}

// texts is how many texts a set of articles has.
func (f *folding) texts(set *roaring64.Bitmap) int {
	if f == nil {
		return int(set.GetCardinality())
	}
	p := f.split(set)
	return int(p.alone.GetCardinality()) + len(p.groups)
}

// addGroups counts articles of groups: once for each of the values that keep leaves
// of all that they have. An article without a value has "".
func (c *columns) addGroups(t *tally, groups [][]uint64, field string, keep func([]string) []string) error {
	cols := make([]*column, len(c.segments))
	var values []string
	for _, articles := range groups {
		values = values[:0]
		for _, n := range articles {
			if err := c.step(); err != nil {
				return err
			}
			at, n := locate(c.segments, n)
			if cols[at] == nil {
				col, err := c.cache.get(c.segments[at], field)
				if err != nil {
					return err
				}
				cols[at] = col
			}
			values = cols[at].appendValues(values, n)
		}
		for _, v := range keep(values) {
			if v == "" {
				t.missing++
			} else {
				t.counts[v]++
			}
		}
	}
	return nil
}

// appendValues appends the values of one article, "" if it has none.
func (c *column) appendValues(list []string, n uint64) []string {
	ords := c.ords[c.offsets[n]:c.offsets[n+1]]
	if len(ords) == 0 {
		return append(list, "")
	}
	for _, o := range ords {
		list = append(list, c.values[o])
	}
	return list
}

// distinct keeps each value once.
func distinct(values []string) []string {
	slices.Sort(values)
	return slices.Compact(values)
}
