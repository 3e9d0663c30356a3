package record

import (
	"context"
	"fmt"
	"iter"

	"dateline"
	"dateline/index/ledger"
)

// History is an article in its current revision; one without an ID is none.
type History = ledger.History

// Histories reads articles as Texts does, each with its other revisions and as it is at
// one moment of the call. One whose current revision cannot be read has no others.
func (r *Record) Histories(ctx context.Context, ids []dateline.ID, visit func(i int, h History, err error) bool) (n int, err error) {
	if err := r.alive(); err != nil {
		return 0, err
	}
	for ; n < len(ids) && ctx.Err() == nil; n++ {
		h, ok := r.fresh.history(ids[n])
		if !ok {
			break
		}
		if !visit(n, h, nil) {
			return n + 1, nil
		}
	}
	if n == len(ids) {
		return n, nil
	}
	err = r.view(ctx, fmt.Sprintf("%d articles", len(ids)), func(t *txn) error {
		for ; n < len(ids); n++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			h, ok := r.fresh.history(ids[n])
			if !ok {
				h, err = r.history(t, ids[n])
			}
			if err != nil {
				h = History{Others: noTexts}
			}
			if ledger.Absent(err) {
				err = nil
			}
			if !visit(n, h, err) {
				n++
				return nil
			}
		}
		return nil
	})
	return n, err
}

func noTexts(func(dateline.Article, error) bool) {}

func (r *Record) history(t *txn, id dateline.ID) (h History, err error) {
	a, err := t.present(id)
	if err != nil {
		return h, err
	}
	h.Seq, h.Others = a.seq, noTexts
	if a.Revisions > 1 {
		h.Others = r.others(t, a)
	}
	h.Article, err = r.textOf(t, a, a.Current)
	return h, err
}

func (r *Record) others(t *txn, a row) iter.Seq2[dateline.Article, error] {
	return func(yield func(dateline.Article, error) bool) {
		var numbers []int
		err := t.each(selOthers, []any{a.num, a.Current}, func(scan func(...any) error) error {
			var n int
			err := scan(&n)
			numbers = append(numbers, n)
			return err
		})
		if err != nil {
			yield(dateline.Article{}, err)
			return
		}
		for _, n := range numbers {
			if !yield(r.textOf(t, a, n)) {
				return
			}
		}
	}
}

// Earlier yields every revision that is not the current one of its article, by id
// and number. It reads a page at a time: an article that changes meanwhile is seen
// before or after its change.
func (r *Record) Earlier(ctx context.Context) iter.Seq2[Ref, error] {
	return func(yield func(Ref, error) bool) {
		var after Ref
		for {
			part, err := r.earlier(ctx, after)
			if err != nil {
				yield(ledger.Ref{}, err)
				return
			}
			for _, ref := range part {
				if after = ref; !yield(ref, nil) {
					return
				}
			}
			if len(part) < page {
				return
			}
		}
	}
}

func (r *Record) earlier(ctx context.Context, after Ref) (out []Ref, err error) {
	err = r.view(ctx, "list earlier revisions", func(t *txn) error {
		return t.each(selEarlier, []any{string(after.ID), after.Revision, page}, func(scan func(...any) error) error {
			var ref Ref
			err := scan(&ref.ID, &ref.Revision)
			out = append(out, ref)
			return err
		})
	})
	return out, err
}
