package find

import (
	"context"
	"sync/atomic"

	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// Group is where an article stands among copies: ID is the id of the first article of its
// group in the order of bytes, of an article without copies its own.
type Group struct {
	ID     string
	Copied bool // it has copies
}

// Grouper keeps which articles are copies of one text: of each, its group stands in its
// document. The groups are those that a copies.Table has of the same texts, in whatever
// order they came.
//
// One Grouper works on an index at a time, and one batch after the other. What it was
// about to change it says before, in a document of the index; the next Grouper looks at
// these groups again. So one that was broken off leaves nothing wrong behind for long.
type Grouper struct {
	client *cluster.Client
	index  string
	begun  bool           // it has said so once
	found  bool           // the document that says it is there
	stamp  cluster.Stamp  // of that document
	crowds map[uint32]int // keys that are common for certain, until so many texts went
	shown  <-chan error   // see begin
	same   atomic.Bool    // see begin
}

// NewGrouper returns a Grouper of one index. After an error of it another one is to be
// made.
func (x *Index) NewGrouper(index string) *Grouper {
	return &Grouper{client: x.client, index: index, crowds: map[uint32]int{}}
}

// Index is the index that it works on.
func (g *Grouper) Index() string { return g.index }

// Regroup finds the groups of a batch. came are articles as they are going to be written,
// and gone those that are erased; how says with which version. The documents of all others
// have their groups when it returns; the caller writes those of the batch with what it
// returns, by id, before the next call. The same batch may be given again, if it came to
// nothing.
func (g *Grouper) Regroup(ctx context.Context, how Writing, came []copies.Entry, gone []string) (map[string]Group, error) {
	if err := g.look(ctx); err != nil {
		return nil, err
	}
	g.same.Store(false)
	r := &regrouping{
		Grouper: g, ctx: ctx, guard: guard(how.Version, how.Epoch), came: map[string]copies.Sketch{}, old: map[string]member{}, stale: map[string]bool{},
		loose: map[string]bool{}, nodes: map[string]*node{}, units: map[string]*unit{}, common: map[uint32]bool{}, out: map[string]Group{},
		indexed: map[uint32]int{}, coming: map[uint32]int{},
	}
	for _, e := range came {
		r.came[e.ID] = e.Sketch
	}
	steps := []func() error{
		r.takeUp, func() error { return r.readOld(gone) }, r.findCrowds, r.load, r.join, r.settle,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	g.same.Store(r.changesNothing())
	return r.out, nil
}
