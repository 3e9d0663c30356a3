package opensearch

import (
	"context"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
)

// tag tags what has not been of the current revisions of articles, or of all; false if
// there was something else to do before all was.
func (f *follower) tag(ctx context.Context, p *find.Progress, ids []dateline.ID, earlier bool) (bool, error) {
	e := f.find.Entities()
	r := &tagRun{follower: f, progress: p, by: f.archive.tagging.tagger(e)}
	if r.by == nil {
		return true, nil
	}
	r.version = e.Better.TaggedBy
	var failed error
	for len(ids) > 0 && failed == nil && !r.stopped {
		n, err := f.rec.Histories(ctx, ids, func(_ int, h ledger.History, err error) bool {
			if err == nil && h.ID != "" { // else it is gone, or cannot be read, which Check reports
				failed = r.history(ctx, h, earlier)
			}
			return failed == nil && !r.stopped
		})
		if err != nil {
			return false, err
		}
		ids = ids[n:]
	}
	if failed == nil && !r.stopped {
		failed = r.flush(ctx)
	}
	return !r.stopped, failed
}

func (r *tagRun) history(ctx context.Context, h ledger.History, earlier bool) error {
	if err := r.add(ctx, h.Article); err != nil || !earlier {
		return err
	}
	for a, err := range h.Others {
		if err != nil {
			continue // as above
		}
		if err := r.add(ctx, a); err != nil || r.stopped {
			return err
		}
	}
	return nil
}

func (r *tagRun) add(ctx context.Context, a dateline.Article) error {
	r.texts = append(r.texts, a)
	if r.bytes += len(a.Title) + len(a.Body); len(r.texts) < improvedAtOnce && r.bytes < tagBytes {
		return nil
	}
	return r.flush(ctx)
}
