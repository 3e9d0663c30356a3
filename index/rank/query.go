package rank

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// Query carries a plan to Bleve: it is a query.Query.
type Query struct {
	Plan    Node
	Stats   *Stats   // nil: those of the state of the index that is searched
	Weights *Weights // nil: those of that state, and they are not kept
}

// Searcher opens the plan on one state of the index.
func (q *Query) Searcher(ctx context.Context, r index.IndexReader, _ mapping.IndexMapping, _ search.SearcherOptions) (search.Searcher, error) {
	o := &opener{ctx: ctx, reader: r, weights: q.Weights}
	if q.Stats != nil {
		o.stats = *q.Stats
	} else {
		var err error
		if o.stats, err = ReadStats(r); err != nil {
			return nil, err
		}
	}
	it, err := q.Plan.open(o)
	if err != nil {
		return nil, err
	}
	if err := q.Weights.Opened(); err != nil {
		return nil, errors.Join(err, it.close())
	}
	return &searcher{opener: o, it: it}, nil
}

// searcher shows an iterator as a search.Searcher.
type searcher struct {
	opener *opener
	it     iterator
}

func (s *searcher) Next(c *search.SearchContext) (*search.DocumentMatch, error) {
	if err := s.opener.step(); err != nil {
		return nil, err
	}
	if s.it.doc() == end {
		return nil, nil
	}
	return s.match(c, s.it.next())
}

func (s *searcher) Advance(c *search.SearchContext, id index.IndexInternalID) (*search.DocumentMatch, error) {
	return s.match(c, reach(s.it, number(id)))
}

func (s *searcher) match(c *search.SearchContext, err error) (*search.DocumentMatch, error) {
	if err != nil || s.it.doc() == end {
		return nil, err
	}
	m := c.DocumentMatchPool.Get()
	m.IndexInternalID = index.NewIndexInternalID(m.IndexInternalID, s.it.doc()-1)
	m.Score = s.it.score()
	return m, nil
}

// Close gives back what the plan holds of the index.
func (s *searcher) Close() error { return s.it.close() }

// The rest of search.Searcher serves Bleve's own compound queries, which take no
// part in a plan.

func (s *searcher) Weight() float64            { return 1 }
func (s *searcher) SetQueryNorm(float64)       {}
func (s *searcher) Count() uint64              { return 0 }
func (s *searcher) Min() int                   { return 0 }
func (s *searcher) Size() int                  { return 0 }
func (s *searcher) DocumentMatchPoolSize() int { return 1 }
