package record

import (
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

// Shown reads what a list shows of the articles of refs, in their order and as one
// state of the record, until visit returns false: id, revision, title, body and what is
// known. One that is unknown or erased is the zero Article; one that cannot be read
// comes with its error, which is no error of Shown. Each ref names its revision.
func (r *Record) Shown(ctx context.Context, refs []Ref, visit func(i int, a dateline.Article, err error) bool) error {
	if err := r.enter(); err != nil {
		return err
	}
	kept, all := r.shown.all(r.Head(), refs)
	r.leave()
	if all {
		return showKept(ctx, kept, visit)
	}
	return r.view(ctx, fmt.Sprintf("%d articles", len(refs)), func(t *txn) error {
		var seq dateline.Seq
		if _, err := t.row(selHead, nil, &seq); err != nil {
			return err
		}
		first := 0
		for some := range slices.Chunk(refs, together) {
			for i, p := range r.show(t, seq, some) {
				if err := ctx.Err(); err != nil {
					return err
				}
				if !visit(first+i, p.Article, p.err) {
					return nil
				}
			}
			first += len(some)
		}
		return nil
	})
}

// showKept is Shown of texts that are kept.
func showKept(ctx context.Context, kept []*dateline.Article, visit func(i int, a dateline.Article, err error) bool) error {
	for i, a := range kept {
		if err := ctx.Err(); err != nil {
			return fail(fmt.Sprintf("%d articles", len(kept)), err)
		}
		if !visit(i, *a, nil) {
			return nil
		}
	}
	return nil
}

// printed is a text, or why it cannot be read.
type printed struct {
	dateline.Article
	err error
}

// together is how many texts one statement reads: the hits of a page. A statement for
// each costs half as much again.
const together = 10

// show returns the texts of the state at seq, which is that of t.
func (r *Record) show(t *txn, seq dateline.Seq, refs []Ref) []printed {
	out := make([]printed, len(refs))
	missing := make([]int, 0, together)
	for i, ref := range refs {
		var kept bool
		if out[i].Article, kept = r.shown.get(seq, ref); !kept {
			missing = append(missing, i)
		}
	}
	if len(missing) == 0 {
		return out
	}
	if r.readShown(t, refs, missing, out) != nil { // a damaged page hides what is not on it, too
		for _, i := range missing {
			if err := r.readShown(t, refs, []int{i}, out); err != nil {
				out[i] = printed{err: unreadable(refs[i], err)}
			}
		}
	}
	for _, i := range missing {
		if p := out[i]; p.err == nil && p.ID != "" {
			r.shown.put(seq, refs[i], p.Article)
		}
	}
	return out
}

// readShown reads the texts of some refs by one statement.
func (r *Record) readShown(t *txn, refs []Ref, some []int, out []printed) error {
	args := make([]any, 2*together) // NULL names no article
	for _, i := range some {
		args[2*i], args[2*i+1] = string(refs[i].ID), refs[i].Revision
	}
	return t.each(selShown, args, func(scan func(...any) error) error {
		var at int
		var x text
		var k ledger.Known
		into := append([]any{&at, &x.hash, &x.title, &x.dictionary, &x.stored}, k.Fields()...)
		if err := scan(into...); err != nil {
			return err
		}
		out[at] = r.printed(refs[at], x, k)
		return nil
	})
}

func (r *Record) printed(ref Ref, x text, k ledger.Known) (out printed) {
	out.ID, out.Revision, out.Title = ref.ID, ref.Revision, x.title
	var err error
	if out.Known, err = k.Known(); err == nil {
		out.Body, err = r.codec.open(x)
	}
	if err != nil {
		return printed{err: unreadable(ref, err)}
	}
	return out
}

func unreadable(ref Ref, err error) error {
	return fmt.Errorf("article %s, revision %d: %w; run dateline check", ref.ID, ref.Revision, err)
}
