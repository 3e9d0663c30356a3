package log

import (
	"slices"

	"dateline/index/ledger"
)

// do changes an article as deed says.
func (d *draft) do(a *articleDoc, in *ledger.Incoming, deed ledger.Deed) {
	s := deed.Span
	switch {
	case deed.New:
		d.totals.Revisions++
		a.Row.Spans = append(a.Row.Spans, span{Number: s.Number, First: s.First, Last: s.Last, Hash: s.Hash})
		d.keep(a, a.span(s.Number), in)
	case deed.Seen:
		was := a.span(s.Number)
		was.First, was.Last = s.First, s.Last
	}
	if deed.Remains {
		d.keep(a, a.span(s.Number), in)
	}
	if a.Current == 0 && deed.Row.Current != 0 {
		d.totals.Articles++
	}
	a.Row.Revisions, a.Current, a.Row.Known, a.Texts = deed.Row.Revisions, deed.Row.Current, deed.Row.Known, len(a.Row.Spans)
	if deed.Change != "" {
		a.Seq = d.log(change{Kind: deed.Change, ID: a.id(), Revision: deed.Of})
	}
}

// keep stores the text of in as that of s, in place of the one that it had.
func (d *draft) keep(a *articleDoc, s *span, in *ledger.Incoming) {
	was := ""
	if s.Bytes > 0 {
		was = textID(a.id(), s)
	}
	w := words{Title: in.Title, Body: in.Body, Remains: in.Remains}
	s.Remains, s.Bytes = remainsHash(w.Remains), w.bytes()
	id := textID(a.id(), s)
	d.texts = append(d.texts, text{doc: id, article: a.id(), words: w})
	d.pending.Texts = slices.DeleteFunc(d.pending.Texts, func(doc string) bool { return doc == id })
	if was != "" && was != id {
		d.drop(a, was)
	}
}

// drop removes a text that no revision of a has any more.
func (d *draft) drop(a *articleDoc, doc string) {
	for i := range a.Row.Spans {
		if textID(a.id(), &a.Row.Spans[i]) == doc {
			return
		}
	}
	d.texts = slices.DeleteFunc(d.texts, func(t text) bool { return t.doc == doc })
	d.pending.Texts = append(d.pending.Texts, doc)
}
