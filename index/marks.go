package index

import (
	"context"

	"dateline"
	"dateline/index/plan"
	"dateline/index/query"
	"dateline/index/snippet"

	index "github.com/blevesearch/bleve_index_api"
)

// Marks returns what of an article answers a query.
func (a *Archive) Marks(ctx context.Context, id dateline.ID, revision int, s dateline.Search) (out dateline.Marks, err error) {
	if err := a.enter(); err != nil {
		return out, err
	}
	defer a.leave()
	s = dateline.Search{Text: s.Text, Any: s.Any, Verbatim: s.Verbatim}
	if err := validate(s); err != nil {
		return out, err
	}
	q, err := query.Parse(s.Text)
	if err != nil {
		return out, err
	}
	article, err := a.rec.Article(ctx, id, revision)
	if err != nil {
		return out, err
	}
	err = a.serving(ctx, func(f *follower) error {
		return f.gen.read(func(r index.IndexReader) error {
			main, err := f.gen.shelf(ctx, r)
			if err != nil {
				return err
			}
			x := &searching{ctx: ctx, archive: a, reader: r, shelves: []shelf{main}, follower: f, search: s}
			_, c, err := x.plan(q.Root, s.Any)
			if err != nil {
				return err
			}
			m := snippet.New(q.Root, c.Asked)
			mentions, err := f.mentions(article)
			if err != nil {
				return err
			}
			out.Title = snippet.Bytes(m.Marks(snippet.Field{Name: fieldTitle, Text: article.Title, Mentions: plan.InField(mentions, fieldTitle)}))
			out.Body = snippet.Bytes(m.Marks(snippet.Field{Name: fieldBody, Text: article.Body, Mentions: plan.InField(mentions, fieldBody)}))
			return nil
		})
	})
	return out, err
}
