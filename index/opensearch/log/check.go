package log

import (
	"context"
	"encoding/json"
	"fmt"

	"dateline"
	"dateline/index/ledger"
)

// Check holds the record against its own checksums and its documents against each other,
// as one state: every text, every key, which revision is current, the numbers of the log, the
// counts. report gets every fault, in the goroutine of the caller; err is for a check that
// could not be done. No command mends a fault of the record: a copy of it does.
func (l *Log) Check(ctx context.Context, report func(dateline.Fault)) error {
	if err := l.enter(); err != nil {
		return err
	}
	defer l.leave()
	p, err := l.point(ctx)
	if err != nil {
		return fail("check", err)
	}
	defer p.close(ctx)
	k := &checking{point: p, report: report}
	for _, part := range []func(context.Context) error{k.articles, k.places, k.corrections, k.log, k.sums} {
		if err := part(ctx); err != nil {
			return fail("check", err)
		}
	}
	return nil
}

// checking is a Check under way.
type checking struct {
	*point
	report func(dateline.Fault)
	counts totals
	rows   int
	keys   int64
	said   map[int]bool // the numbers of corrections: whether something is left of them
	ended  int          // articles whose last change is in the log
}

func (k *checking) fault(id dateline.ID, format string, args ...any) {
	k.report(dateline.Fault{Where: "record", ID: id, Message: fmt.Sprintf(format, args...)})
}

// articles holds every article against itself, its texts and its keys.
func (k *checking) articles(ctx context.Context) error {
	for s, err := range k.point.articles(ctx) {
		if err != nil {
			return err
		}
		for _, a := range s.rows {
			k.row(a)
			for i := range a.Row.Spans {
				k.text(a, &a.Row.Spans[i], s.texts)
			}
		}
		if err := k.named(ctx, s.rows); err != nil {
			return err
		}
	}
	return nil
}

// row holds an article against itself, and counts it.
func (k *checking) row(a *articleDoc) {
	k.rows++
	k.counts.Revisions += len(a.Row.Spans)
	if a.Current != 0 {
		k.counts.Articles++
	}
	newest := ledger.Newest(a.spans()).Number
	if a.Current != newest {
		k.fault(a.id(), "its current revision is given as %d, which is not the one seen last", a.Current)
	}
	if n := len(a.Row.Spans); n > 0 && a.Row.Spans[n-1].Number > a.Row.Revisions {
		k.fault(a.id(), "it is said to have had %d revisions and has one with a higher number", a.Row.Revisions)
	}
	if a.Texts != len(a.Row.Spans) {
		k.fault(a.id(), "it is said to have %d texts and has %d", a.Texts, len(a.Row.Spans))
	}
	if a.Current != 0 && len(a.keys()) == 0 {
		k.fault(a.id(), "it has no key")
	}
	if a.Row.Erased == "" {
		return
	}
	k.counts.Erased++
	if len(a.Row.Spans) > 0 || len(a.keys()) > 0 || a.Row.Known != (ledger.Known{}) {
		k.fault(a.id(), "it was erased on %s and something is left of it", a.Row.Erased)
	}
}

// text holds a text against the checksums of its revision.
func (k *checking) text(a *articleDoc, s *span, texts map[string]json.RawMessage) {
	raw, there := texts[textID(a.id(), s)]
	if !there {
		k.fault(a.id(), "revision %d: its text is not there", s.Number)
		return
	}
	var t textDoc
	err := json.Unmarshal(raw, &t)
	if err == nil {
		_, err = t.Text.open(s)
	}
	if err != nil {
		k.fault(a.id(), "revision %d: %v", s.Number, err)
	}
}

// named holds the keys of articles against who is said to have them.
func (k *checking) named(ctx context.Context, rows []*articleDoc) error {
	var ids []string
	var of []*articleDoc
	for _, a := range rows {
		for _, name := range a.Row.Keys {
			ids, of = append(ids, keyID(name.hash())), append(of, a)
		}
	}
	k.keys += int64(len(ids))
	docs, err := k.get(ctx, partArticle, ids)
	for i, id := range ids {
		var doc keyDoc
		if err == nil && (json.Unmarshal(docs[id], &doc) != nil || doc.Article != of[i].id()) {
			k.fault(of[i].id(), "one of its keys is said to be of %q", doc.Article)
		}
	}
	return err
}
