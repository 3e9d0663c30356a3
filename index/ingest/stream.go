package ingest

import (
	"context"
	"iter"
)

// Items reads what was planned: every gazetteer, then the files in the order of
// their paths, with metadata.csv first in its folder. Texts are read one at a
// time and NDJSON line by line. It ends early when ctx is done, which the caller
// sees in ctx.Err. It can be called again and then reads anew.
func (p *Plan) Items(ctx context.Context) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		r := &run{ctx: ctx, opt: p.opt, yield: yield, listings: map[*sheet]*listing{}}
		for _, e := range p.entries {
			if !r.live() {
				return
			}
			r.take(e)
		}
	}
}

// run is one pass over a Plan.
type run struct {
	ctx      context.Context
	opt      Options
	yield    func(Item) bool
	stopped  bool
	listings map[*sheet]*listing
}

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
	r.put(Item{Kind: kind, Path: e.path, Bytes: e.size, Reason: reason})
}

// take turns one entry into its items.
func (r *run) take(e *entry) {
	switch {
	case e.reason != nil:
		r.drop(e, e.kind, e.reason)
	case e.form == formPlaces:
		r.places(e)
	case e.form == formMetadata:
		r.listing(e.sheet)
	case e.sheet != nil:
		r.listed(e)
	case e.form == formNDJSON:
		r.ndjson(e)
	default:
		r.text(e, about{})
	}
}

// listed takes a file that a metadata.csv speaks for.
func (r *run) listed(e *entry) {
	l := r.listing(e.sheet)
	row, is := l.rows[e.sheet.inside(e.rel)]
	switch {
	case l.broken:
		r.drop(e, KindIgnored, problem("metadata.csv beside it could not be read"))
	case !is:
		r.drop(e, KindIgnored, problem("not listed in metadata.csv"))
	case row.bad:
		r.drop(e, KindRejected, problem("its row in metadata.csv, line %d, is wrong", row.line))
	default:
		r.text(e, row.about)
	}
	if l.left--; l.left == 0 {
		delete(r.listings, e.sheet)
	}
}

// text reads a file that holds one text.
func (r *run) text(e *entry, known about) {
	article, err := readText(e, known, r.opt.MaxBytes)
	if err != nil {
		r.drop(e, KindRejected, err)
		return
	}
	r.put(Item{Kind: KindArticle, Path: e.path, Bytes: e.size, Article: article})
}
