package log

import (
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

// Histories reads articles as Texts does, each with its other revisions. One whose
// current revision cannot be read has no others.
func (l *Log) Histories(ctx context.Context, ids []dateline.ID, visit func(i int, h ledger.History, err error) bool) (n int, err error) {
	if err := l.enter(); err != nil {
		return 0, err
	}
	defer l.leave()
	for some := range slices.Chunk(ids, rowsTogether) {
		refs := make([]ledger.Ref, len(some))
		for i, id := range some {
			refs[i].ID = id
		}
		rows, err := l.rows(ctx, some)
		if err != nil {
			return n, fail(fmt.Sprintf("%d articles", len(ids)), err)
		}
		first := n
		more, err := l.pageOf(ctx, refs, rows, func(i int, a dateline.Article, err error) bool {
			n++
			return visit(first+i, l.history(ctx, a, rows[i], err), onlyUnreadable(err))
		})
		if err != nil || !more {
			return n, fail(fmt.Sprintf("%d articles", len(ids)), err)
		}
	}
	return n, nil
}

func onlyUnreadable(err error) error {
	if ledger.Absent(err) {
		return nil
	}
	return err
}

// history is an article that was read, or of which err says why not.
func (l *Log) history(ctx context.Context, a dateline.Article, row *articleDoc, err error) ledger.History {
	h := ledger.History{Others: none}
	if err != nil || row == nil {
		return h
	}
	h.Article, h.Seq = a, row.Seq
	numbers := row.others()
	if len(numbers) == 0 {
		return h
	}
	h.Others = func(yield func(dateline.Article, error) bool) {
		refs := make([]ledger.Ref, len(numbers))
		for i, n := range numbers {
			refs[i] = ledger.Ref{ID: a.ID, Revision: n}
		}
		err := l.texts(ctx, refs, func(_ int, other dateline.Article, err error) bool { return yield(other, err) })
		if err != nil {
			yield(dateline.Article{}, err)
		}
	}
	return h
}
