package log

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// wanted is a text that is to be read.
type wanted struct {
	article *articleDoc
	span    *span
	err     error // why there is none
}

func (w wanted) bytes() int {
	if w.span == nil {
		return 0
	}
	return w.span.Bytes
}

// page reads some texts, as many at once as textBytes allows.
func (l *Log) page(ctx context.Context, refs []ledger.Ref, visit func(i int, a dateline.Article, err error) bool) (more bool, err error) {
	all, err := l.wanted(ctx, refs)
	if err != nil {
		return false, err
	}
	for from := 0; from < len(all); {
		upTo, bytes := from, 0
		for upTo < len(all) && (upTo == from || bytes+all[upTo].bytes() <= textBytes) {
			bytes += all[upTo].bytes()
			upTo++
		}
		texts, errs, err := l.read(ctx, refs[from:upTo], all[from:upTo])
		if err != nil {
			return false, err
		}
		for i := range texts {
			if err := ctx.Err(); err != nil {
				return false, err
			}
			if !visit(from+i, texts[i], errs[i]) {
				return false, nil
			}
		}
		from = upTo
	}
	return true, nil
}

// rows reads articles; nil is one that there is not.
func (l *Log) rows(ctx context.Context, ids []dateline.ID) ([]*articleDoc, error) {
	out := make([]*articleDoc, len(ids))
	var refs []cluster.Ref
	var at []int
	for i, id := range ids {
		if id.Valid() {
			refs, at = append(refs, l.ref(partArticle, articleID(id))), append(at, i)
		}
	}
	docs, err := l.c.MGet(ctx, refs, nil)
	if err != nil {
		return nil, err
	}
	for i, d := range docs {
		if d.Found {
			out[at[i]] = new(articleDoc)
			if err := decode(d, out[at[i]]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (l *Log) wanted(ctx context.Context, refs []ledger.Ref) ([]wanted, error) {
	ids := make([]dateline.ID, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	rows, err := l.rows(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]wanted, len(refs))
	for i, a := range rows {
		w := &out[i]
		w.article = a
		if w.err = present(refs[i].ID, a); w.err != nil {
			continue
		}
		if w.span = a.span(refs[i].Revision); w.span == nil {
			w.err = ledger.NoRevision(a.id(), refs[i].Revision)
		}
	}
	return out, nil
}

// read reads the texts of all. One that went between its row and itself is read again.
func (l *Log) read(ctx context.Context, refs []ledger.Ref, all []wanted) ([]dateline.Article, []error, error) {
	out, errs := make([]dateline.Article, len(all)), make([]error, len(all))
	var docs []cluster.Ref
	var at []int
	for i, w := range all {
		if errs[i] = w.err; w.err == nil {
			docs, at = append(docs, l.ref(partArticle, textID(w.article.id(), w.span))), append(at, i)
		}
	}
	got, err := l.c.MGet(ctx, docs, nil)
	if err != nil {
		return nil, nil, err
	}
	for k, d := range got {
		i := at[k]
		if d.Found {
			out[i], errs[i] = open(all[i], d)
			continue
		}
		if out[i], errs[i], err = l.readAgain(ctx, refs[i], all[i]); err != nil {
			return nil, nil, err
		}
	}
	return out, errs, nil
}

// readAgain reads a text that was not found where its article says.
func (l *Log) readAgain(ctx context.Context, ref ledger.Ref, was wanted) (out dateline.Article, unreadable, err error) {
	for {
		now, err := l.wanted(ctx, []ledger.Ref{ref})
		if err != nil || now[0].err != nil {
			return out, now[0].err, err
		}
		w := now[0]
		d, err := l.c.Get(ctx, l.ref(partArticle, textID(w.article.id(), w.span)), nil)
		if err != nil {
			return out, nil, err
		}
		if d.Found {
			out, unreadable = open(w, d)
			return out, unreadable, nil
		}
		if textID(w.article.id(), w.span) == textID(was.article.id(), was.span) {
			return out, damaged(ref.ID, w.span.Number, fmt.Errorf("its text is not there")), nil
		}
		was = w
	}
}

// open makes an article of its row and the document of a text.
func open(w wanted, d cluster.Doc) (dateline.Article, error) {
	out, err := w.article.facts()
	if err != nil {
		return dateline.Article{}, fmt.Errorf("article %s: %w", w.article.id(), err)
	}
	var t textDoc
	err = decode(d, &t)
	if err == nil {
		t.Text, err = t.Text.open(w.span)
	}
	if err == nil {
		out.Seen, err = w.span.First.Time()
	}
	if err != nil {
		return dateline.Article{}, damaged(w.article.id(), w.span.Number, err)
	}
	out.Revision, out.Title, out.Body, out.Remains = w.span.Number, t.Text.Title, t.Text.Body, t.Text.Remains
	return out, nil
}

func damaged(id dateline.ID, number int, err error) error {
	return fmt.Errorf("article %s, revision %d: %w; run dateline check", id, number, err)
}

// Revisions returns the revisions of an article without their texts, by number.
// An unknown article is NotFound, an erased one Gone.
func (l *Log) Revisions(ctx context.Context, id dateline.ID) ([]dateline.Revision, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	op := fmt.Sprintf("revisions of %q", ledger.Clip(string(id)))
	rows, err := l.rows(ctx, []dateline.ID{id})
	if err != nil {
		return nil, fail(op, err)
	}
	if err := present(id, rows[0]); err != nil {
		return nil, err
	}
	out, err := ledger.Revisions(rows[0].spans(), rows[0].Current)
	return out, fail(op, err)
}
