package log

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// page reads some texts, as many at once as textBytes allows.
func (l *Log) page(ctx context.Context, refs []ledger.Ref, visit func(i int, a dateline.Article, err error) bool) (more bool, err error) {
	rows, err := l.rowsBy(ctx, refs)
	if err != nil {
		return false, err
	}
	return l.pageOf(ctx, refs, rows, visit)
}

// pageOf is page of articles of which the rows are read.
func (l *Log) pageOf(ctx context.Context, refs []ledger.Ref, rows []*articleDoc, visit func(i int, a dateline.Article, err error) bool) (more bool, err error) {
	all := wantedOf(refs, rows)
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
