package record

import (
	"strings"

	"dateline"
	"dateline/index/ledger"
)

// rowsAtOnce is how many rows one statement inserts where there are so many: most of
// the time of an insertion is that of its statement.
const rowsAtOnce = 32

// added is an article that is new, whose rows are not written yet.
type added struct {
	ledger.Deed
	num int64
	seq dateline.Seq // of its change
	in  *incoming
}

// add keeps an article that none of the keys knows.
func (w *writer) add(in *incoming) (dateline.Outcome, error) {
	id, err := in.NewID(w.taken)
	if err != nil {
		return dateline.Outcome{}, err
	}
	if w.lastArticle == 0 {
		if _, err := w.row(selLastArticle, nil, &w.lastArticle); err != nil {
			return dateline.Outcome{}, err
		}
	}
	w.lastArticle++
	w.seq++
	a := added{Deed: in.Add(id, in.hash), num: w.lastArticle, seq: w.seq, in: in}
	w.adding = append(w.adding, a)
	w.known.ids[id] = true
	for _, hash := range in.hashes {
		w.known.forget(hash)
	}
	if len(w.adding) == rowsAtOnce {
		err = w.flush()
	}
	return a.Outcome, err
}

// flush writes the rows of the articles that are new.
func (w *writer) flush() error {
	var articles, revisions, keys, changes []any
	at := string(ledger.StampOf(w.now))
	for i := range w.adding {
		a := &w.adding[i]
		w.r.codec.packed(a.in)
		articles = append(append(articles, a.num, string(a.Row.ID), a.Row.Revisions, a.Row.Current, int64(a.seq)), a.Row.Known.Values()...)
		revisions = append(revisions, a.in.revision(a.num, a.Span)...)
		for i, k := range a.in.Keys {
			keys = append(append(keys, a.num, i+1, a.in.hashes[i][:]), values(k)...)
		}
		changes = append(changes, int64(a.seq), at, a.Change, a.num, a.Of, nil, nil, nil)
		w.fresh = append(w.fresh, freshOf(a))
	}
	w.adding = w.adding[:0]
	for _, rows := range []struct {
		one, many query
		columns   int
		values    []any
	}{
		{insArticle, insArticles, articleValues, articles},
		{insRevision, insRevisions, revisionValues, revisions},
		{insNewKey, insNewKeys, keyValues, keys},
		{insChange, insChanges, changeValues, changes},
	} {
		if err := w.insert(rows.one, rows.many, rows.columns, rows.values); err != nil {
			return err
		}
	}
	return nil
}

// values are what is kept of a key beside its hash.
func values(k dateline.Key) []any {
	if k.Kind == dateline.KeyHash {
		return []any{nil, nil, nil}
	}
	return []any{k.Kind, k.Source, k.Value}
}

// insert writes rows of so many columns, as many at once as there may be.
func (w *writer) insert(one, many query, columns int, values []any) error {
	for len(values) > 0 {
		q, n := one, columns
		if len(values) >= rowsAtOnce*columns {
			q, n = many, rowsAtOnce*columns
		}
		if err := w.exec(q, values[:n]...); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}

// valuesOf is a row of so many values, and manyOf as many rows as are inserted at once.
func valuesOf(columns int) string { return "(?" + strings.Repeat(",?", columns-1) + ")" }

func manyOf(columns int) string {
	return valuesOf(columns) + strings.Repeat(","+valuesOf(columns), rowsAtOnce-1)
}
