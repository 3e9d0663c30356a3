package record

import (
	"context"
	"fmt"

	"dateline"
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
		for i, ref := range refs {
			if err := ctx.Err(); err != nil {
				return err
			}
			a, err := r.show(t, seq, ref)
			if !visit(i, a, err) {
				return nil
			}
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

// show returns the text of the state at seq, which is that of t.
func (r *Record) show(t *txn, seq dateline.Seq, ref Ref) (dateline.Article, error) {
	if a, ok := r.shown.get(seq, ref); ok {
		return a, nil
	}
	a, err := r.readShown(t, ref)
	if err == nil && a.ID != "" {
		r.shown.put(seq, ref, a)
	}
	return a, err
}

// readShown is one statement, where text takes several.
func (r *Record) readShown(t *txn, ref Ref) (out dateline.Article, err error) {
	var x text
	var k known
	into := append([]any{&out.Revision, &x.hash, &x.title, &x.dictionary, &x.stored}, k.fields()...)
	found, err := t.row(selShown, []any{ref.Revision, string(ref.ID)}, into...)
	if err != nil || !found {
		return dateline.Article{}, err
	}
	out.ID, out.Title = ref.ID, x.title
	if out.Known, err = k.known(); err == nil {
		out.Body, err = r.codec.open(x)
	}
	if err != nil {
		return dateline.Article{}, fmt.Errorf("article %s, revision %d: %w; run dateline check", ref.ID, ref.Revision, err)
	}
	return out, nil
}
