package record

import (
	"context"
	"fmt"
	"iter"

	"dateline"
)

// History is an article in its current revision; one without an ID is none.
type History struct {
	dateline.Article
	Seq dateline.Seq // the last change of the article
	// Others yields its other revisions, by number, while the article is visited. An
	// error of one is followed by the next.
	Others iter.Seq2[dateline.Article, error]
}

// Histories reads articles as Texts does, each with its other revisions. One whose
// current revision cannot be read has no others.
func (r *Record) Histories(ctx context.Context, ids []dateline.ID, visit func(i int, h History, err error) bool) (n int, err error) {
	err = r.view(ctx, fmt.Sprintf("%d articles", len(ids)), func(t *txn) error {
		for ; n < len(ids); n++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			h, err := r.history(t, ids[n])
			if err != nil {
				h = History{Others: noTexts}
			}
			if absent(err) {
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
	if a.revisions > 1 {
		h.Others = r.others(t, a)
	}
	h.Article, err = r.textOf(t, a, int(a.current.Int64))
	return h, err
}

func (r *Record) others(t *txn, a row) iter.Seq2[dateline.Article, error] {
	return func(yield func(dateline.Article, error) bool) {
		var numbers []int
		err := t.each(selOthers, []any{a.num, a.current.Int64}, func(scan func(...any) error) error {
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
				yield(Ref{}, err)
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
