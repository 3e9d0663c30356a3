package record

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
)

// Erase removes the texts of an article, what is known about it, what was said of its
// mentions, and its keys but for their hashes, and leaves a tombstone with why, at most 1,000 bytes. The
// changes of the article stay in the log as number, kind and id. Erasing an erased
// article is Gone, an unknown one NotFound.
//
// What was deleted is overwritten in the file at once, as far as SQLite does so;
// Compact makes sure of it, also where the article's words are in a dictionary.
func (r *Record) Erase(ctx context.Context, id dateline.ID, why string) (dateline.Seq, error) {
	if err := ledger.CheckString("why", why, ledger.MaxWhyBytes); err != nil {
		return 0, err
	}
	seq, err := r.change(ctx, fmt.Sprintf("erase article %q", ledger.Clip(string(id))), func(w *writer) error { return w.erase(id, why) })
	if err != nil {
		return 0, err
	}
	// The erasure is durable. A reader at work may keep the write-ahead log from
	// being emptied; the next checkpoint or Compact does it then.
	_ = r.exclusive(ctx, "empty the write-ahead log", func() error { return r.checkpoint(ctx) })
	return seq, nil
}

// Restore lifts a tombstone, so that the article can be put again under its id
// and keys; its revisions go on behind those that it had. It is NotFound where
// there is no tombstone.
func (r *Record) Restore(ctx context.Context, id dateline.ID) (dateline.Seq, error) {
	return r.change(ctx, fmt.Sprintf("restore article %q", ledger.Clip(string(id))), func(w *writer) error { return w.restore(id) })
}

// change commits what f does and returns the last change.
func (r *Record) change(ctx context.Context, op string, f func(*writer) error) (seq dateline.Seq, err error) {
	err = r.exclusive(ctx, op, func() error {
		defer func() { seq = r.Head() }()
		return r.commit(ctx, f)
	})
	if err != nil {
		return 0, err
	}
	return seq, nil
}

func (w *writer) erase(id dateline.ID, why string) error {
	a, found, err := w.article(selArticleByID, string(id))
	switch {
	case err != nil:
		return err
	case !found:
		return ledger.NoArticle(id)
	case a.erased.Valid:
		return ledger.ErasedError(a.ID, ledger.Stamp(a.erased.String), a.why.String, "")
	}
	for _, q := range []query{updRetire, delSamples, delRevisions, delCorrections, updKeysErase} {
		if err := w.exec(q, a.num); err != nil {
			return err
		}
	}
	if err := w.log(change{kind: dateline.ChangeErased, article: a.num, why: why}); err != nil {
		return err
	}
	return w.exec(updErase, int64(w.seq), int64(w.seq), string(ledger.StampOf(w.now)), why, a.num)
}

func (w *writer) restore(id dateline.ID) error {
	a, found, err := w.article(selArticleByID, string(id))
	if err != nil {
		return err
	}
	if !found || !a.erased.Valid {
		return ledger.NotErased(id)
	}
	if err := w.log(change{kind: dateline.ChangeRestored, article: a.num}); err != nil {
		return err
	}
	return w.exec(updRestore, int64(w.seq), a.num)
}
