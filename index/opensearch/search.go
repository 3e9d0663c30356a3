package opensearch

import (
	"cmp"
	"context"
	"errors"
	"iter"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
)

// tries is how often a search is asked again when its hits are erased while it runs,
// before that counts as a fault.
const tries = 5

// Search answers one question from one state of the index. Where the record has erased a
// hit since, it waits for the index and asks again.
func (a *Archive) Search(ctx context.Context, s dateline.Search) (res *dateline.Result, err error) {
	err = a.call(func() error {
		if err := a.follow.waitReady(ctx); err != nil {
			return err
		}
		res, err = a.find.Search(ctx, s)
		for range tries {
			if !errors.Is(err, find.ErrMoved) {
				break
			}
			if err := a.wait(ctx, a.rec.Head()); err != nil {
				return err
			}
			a.find.Renew()
			res, err = a.find.Search(ctx, s)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return res, nil
}

// Marks returns what of an article answers a query.
func (a *Archive) Marks(ctx context.Context, id dateline.ID, revision int, s dateline.Search) (out dateline.Marks, err error) {
	err = a.call(func() error {
		out, err = a.find.Marks(ctx, s, func() (dateline.Article, error) { return a.rec.Article(cluster.AnyCopy(ctx), id, revision) })
		return err
	})
	return out, err
}

// Each yields every match by id. The matches are those of one state of the index, their
// texts are read in pages; one that was erased since is left out.
func (a *Archive) Each(ctx context.Context, s dateline.Search) iter.Seq2[dateline.Article, error] {
	return func(yield func(dateline.Article, error) bool) {
		if err := a.call(func() error { return a.follow.waitReady(ctx) }); err != nil {
			yield(dateline.Article{}, err)
			return
		}
		for refs, err := range a.find.Each(ctx, s) {
			more := true
			if err == nil {
				more, err = a.eachText(ctx, refs, yield)
			}
			if err != nil {
				yield(dateline.Article{}, err)
				return
			}
			if !more {
				return
			}
		}
	}
}

// eachPage is how many texts Each reads at once.
const eachPage = 16

// eachText yields the texts of refs; more is false if the consumer has enough. The
// consumer may close the archive.
func (a *Archive) eachText(ctx context.Context, refs []ledger.Ref, yield func(dateline.Article, error) bool) (more bool, err error) {
	for len(refs) > 0 {
		some := refs[:min(eachPage, len(refs))]
		refs = refs[len(some):]
		var page []dateline.Article
		err := a.call(func() error {
			var unreadable error
			_, err := a.rec.Texts(ctx, some, func(_ int, t dateline.Article, err error) bool {
				if unreadable = err; err == nil && t.ID != "" {
					page = append(page, t)
				}
				return err == nil
			})
			return cmp.Or(err, unreadable)
		})
		if err != nil {
			return false, err
		}
		for _, t := range page {
			if !yield(t, nil) {
				return false, nil
			}
		}
	}
	return true, nil
}
