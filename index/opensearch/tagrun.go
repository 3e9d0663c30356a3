package opensearch

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"dateline"
	"dateline/index/entity"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
	"dateline/index/tagged"
)

// tagBytes is how much of texts is tagged until what was found is written.
const tagBytes = 12 << 20

// tagRun tags texts, some at a time, until something else is to be done. It keeps the lease
// meanwhile.
type tagRun struct {
	*follower
	progress *find.Progress
	by       *tagged.Tagger
	version  string // the fingerprint of what tags
	texts    []dateline.Article
	bytes    int

	asking  sync.Mutex
	stopped bool
	err     error // why the lease is not kept
}

// flush tags the texts that were collected, on all processors, and keeps what was found: also
// where it was broken off, so that no part is tagged twice.
func (r *tagRun) flush(ctx context.Context) error {
	texts := r.texts
	r.texts, r.bytes = nil, 0
	slow, err := r.by.Load()
	if err != nil || len(texts) == 0 {
		return err
	}
	b, err := r.archive.tagging.store.Load(ctx, r.version, unitsOf(texts))
	if err != nil {
		return fmt.Errorf("read what was tagged: %w", err)
	}
	r.all(ctx, b, slow, texts)
	if r.err != nil {
		return r.err
	}
	if err := b.Flush(ctx); err != nil {
		return fmt.Errorf("keep what was tagged: %w", err)
	}
	return r.dropGone(ctx, texts)
}

func (r *tagRun) all(ctx context.Context, b tagged.Kept, slow entity.Slow, texts []dateline.Article) {
	next := make(chan dateline.Article)
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(texts)) {
		group.Go(func() {
			for a := range next {
				tagged.Tag(b, slow, nameOf(a), a.Title, a.Body, func() bool { return r.stop(ctx) })
			}
		})
	}
	for _, a := range texts {
		next <- a
	}
	close(next)
	group.Wait()
}

// stop reports whether something else is to be done, and keeps the lease.
func (r *tagRun) stop(ctx context.Context) bool {
	r.asking.Lock()
	defer r.asking.Unlock()
	if !r.stopped {
		r.err = r.keep(ctx)
		r.stopped = r.err != nil || r.hurried(ctx, r.progress)
	}
	return r.stopped
}

// dropGone forgets the texts that were erased while they were tagged: the server that took
// the erasure in may have been another, which knew nothing of them.
func (r *tagRun) dropGone(ctx context.Context, texts []dateline.Article) error {
	refs := make([]ledger.Ref, len(texts))
	for i, a := range texts {
		refs[i] = ledger.Ref{ID: a.ID, Revision: a.Revision}
	}
	gone, err := r.rec.Gone(ctx, refs)
	for i, is := range gone {
		if err == nil && is {
			err = r.archive.tagging.store.Drop(ctx, refs[i].ID)
		}
	}
	return err
}
