package log

import (
	"context"

	"dateline"
)

// ErasedSince returns the articles that were erased behind a change. It needs the log alone,
// which has one part, and takes a commit as it is decided, whether or not all that it changes
// is written: a part of the record that this would be written to may be missing.
func (l *Log) ErasedSince(ctx context.Context, after dateline.Seq) (map[dateline.ID]bool, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	h, err := l.look(ctx)
	if err != nil {
		return nil, fail("look up what was erased", err)
	}
	erased := map[dateline.ID]bool{}
	for e, err := range l.behind(ctx, after, h) {
		if err != nil {
			return nil, fail("look up what was erased", err)
		}
		if e.Kind == dateline.ChangeErased {
			erased[e.ID] = true
		}
	}
	return erased, nil
}
