package index

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"dateline"
	"dateline/index/copies"
	"dateline/index/match"
	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// folding says where each article of one state of the index stands in its group.
// The nil folding folds nothing.
type folding struct {
	groups *copies.Groups
	copied match.Set      // the articles that have copies
	places []copies.Place // by the place of the article; the Group of one without copies is alone
	last   parts          // see split
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
	ids := rank.IDs{id}
	if all := x.groups.Of(id); all != nil {
		ids = all
	}
	if _, every := plan.(rank.All); every { // no need to go through the whole index
		return ids
	}
	return rank.And{plan, ids}
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
	f := &folding{groups: groups}
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
		f.add(ids)
	}
	c.segments = kept
	return f, nil
}

// add adds the articles of a segment, by the hashes of their ids. A segment begins
// with a block, see match.Set.
func (f *folding) add(ids []uint64) {
	first := len(f.places)
	blocks := (len(ids) + 63) / 64
	f.copied = append(f.copied, make(match.Set, blocks)...)
	f.places = append(f.places, make([]copies.Place, 64*blocks)...)
	for i := range 64 * blocks {
		f.places[first+i].Group = alone
	}
	for i, id := range ids {
		if p, copied := f.groups.At(id); copied {
			f.copied.Add(first + i)
			f.places[first+i] = p
		}
	}
}

// readIDs reads the ids of a segment's articles, as hashes.
func readIDs(s segment.Segment) ([]uint64, error) {
	ids := make([]uint64, s.Count())
	var hash uint64
	err := match.EachPosting(s, fieldID, func(id string) { hash = copies.Hash(id) }, func(n uint64) { ids[n] = hash })
	return ids, err
}

// parts are a set of articles as it is counted.
type parts struct {
	set    match.Set
	alone  match.Set // those of which the set holds no copy
	groups [][]int   // the others, by group
}

// split takes a set of articles apart; the last one is kept. The nil folding finds no
// copies.
func (f *folding) split(set match.Set) parts {
	if f == nil || len(set) == 0 {
		return parts{set: set, alone: set}
	}
	if len(f.last.set) > 0 && &f.last.set[0] == &set[0] {
		return f.last
	}
	p := parts{set: set, alone: set.Clone()}
	p.alone.AndNot(f.copied)
	both := set.Clone()
	both.And(f.copied)
	byGroup := slices.Collect(both.All())
	slices.SortFunc(byGroup, func(a, b int) int { return int(f.places[a].Group) - int(f.places[b].Group) })
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
func (f *folding) texts(set match.Set) int {
	p := f.split(set)
	return p.alone.Len() + len(p.groups)
}

// addGroups counts articles of groups: once for each of the values that keep leaves
// of all that they have. An article without a value has "".
func (c *columns) addGroups(t *match.Tally, groups [][]int, field string, keep func([]string) []string) error {
	if len(groups) == 0 {
		return nil
	}
	t.Counts = slices.Clone(t.Counts)
	var values []string
	for _, articles := range groups {
		values = values[:0]
		for _, at := range articles {
			if err := c.step(); err != nil {
				return err
			}
			had := len(values)
			var err error
			if values, err = c.shelves[0].view.AppendValues(values, field, at); err != nil {
				return err
			}
			if len(values) == had {
				values = append(values, "")
			}
		}
		for _, v := range keep(values) {
			if v == "" {
				t.Missing++
			} else {
				t.Add(v, 1)
			}
		}
	}
	return nil
}

// distinct keeps each value once.
func distinct(values []string) []string {
	slices.Sort(values)
	return slices.Compact(values)
}
