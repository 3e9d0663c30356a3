package rank

import (
	"context"
	"math"

	index "github.com/blevesearch/bleve_index_api"
)

// end is where an iterator stands behind its last article; greater than any
// article's number.
const end = math.MaxUint64

// iterator walks the articles that match a node, by their numbers within one
// state of the index, counted from 1.
type iterator interface {
	walker
	// score is that of the article stood on.
	score() float64
	close() error
}

// walker is an iterator without scores.
type walker interface {
	// doc is the article stood on: 0 before the first, end behind the last.
	doc() uint64
	// next goes on by one article.
	next() error
	// advance goes on to the first article that is not before to, which must be
	// greater than doc: a walker never goes back.
	advance(to uint64) error
}

// Node is a part of a plan.
type Node interface {
	open(o *opener) (iterator, error)
}

// opener opens the nodes of one plan on one state of the index.
type opener struct {
	ctx     context.Context
	reader  index.IndexReader
	stats   Stats
	weights *Weights // nil: not kept
	steps   int
}

// checkEvery is after how many steps a search looks whether it is still wanted:
// often enough for a reader, seldom enough to cost nothing.
const checkEvery = 1024

// step counts one step of any posting list of the plan.
func (o *opener) step() error {
	if o.steps++; o.steps%checkEvery == 0 {
		return o.ctx.Err()
	}
	return nil
}

// openAll opens nodes; on an error none is left open.
func (o *opener) openAll(nodes []Node) ([]iterator, error) {
	its := make([]iterator, 0, len(nodes))
	for _, n := range nodes {
		it, err := n.open(o)
		if err != nil {
			closeAll(its)
			return nil, err
		}
		its = append(its, it)
	}
	return its, nil
}

func closeAll[T interface{ close() error }](its []T) error {
	var first error
	for _, it := range its {
		if err := it.close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// reach brings w to the first article that is not before to.
func reach(w walker, to uint64) error {
	if w.doc() >= to {
		return nil
	}
	return w.advance(to)
}
