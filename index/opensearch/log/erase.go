package log

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
)

// Erase removes the texts of an article, what is known about it, what was said of its
// mentions, and its keys but for their hashes, and leaves a tombstone with why, at most
// 1,000 bytes. The changes of the article stay in the log as number, kind and id. Erasing
// an erased article is Gone, an unknown one NotFound. Compact removes what the cluster
// still has of it in its files.
func (l *Log) Erase(ctx context.Context, id dateline.ID, why string) (dateline.Seq, error) {
	if err := ledger.CheckString("why", why, ledger.MaxWhyBytes); err != nil {
		return 0, err
	}
	return l.change(ctx, fmt.Sprintf("erase article %q", ledger.Clip(string(id))), func(d *draft) error { return d.erase(id, why) })
}

// Restore lifts a tombstone, so that the article can be put again under its id
// and keys; its revisions go on behind those that it had. It is NotFound where
// there is no tombstone.
func (l *Log) Restore(ctx context.Context, id dateline.ID) (dateline.Seq, error) {
	return l.change(ctx, fmt.Sprintf("restore article %q", ledger.Clip(string(id))), func(d *draft) error { return d.restore(id) })
}

func (d *draft) erase(id dateline.ID, why string) error {
	a, err := d.article(id)
	switch {
	case err != nil:
		return err
	case a == nil:
		return ledger.NoArticle(id)
	case a.Row.Erased != "":
		return ledger.ErasedError(id, a.Row.Erased, a.Row.Why, "")
	}
	if err := d.forget(id); err != nil {
		return err
	}
	a = d.touch(id)
	d.totals.Revisions -= len(a.Row.Spans)
	d.totals.Erased++
	d.totals.Removed = d.base.N + 1
	if a.Current != 0 {
		d.totals.Articles--
	}
	spans := a.Row.Spans
	a.Row.Spans = nil
	for i := range spans {
		d.drop(a, textID(id, &spans[i]))
	}
	for i, k := range a.Row.Keys {
		if k.Kind != "" {
			h := hash(ledger.HashOf(k.key()))
			a.Row.Keys[i] = key{Hash: &h}
		}
	}
	a.Current, a.Texts, a.Row.Known = 0, 0, ledger.Known{}
	a.Row.Erased, a.Row.Why = ledger.StampOf(d.now), why
	a.Seq = d.log(change{Kind: dateline.ChangeErased, ID: id, Why: why})
	a.Row.Erasure = a.Seq
	return nil
}

func (d *draft) restore(id dateline.ID) error {
	a, err := d.article(id)
	if err != nil {
		return err
	}
	if a == nil || a.Row.Erased == "" {
		return ledger.NotErased(id)
	}
	a = d.touch(id)
	d.totals.Erased--
	a.Row.Erased, a.Row.Why = "", ""
	a.Seq = d.log(change{Kind: dateline.ChangeRestored, ID: id})
	return nil
}
