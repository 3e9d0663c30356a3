package record

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
)

// Ref names one revision of an article; Revision 0 is the current one.
type Ref = ledger.Ref

// Article returns one revision of an article with all that is known of it now;
// revision 0 is the current one. Seen is when the text was captured first. An
// unknown article or revision is NotFound, an erased one Gone, a negative revision
// Invalid.
func (r *Record) Article(ctx context.Context, id dateline.ID, revision int) (out dateline.Article, err error) {
	if err := ledger.AcceptRevision(revision); err != nil {
		return out, err
	}
	err = r.view(ctx, fmt.Sprintf("article %q", ledger.Clip(string(id))), func(t *txn) (err error) {
		out, err = r.text(t, ledger.Ref{ID: id, Revision: revision})
		return err
	})
	if err != nil {
		return dateline.Article{}, err
	}
	return out, nil
}

// Texts reads the articles of refs in their order, as one state of the record,
// until visit returns false, and returns how many it has visited. One that is
// unknown or erased is the zero Article; one that cannot be read comes with its
// error, which is no error of Texts.
func (r *Record) Texts(ctx context.Context, refs []Ref, visit func(i int, a dateline.Article, err error) bool) (n int, err error) {
	err = r.view(ctx, fmt.Sprintf("%d articles", len(refs)), func(t *txn) error {
		for ; n < len(refs); n++ {
			if err := ctx.Err(); err != nil {
				return err
			}
			a, err := r.text(t, refs[n])
			if ledger.Absent(err) {
				a, err = dateline.Article{}, nil
			}
			if !visit(n, a, err) {
				n++
				return nil
			}
		}
		return nil
	})
	return n, err
}

// Articles returns the articles of refs in their order as one state of the
// record. One that is unknown or erased is the zero Article.
func (r *Record) Articles(ctx context.Context, refs []Ref) ([]dateline.Article, error) {
	out := make([]dateline.Article, len(refs))
	var unreadable error
	_, err := r.Texts(ctx, refs, func(i int, a dateline.Article, err error) bool {
		out[i], unreadable = a, err
		return err == nil
	})
	if err == nil {
		err = unreadable
	}
	if err != nil {
		return nil, err
	}
	return out, nil
}

// text reads one revision with all that is known.
func (r *Record) text(t *txn, ref Ref) (dateline.Article, error) {
	a, err := t.present(ref.ID)
	if err != nil {
		return dateline.Article{}, err
	}
	if ref.Revision == 0 {
		ref.Revision = a.Current
	}
	return r.textOf(t, a, ref.Revision)
}

// textOf is text of an article that is present.
func (r *Record) textOf(t *txn, a row, number int) (dateline.Article, error) {
	out, err := t.facts(a)
	if err != nil {
		return dateline.Article{}, err
	}
	var x text
	var first, last ledger.Stamp
	var remains []byte
	found, err := t.row(selRevision, []any{a.num, number}, &out.Revision, &first, &last, &x.hash, &x.title, &x.dictionary, &x.stored, &remains)
	if err != nil {
		return dateline.Article{}, err
	}
	if !found {
		return dateline.Article{}, ledger.NoRevision(a.ID, number)
	}
	out.Title = x.title
	if out.Body, err = r.codec.open(x); err != nil {
		return dateline.Article{}, fmt.Errorf("article %s, revision %d: %w; run dateline check", a.ID, number, err)
	}
	if out.Remains, err = openRemains(remains); err != nil {
		return dateline.Article{}, fmt.Errorf("article %s, revision %d: %w; run dateline check", a.ID, number, err)
	}
	out.Seen, err = first.Time()
	return out, err
}

// facts is an article without a text.
func (t *txn) facts(a row) (out dateline.Article, err error) {
	out.ID = a.ID
	if out.Known, err = a.Known.Known(); err != nil {
		return out, fmt.Errorf("article %s: %w", a.ID, err)
	}
	out.Keys, err = t.keys(a.num)
	return out, err
}

// Revisions returns the revisions of an article without their texts, by number.
// An unknown article is NotFound, an erased one Gone.
func (r *Record) Revisions(ctx context.Context, id dateline.ID) (out []dateline.Revision, err error) {
	err = r.view(ctx, fmt.Sprintf("revisions of %q", ledger.Clip(string(id))), func(t *txn) error {
		a, err := t.present(id)
		if err != nil {
			return err
		}
		spans, err := t.spans(a.num)
		if err != nil {
			return err
		}
		out, err = ledger.Revisions(spans, a.Current)
		return err
	})
	return out, err
}
