package kept

import (
	"context"
	"errors"
	"sync"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Options say how the index is made, where there is none.
type Options struct {
	Shards   int    // 0: 1
	Replicas string // "0", "1", …; "" is one as soon as there are two nodes
}

// Store is what was found in the texts of an archive. It is safe for concurrent use.
type Store struct {
	c     *cluster.Client
	index string
	opt   Options

	mu   sync.Mutex
	made bool // the index is there
}

// New returns what is kept of the archive at the address of a client. It makes no call.
func New(c *cluster.Client, opt Options) *Store {
	return &Store{c: c, index: c.Address().Name + ".tagged", opt: opt}
}

// Bytes is what the index takes on the disks of the cluster, with all copies.
func (s *Store) Bytes(ctx context.Context) (int64, error) {
	sizes, err := s.c.Sizes(ctx, s.index)
	return sizes[s.index].Total, unlessAbsent(err)
}

// unlessAbsent is err, but for that of an index that is not there: nothing is kept then.
func unlessAbsent(err error) error {
	if errors.Is(err, cluster.ErrAbsent) {
		return nil
	}
	return err
}

// document is one unit.
type document struct {
	Doc     string      `json:"doc"` // its id, to be sorted by
	Article dateline.ID `json:"article"`
	Tagger  string      `json:"tagger"`
	Found   []byte      `json:"found"`
}
