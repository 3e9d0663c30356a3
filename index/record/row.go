package record

import (
	"crypto/sha256"
	"database/sql"

	"dateline"
	"dateline/index/ledger"
)

// row is an article without its texts.
type row struct {
	ledger.Row
	num    int64
	seq    dateline.Seq
	erased sql.NullString
	why    sql.NullString
}

// article reads the row that q finds by by; found is false where there is none.
func (t *txn) article(q query, by any) (a row, found bool, err error) {
	into := append([]any{&a.num, &a.ID, &a.Revisions, &a.Current, &a.seq, &a.erased, &a.why}, a.Known.Fields()...)
	found, err = t.row(q, []any{by}, into...)
	return a, found, err
}

// present returns the article id, or says why there is none to read.
func (t *txn) present(id dateline.ID) (row, error) {
	a, found, err := t.article(selArticleByID, string(id))
	switch {
	case err != nil:
		return row{}, err
	case !found:
		return row{}, ledger.NoArticle(id)
	case a.erased.Valid:
		return row{}, ledger.ErasedError(a.ID, ledger.Stamp(a.erased.String), a.why.String, "")
	case a.Current == 0:
		return row{}, ledger.NotBack(id)
	}
	return a, nil
}

// spans reads when each revision of an article was seen, by number.
func (t *txn) spans(article int64) (out []ledger.Span, err error) {
	err = t.each(selSpans, []any{article}, func(scan func(...any) error) error {
		var s ledger.Span
		var hash []byte
		if err := scan(&s.Number, &s.First, &s.Last, &hash); err != nil {
			return err
		}
		copy(s.Hash[:], hash[:min(len(hash), sha256.Size)])
		out = append(out, s)
		return nil
	})
	return out, err
}

// keys reads the names of an article in the order in which it gained them.
func (t *txn) keys(article int64) (out []dateline.Key, err error) {
	err = t.each(selKeys, []any{article}, func(scan func(...any) error) error {
		var k dateline.Key
		if err := scan(&k.Kind, &k.Source, &k.Value); err != nil {
			return err
		}
		out = append(out, k)
		return nil
	})
	return out, err
}
