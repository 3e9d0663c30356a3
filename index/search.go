package index

import (
	"context"
	"errors"

	"dateline"
	"dateline/index/copies"
	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/query"
	"dateline/index/rank"
	"dateline/index/snippet"

	index "github.com/blevesearch/bleve_index_api"
)

// Search answers one question from one state of the index. Where the record has
// erased or revised a hit since, it waits for the index and asks again.
func (a *Archive) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	if err := a.enter(); err != nil {
		return nil, err
	}
	defer a.leave()
	if err := validate(s); err != nil {
		return nil, err
	}
	q, err := query.Parse(s.Text)
	if err != nil {
		return nil, err
	}
	res, err := a.searchOnce(ctx, s, q)
	for range tries {
		if !errors.Is(err, errMoved) {
			break
		}
		if err := a.wait(ctx, a.head.get()); err != nil {
			return nil, err
		}
		res, err = a.searchOnce(ctx, s, q)
	}
	return res, err
}

// tries is how often a search is asked again when its hits are erased while it
// runs, before that counts as a fault.
const tries = 5

// errMoved says that a hit was erased between the search and the reading of it.
var errMoved = errors.New("the record has moved on")

func (a *Archive) searchOnce(ctx context.Context, s dateline.Search, q *query.Query) (res *dateline.Result, err error) {
	err = a.serving(ctx, func(f *follower) error {
		if err := f.waitReady(ctx); err != nil {
			return err
		}
		return f.look(ctx, s, func(shelves []shelf) error {
			run := &searching{ctx: ctx, archive: a, reader: shelves[0].reader, shelves: shelves, follower: f, search: s}
			if res, err = run.answer(q.Root, s.Any); err != nil {
				return err
			}
			res.Read.Warnings = append(q.Warnings[:len(q.Warnings):len(q.Warnings)], res.Read.Warnings...)
			if _, differs := query.Relax(q.Root); res.Total == 0 && !s.Any && differs {
				if res.Relaxed, err = run.answer(q.Root, true); err == nil {
					res.Relaxed.Next = "" // the search for its pages is another one, with Any
				}
			}
			return err
		})
	})
	return res, err
}

// searching is one search on one state of the index.
type searching struct {
	ctx      context.Context
	archive  *Archive
	reader   index.IndexReader // of the current revisions
	shelves  []shelf           // all that is searched; that of reader is the first
	follower *follower
	search   dateline.Search
	root     query.Node     // the query as it is typed, once it is compiled
	any      bool           // see answer
	places   *entities      // that the query is read with, once it is compiled
	awaited  []plan.Awaited // names that are looked up, once it is compiled
	cursor   *cursor        // of the first page, or the one that was given
	groups   *copies.Groups // see loadCopies
	fold     *folding       // nil if no copies are folded
}

// answer runs a query; any says that one clause is enough.
func (x *searching) answer(root query.Node, any bool) (*dateline.Result, error) {
	if err := x.loadCopies(); err != nil {
		return nil, err
	}
	wanted, c, err := x.plan(root, any)
	if err != nil {
		return nil, err
	}
	seq, err := internalNumber(x.reader, keySeq)
	if err != nil {
		return nil, err
	}
	reread, err := internalNumber(x.reader, keyReread)
	if err != nil {
		return nil, err
	}
	if err := x.begin(dateline.Seq(seq)); err != nil {
		return nil, err
	}
	if err := x.cursor.Uncorrected(c, x.search, x.places.Entities); err != nil {
		return nil, err
	}
	top, matched, err := x.collect(plan.Narrow(wanted, x.search))
	if err != nil {
		return nil, err
	}
	res := &dateline.Result{Total: x.fold.texts(matched), Seen: dateline.Seq(seq), Reread: reread}
	if x.fold != nil {
		res.Folded = matched.Len() - res.Total
	}
	if x.search.Cursor != "" {
		res.Total, res.Folded = x.cursor.Total, x.cursor.Folded
	}
	if len(top) > x.search.Limit {
		top = top[:x.search.Limit]
		res.Next = x.next(top, res)
	}
	if err := c.OtherWords(x.namedIn(matched)); err != nil {
		return nil, err
	}
	res.Read = *c.Reading
	if res.Hits, err = x.hits(top, x.places, snippet.New(root, c.Asked)); err != nil {
		return nil, err
	}
	if err := x.count(res, matched, wanted, x.labels()); err != nil {
		return nil, err
	}
	if f, counted := res.Facets[dateline.FacetPlace]; counted {
		res.Places = x.places.Listed(f)
	}
	return res, nil
}

// begin takes the statistics of the state that is searched, or of the first page
// if this is a later one.
func (x *searching) begin(seq dateline.Seq) (err error) {
	if x.cursor, err = plan.ReadCursor(x.search, (*cursor).onward); err != nil || x.cursor != nil {
		return err
	}
	stats, err := rank.ReadStats(x.reader)
	x.cursor = &cursor{Onward: plan.Onward{Search: plan.Fingerprint(x.search)}, Seq: seq, Stats: stats}
	return err
}

// next is the cursor behind a page.
func (x *searching) next(page []*candidate, res *dateline.Result) string {
	if len(page) == 0 {
		return ""
	}
	c, last := *x.cursor, page[len(page)-1]
	c.Total, c.Folded, c.Score, c.Order, c.ID = res.Total, res.Folded, last.score, last.order, last.id
	if x.search.Revisions == dateline.AllRevisions {
		c.Revision = last.facts.revision
	}
	return plan.WriteCursor(c)
}

// plan compiles a query with the dates of the search, without its other choices.
func (x *searching) plan(root query.Node, any bool) (rank.Node, *plan.Compiler, error) {
	x.root, x.any, x.places = root, any, x.follower.places.Load()
	var err error
	if _, x.awaited, err = x.places.seenIn(x.reader); err != nil {
		return nil, nil, err
	}
	return x.planWith(x.shelves)
}

// planWith compiles it with the words of other shelves.
func (x *searching) planWith(shelves []shelf) (rank.Node, *plan.Compiler, error) {
	root := x.root
	if x.any {
		root, _ = query.Relax(root)
	}
	c := plan.New(vocabulary(shelves), x.places.Entities, x.search, x.any)
	c.Await(x.awaited)
	if !x.search.Verbatim {
		// Names are runs of words side by side, which are no more in a relaxed tree.
		if err := c.FindNames(x.root); err != nil {
			return nil, nil, err
		}
	}
	wanted, err := c.Compile(root)
	return x.withCopies(plan.WithDates(wanted, x.search)), c, err
}

// namedIn returns the values of plan.FieldName in the matched texts that begin with an id
// and plan.NameSeparator.
func (x *searching) namedIn(matched match.Set) func(prefix string) ([]string, error) {
	return func(prefix string) (out []string, err error) {
		for _, at := range x.shelves {
			names, err := at.view.Values(at.of(matched), fieldName, prefix)
			if err != nil {
				return nil, err
			}
			for _, packed := range names {
				if name, as := unpackName(packed); as != labelOnly {
					out = append(out, name)
				}
			}
		}
		return out, nil
	}
}

// best makes the heap for the order of the search.
func (x *searching) best() *best {
	top := &best{before: byScore, identify: identify}
	if x.search.Revisions == dateline.AllRevisions {
		top.identify, top.tie = identifyRevision, byRevision
	}
	if x.search.Limit > 0 {
		top.limit = x.search.Limit + 1
	}
	switch x.search.Order() {
	case dateline.Newest:
		top.before = byDate(-1)
	case dateline.Oldest:
		top.before = byDate(1)
	}
	return top
}
