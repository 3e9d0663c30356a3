package log

import (
	"context"

	"dateline/index/ledger"
)

// wanted is a text that is to be read.
type wanted struct {
	article *articleDoc
	span    *span
	err     error // why there is none
}

func (w wanted) bytes() int {
	if w.span == nil {
		return 0
	}
	return w.span.Bytes
}

// wantedOf says where the texts of refs are; rows are those of their articles.
func wantedOf(refs []ledger.Ref, rows []*articleDoc) []wanted {
	out := make([]wanted, len(refs))
	for i, a := range rows {
		w := &out[i]
		w.article = a
		if w.err = present(refs[i].ID, a); w.err != nil {
			continue
		}
		if w.span = a.span(refs[i].Revision); w.span == nil {
			w.err = ledger.NoRevision(a.id(), refs[i].Revision)
		}
	}
	return out
}

func (l *Log) wanted(ctx context.Context, refs []ledger.Ref) ([]wanted, error) {
	rows, err := l.rowsBy(ctx, refs)
	return wantedOf(refs, rows), err
}
