package log

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// open makes an article of its row and the document of a text.
func open(w wanted, d cluster.Doc) (dateline.Article, error) {
	var t textDoc
	err := decode(d, &t)
	if err == nil {
		t.Text, err = t.Text.open(w.span)
	}
	if err != nil {
		return dateline.Article{}, damaged(w.article.id(), w.span.Number, err)
	}
	return assembled(w.article, w.span, t.Text)
}

// assembled is an article with the text of one of its revisions.
func assembled(row *articleDoc, s *span, w words) (dateline.Article, error) {
	out, err := row.facts()
	if err != nil {
		return dateline.Article{}, fmt.Errorf("article %s: %w", row.id(), err)
	}
	if out.Seen, err = s.First.Time(); err != nil {
		return dateline.Article{}, damaged(row.id(), s.Number, err)
	}
	out.Revision, out.Title, out.Body, out.Remains = s.Number, w.Title, w.Body, w.Remains
	return out, nil
}

func damaged(id dateline.ID, number int, err error) error {
	return fmt.Errorf("article %s, revision %d: %w; run dateline check", id, number, err)
}

// Revisions returns the revisions of an article without their texts, by number.
// An unknown article is NotFound, an erased one Gone.
func (l *Log) Revisions(ctx context.Context, id dateline.ID) ([]dateline.Revision, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	op := fmt.Sprintf("revisions of %q", ledger.Clip(string(id)))
	rows, err := l.rows(ctx, []dateline.ID{id})
	if err != nil {
		return nil, fail(op, err)
	}
	if err := present(id, rows[0]); err != nil {
		return nil, err
	}
	out, err := ledger.Revisions(rows[0].spans(), rows[0].Current)
	return out, fail(op, err)
}
