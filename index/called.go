package index

import (
	"slices"
	"sync"

	"dateline/index/plan"

	index "github.com/blevesearch/bleve_index_api"
)

// calledCache keeps the names of all people and organisations of the last state of an
// index that was searched for them: who types a name is suggested others at each letter.
type calledCache struct {
	mu    sync.Mutex
	state []uint64 // see stateOf
	names *plan.Called
}

// mostCalledBytes bounds the names that are kept, of some 300,000 people and organisations.
// Where there are more they are made for each search that wants them all.
const mostCalledBytes = 48 << 20

// stateOf tells one state of an index from the others: of each segment its number and how
// many of its articles are not deleted, which only become fewer.
func stateOf(r index.IndexReader) (state []uint64, err error) {
	segments, err := segmentsOf(r)
	for _, s := range segments {
		state = append(state, s.Id(), s.Count())
	}
	return state, err
}

// get returns the names of a state. Others that want them wait as long as they are made.
func (c *calledCache) get(r index.IndexReader, make func() (*plan.Called, error)) (*plan.Called, error) {
	state, err := stateOf(r)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.names != nil && slices.Equal(c.state, state) {
		return c.names, nil
	}
	names, err := make()
	if err == nil && names.Bytes() <= mostCalledBytes {
		c.names, c.state = names, state
	}
	return names, err
}

// labels are those of the state that is searched. Its names are kept where earlier
// revisions are not searched.
func (x *searching) labels() *plan.Labels {
	l := newLabels(x.shelves, x.places)
	if len(x.shelves) > 1 {
		return l
	}
	return l.Keeping(func(make func() (*plan.Called, error)) (*plan.Called, error) {
		return x.follower.gen.called.get(x.reader, make)
	})
}
