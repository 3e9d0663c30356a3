package find

import (
	"context"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
	"dateline/index/query"
	"dateline/index/snippet"
)

// Marks returns what of a text answers a query; of s only Text, Any and Verbatim matter.
// read reads the text, once the query is understood.
func (x *Index) Marks(ctx context.Context, s dateline.Search, read func() (dateline.Article, error)) (out dateline.Marks, err error) {
	s = dateline.Search{Text: s.Text, Any: s.Any, Verbatim: s.Verbatim}
	if err := plan.Validate(s); err != nil {
		return out, err
	}
	q, err := query.Parse(s.Text)
	if err != nil {
		return out, err
	}
	a, err := read()
	if err != nil {
		return out, err
	}
	err = x.pinned(ctx, func(at *pin) error {
		run, err := x.newSearching(ctx, at, s)
		if err != nil {
			return err
		}
		c, err := run.compile(q.Root, s.Any)
		if err != nil {
			return err
		}
		mentions, err := x.mentions(ctx, a)
		if err != nil {
			return err
		}
		m := snippet.New(q.Root, c.Asked)
		out.Title = snippet.Bytes(m.Marks(snippet.Field{Name: dateline.FieldTitle, Text: a.Title, Mentions: plan.InField(mentions, dateline.FieldTitle)}))
		out.Body = snippet.Bytes(m.Marks(snippet.Field{Name: dateline.FieldBody, Text: a.Body, Mentions: plan.InField(mentions, dateline.FieldBody)}))
		return nil
	})
	return out, err
}

// Mentions are those of a text in the order of its fields and offsets, with the labels of
// now.
func (x *Index) Mentions(ctx context.Context, a dateline.Article) (out []dateline.Mention, err error) {
	if out, err = x.mentions(ctx, a); err != nil {
		return nil, err
	}
	err = x.labelled(ctx, func(l *plan.Labels) error {
		out, err = l.Mentions(out)
		return err
	})
	return out, err
}

// Entity says what an id stands for.
func (x *Index) Entity(ctx context.Context, id string) (e dateline.Entity, err error) {
	err = x.labelled(ctx, func(l *plan.Labels) error {
		e, err = l.Entity(id)
		return err
	})
	return e, err
}

func (x *Index) labelled(ctx context.Context, do func(*plan.Labels) error) error {
	return x.pinned(ctx, func(at *pin) error {
		run, err := x.newSearching(ctx, at, dateline.Search{})
		if err != nil {
			return err
		}
		return do(plan.NewLabels(run.words, run.entities))
	})
}

// mentions are those of a text as the index has them, or else read anew where the index is
// behind the record, or read with something else.
func (x *Index) mentions(ctx context.Context, a dateline.Article) ([]dateline.Mention, error) {
	e := x.entities.Load()
	docs, err := x.client.MGet(cluster.AnyCopy(ctx), []cluster.Ref{
		{Index: x.alias(), ID: progressID}, {Index: x.alias(), ID: string(a.ID)}, {Index: x.alias(), ID: earlierID(a.ID, a.Revision)},
	}, cluster.Fields{fieldRevision, fieldLive, fieldSource})
	if err != nil {
		return nil, err
	}
	if is, err := readWith(docs[0], e); err != nil || !is {
		return e.Says.Read(e.Read(a)), err
	}
	for _, d := range docs[1:] {
		if !d.Found {
			continue
		}
		t, err := read(d.Source)
		if err != nil {
			return nil, err
		}
		if t.Live && t.Revision == a.Revision && t.Source.Title == a.Title && t.Source.Body == a.Body {
			return e.Says.Read(t.Source.Mentions), nil
		}
	}
	return e.Says.Read(e.Read(a)), nil
}
