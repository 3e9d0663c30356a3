package ingest

import (
	"context"
	"iter"
)

// Items reads what was planned: every gazetteer, then the files in the order of
// their paths, with metadata.csv first in its folder. Texts are read one at a
// time and all else as a stream. It ends early when ctx is done, which the caller
// sees in ctx.Err. It can be called again and then reads anew.
func (p *Plan) Items(ctx context.Context) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		r := newRun(ctx, p.opt, yield)
		for _, e := range p.entries {
			if !r.live() {
				return
			}
			r.take(e)
		}
	}
}

// run is one pass over a Plan, or over what was posted.
type run struct {
	ctx      context.Context
	opt      Options
	yield    func(Item) bool
	stopped  bool
	listings map[*sheet]*listing
}

func newRun(ctx context.Context, opt Options, yield func(Item) bool) *run {
	return &run{ctx: ctx, opt: opt, yield: yield, listings: map[*sheet]*listing{}}
}

// live reports whether more items are wanted. A reader asks before each.
func (r *run) live() bool { return !r.stopped && r.ctx.Err() == nil }

// put hands out an item; false says that no more are wanted.
func (r *run) put(it Item) bool {
	if r.live() {
		r.stopped = !r.yield(it)
	}
	return r.live()
}

// drop hands out why an entry did not become an article.
func (r *run) drop(e *entry, kind Kind, reason error) {
	r.tell(e, Item{Kind: kind, Bytes: e.size, Reason: reason})
}

// tell hands out an item about an entry itself. One about a member counts for
// the file that holds it.
func (r *run) tell(e *entry, it Item) {
	it.Path = e.path
	if e.within == nil {
		r.put(it)
		return
	}
	r.emit(&stream{file: e.within, path: e.path}, spot{line: it.Line}, it)
}

// take turns one entry into its items.
func (r *run) take(e *entry) {
	switch {
	case e.reason != nil:
		r.drop(e, e.kind, e.reason)
	case e.form == formMetadata:
		r.listing(e.sheet)
	case e.sheet != nil && e.form != formPlaces:
		r.listed(e)
	default:
		r.open(e, nil)
	}
}

// listed takes a file that a metadata.csv speaks for.
func (r *run) listed(e *entry) {
	l := r.listing(e.sheet)
	row, is := l.rows[e.sheet.inside(e.rel)]
	switch {
	case l.broken:
		r.drop(e, KindIgnored, errBesideBroken)
	case !is:
		r.drop(e, KindIgnored, errUnlisted)
	case row.bad:
		r.drop(e, KindRejected, problem("its row in metadata.csv, line %d, is wrong", row.line))
	default:
		r.open(e, &row.about)
	}
	if l.left--; l.left == 0 {
		delete(r.listings, e.sheet)
	}
}

var (
	errBesideBroken = problem("metadata.csv beside it could not be read")
	errUnlisted     = problem("not listed in metadata.csv")
)

// open reads the file of an entry; known is what metadata.csv says of it, nil if
// none lists it.
func (r *run) open(e *entry, known *about) {
	s, done, err := e.stream()
	if err != nil {
		r.drop(e, KindRejected, err)
		return
	}
	defer done()
	if known != nil {
		s.listed, s.about = true, *known
	}
	r.read(s)
	if s.unchanged != nil && r.live() {
		r.changed(s)
	}
	if e.within == nil {
		r.end(s)
	}
}
