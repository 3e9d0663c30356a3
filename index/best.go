package index

import (
	"container/heap"
	"math"
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// candidate is an article that may become a hit.
type candidate struct {
	shelf  *shelf // nil if id and facts are known
	at     int    // its place on the shelf
	score  float64
	order  string // for sorting by date; "" if undated
	id     string // "" until it is needed
	copies int    // other articles folded into it
	// facts have revision 0 until they are needed.
	facts    facts
	mentions []byte // see packMentions; nil: they are on the shelf
}

// best keeps the first limit candidates in the order of a search. It is a heap by before,
// with the last of them at the top. Ids are read as late as can be, since often many
// candidates are equal in all else.
type best struct {
	limit  int
	before func(a, b *candidate) int // negative if a comes before b; 0 leaves it to the ids
	// identify fills in the id of a candidate, and what tie needs.
	identify func(*candidate) error
	tie      func(a, b *candidate) int // orders candidates of one id; nil: there are none
	after    *candidate                // only what comes behind it; nil takes all
	list     []*candidate
	equal    []*candidate // more of those that are to before as the last one of list
	err      error
}

// num is Bleve's number of a candidate on a shelf.
func (c *candidate) num() index.IndexInternalID {
	return index.NewIndexInternalID(nil, c.shelf.view.Number(c.at))
}

func byScore(a, b *candidate) int {
	switch {
	case a.score > b.score:
		return -1
	case a.score < b.score:
		return 1
	}
	return 0
}

// byDate puts the undated last, whatever sign is.
func byDate(sign int) func(a, b *candidate) int {
	return func(a, b *candidate) int {
		if (a.order == "") != (b.order == "") {
			return strings.Compare(b.order, a.order)
		}
		return sign * strings.Compare(a.order, b.order)
	}
}

// compare orders two candidates; ids are read for those only that are equal in
// all else.
func (k *best) compare(a, b *candidate) int {
	if c := k.before(a, b); c != 0 {
		return c
	}
	c := strings.Compare(k.id(a), k.id(b))
	if c == 0 && k.tie != nil {
		c = k.tie(a, b)
	}
	return c
}

func (k *best) id(c *candidate) string {
	if c.id == "" && k.err == nil {
		k.err = k.identify(c)
	}
	return c.id
}

// wants says whether c may be kept.
func (k *best) wants(c *candidate) bool {
	if k.limit == 0 || k.after != nil && k.compare(c, k.after) <= 0 {
		return false
	}
	return len(k.list) < k.limit || k.before(c, k.list[0]) <= 0
}

// floor is the least score that is wanted.
func (k *best) floor() float64 {
	if len(k.list) < k.limit {
		return math.Inf(-1)
	}
	return k.list[0].score
}

// last is the order of the last that is kept; not ok while there is room for any.
func (k *best) last() (order string, ok bool) {
	if len(k.list) < k.limit {
		return "", false
	}
	return k.list[0].order, true
}

// add keeps c if it is wanted.
func (k *best) add(c *candidate) {
	switch {
	case !k.wants(c):
	case len(k.list) < k.limit:
		heap.Push(k, c)
	case k.before(c, k.list[0]) == 0:
		if k.equal = append(k.equal, c); len(k.equal) > 4*k.limit+64 {
			k.settle()
		}
	default:
		k.replace(c)
	}
}

// replace puts a better candidate in the place of the last.
func (k *best) replace(c *candidate) {
	last := k.list[0]
	k.list[0] = c
	heap.Fix(k, 0)
	if k.before(k.list[0], last) == 0 {
		k.equal = append(k.equal, last)
	} else {
		k.equal = k.equal[:0] // all of them are worse
	}
}

// settle decides by their ids which of those that are as the last are kept.
func (k *best) settle() {
	if len(k.equal) == 0 {
		return
	}
	last, better := k.list[0], 0
	for _, c := range k.list {
		if k.before(c, last) != 0 {
			k.list[better] = c
			better++
		} else {
			k.equal = append(k.equal, c)
		}
	}
	slices.SortFunc(k.equal, k.compare)
	copy(k.list[better:], k.equal)
	k.equal = k.equal[:0]
	heap.Init(k)
}

// sorted returns the candidates kept, with their ids.
func (k *best) sorted() ([]*candidate, error) {
	k.settle()
	slices.SortFunc(k.list, k.compare)
	for _, c := range k.list {
		k.id(c)
	}
	return k.list, k.err
}

func (k *best) Len() int           { return len(k.list) }
func (k *best) Less(i, j int) bool { return k.before(k.list[i], k.list[j]) > 0 }
func (k *best) Swap(i, j int)      { k.list[i], k.list[j] = k.list[j], k.list[i] }
func (k *best) Push(c any)         { k.list = append(k.list, c.(*candidate)) }
func (k *best) Pop() any {
	last := len(k.list) - 1
	c := k.list[last]
	k.list = k.list[:last]
	return c
}
