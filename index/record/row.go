package record

import (
	"crypto/sha256"
	"database/sql"

	"dateline"
)

// row is an article without its texts.
type row struct {
	num       int64
	id        dateline.ID
	revisions int           // numbers given so far
	current   sql.NullInt64 // NULL: there is no text
	seq       dateline.Seq
	erased    sql.NullString
	why       sql.NullString
	known     known
}

// article reads the row that q finds by by; found is false where there is none.
func (t *txn) article(q query, by any) (a row, found bool, err error) {
	into := append([]any{&a.num, &a.id, &a.revisions, &a.current, &a.seq, &a.erased, &a.why}, a.known.fields()...)
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
		return row{}, dateline.Errorf(dateline.NotFound, "there is no article %q", clip(string(id)))
	case a.erased.Valid:
		return row{}, erasedError(a.id, stamp(a.erased.String), a.why.String, "")
	case !a.current.Valid:
		return row{}, dateline.Errorf(dateline.NotFound, "the article %s was restored and has not been put again", id)
	}
	return a, nil
}

// spans reads when each revision of an article was seen, by number.
func (t *txn) spans(article int64) (out []span, err error) {
	err = t.each(selSpans, []any{article}, func(scan func(...any) error) error {
		var s span
		var hash []byte
		if err := scan(&s.number, &s.first, &s.last, &hash); err != nil {
			return err
		}
		copy(s.hash[:], hash[:min(len(hash), sha256.Size)])
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
