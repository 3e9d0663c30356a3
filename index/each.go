package index

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"dateline"
	"dateline/index/plan"
	"dateline/index/query"
	"dateline/index/record"
)

// Each yields every match by id. The matches are those of one state of the
// index, their texts are read in pages; one that was erased since is left out.
func (a *Archive) Each(ctx context.Context, s dateline.Search) iter.Seq2[dateline.Article, error] {
	return func(yield func(dateline.Article, error) bool) {
		if err := a.enter(); err != nil {
			yield(dateline.Article{}, err)
			return
		}
		refs, err := a.matches(ctx, s)
		a.leave() // the consumer may close the archive, which ends the iteration with an error
		for page := range slices.Chunk(refs, eachPage) {
			var articles []dateline.Article
			if articles, err = a.rec.Articles(ctx, page); err != nil {
				break
			}
			for _, article := range articles {
				if article.ID != "" && !yield(article, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(dateline.Article{}, err)
		}
	}
}

// eachPage is how many texts Each reads at once.
const eachPage = 16

// matches lists the articles that match, by id, in the revisions that matched.
func (a *Archive) matches(ctx context.Context, s dateline.Search) (refs []record.Ref, err error) {
	if err := plan.ValidateEach(s); err != nil {
		return nil, err
	}
	q, err := query.Parse(s.Text)
	if err != nil {
		return nil, err
	}
	for range tries {
		if refs, err = a.matchesOnce(ctx, s, q); !errors.Is(err, errMoved) {
			break
		}
	}
	return refs, err
}

func (a *Archive) matchesOnce(ctx context.Context, s dateline.Search, q *query.Query) (refs []record.Ref, err error) {
	err = a.serving(ctx, func(f *follower) error {
		if err := f.waitReady(ctx); err != nil {
			return err
		}
		return f.look(ctx, s, func(shelves []shelf) error {
			x := &searching{ctx: ctx, archive: a, reader: shelves[0].reader, shelves: shelves, follower: f, search: s}
			x.search.Copies = dateline.Show
			if err = x.loadCopies(); err == nil {
				refs, err = x.refs(q.Root)
			}
			return err
		})
	})
	return refs, err
}

func (x *searching) refs(root query.Node) ([]record.Ref, error) {
	wanted, _, err := x.plan(root, x.search.Any)
	if err != nil {
		return nil, err
	}
	matched, err := x.set(plan.Narrow(wanted, x.search))
	if err != nil {
		return nil, err
	}
	var refs []record.Ref
	for c := range x.texts(matched) {
		if err := identifyRevision(c); err != nil {
			return nil, err
		}
		if id := dateline.ID(c.id); id > x.search.After {
			refs = append(refs, record.Ref{ID: id, Revision: c.facts.revision})
		}
	}
	slices.SortFunc(refs, func(a, b record.Ref) int {
		return cmp.Or(strings.Compare(string(a.ID), string(b.ID)), cmp.Compare(a.Revision, b.Revision))
	})
	return refs, nil
}
