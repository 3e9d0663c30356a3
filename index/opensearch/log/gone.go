package log

import (
	"context"

	"dateline"
	"dateline/index/ledger"
)

// Gone says of each of refs whether the record has no such text any more, as its article
// was erased. It reads no text.
func (l *Log) Gone(ctx context.Context, refs []ledger.Ref) ([]bool, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	ids := make([]dateline.ID, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	rows, err := l.rows(ctx, ids)
	if err != nil {
		return nil, fail("look up what was erased", err)
	}
	out := make([]bool, len(refs))
	for i, a := range rows {
		out[i] = a == nil || present(refs[i].ID, a) != nil || a.span(refs[i].Revision) == nil
	}
	return out, nil
}
