package opensearch

import (
	"context"

	"dateline"
	"dateline/index/ledger"
)

// goneSince is gone, or what the log says of changes behind since, whichever is told first
// while parts of the record may be missing: the log has one part, and articles have several.
func (a *Archive) goneSince(ctx context.Context, refs []ledger.Ref, since dateline.Seq) ([]bool, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type answer struct {
		gone []bool
		err  error
	}
	told := make(chan answer, 2)
	go func() {
		gone, err := a.gone(ctx, refs)
		told <- answer{gone, err}
	}()
	go func() {
		gone, err := a.erasedSince(ctx, refs, since)
		told <- answer{gone, err}
	}()
	first := <-told
	if first.err != nil {
		first = <-told
	}
	return first.gone, first.err
}

// erasedSince says which texts are of articles that were erased behind a change.
func (a *Archive) erasedSince(ctx context.Context, refs []ledger.Ref, since dateline.Seq) ([]bool, error) {
	erased, err := a.rec.ErasedSince(ctx, since)
	out := make([]bool, len(refs))
	for i, r := range refs {
		out[i] = erased[r.ID]
	}
	return out, err
}
