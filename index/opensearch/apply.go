package opensearch

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
)

// logPage is how many changes are read at once.
const logPage = 4096

// batchChanges is how many changes are applied until the index says so. Each time the
// copies of all that came are looked for, which takes a refresh, and makes files that are
// merged with others later: so it is better to apply many at once.
const batchChanges = logPage

// catchUp applies all changes that the record has to the index that p is of. It is called
// with working held, and the lease.
func (f *follower) catchUp(ctx context.Context, p *find.Progress, progress func(done, total dateline.Seq)) error {
	if err := f.hear(ctx, p.Applied); err != nil {
		return err
	}
	if err := f.markSaved(ctx, p); err != nil {
		return err
	}
	if p.Applied == 0 && !p.Complete {
		if err := f.fill(ctx, p, progress); err != nil {
			return err
		}
	}
	for {
		entries, err := f.rec.Entries(ctx, p.Applied, logPage)
		if err != nil {
			return fmt.Errorf("read the log behind change %d: %w", p.Applied, err)
		}
		if len(entries) == 0 {
			f.rec.Forget(p.Applied)
			return f.finish(ctx, p)
		}
		if err := f.apply(ctx, p, entries, progress); err != nil {
			return err
		}
	}
}

// finish marks the index complete, once.
func (f *follower) finish(ctx context.Context, p *find.Progress) error {
	if p.Complete {
		f.reached(*p)
		return nil
	}
	p.Complete = true
	return f.save(ctx, p)
}

// save says how far the index is.
func (f *follower) save(ctx context.Context, p *find.Progress) (err error) {
	if *p, err = f.find.SetProgress(ctx, *p); err != nil {
		return fmt.Errorf("say how far the index is: %w", err)
	}
	f.reached(*p)
	return nil
}

// apply brings a page of the log into the index, in its order.
func (f *follower) apply(ctx context.Context, p *find.Progress, entries []ledger.Entry, progress func(done, total dateline.Seq)) error {
	for len(entries) > 0 {
		n := 0
		for n < min(len(entries), batchChanges) && !isOfAll(entries[n]) {
			n++
		}
		some := entries[:max(n, 1)]
		if err := f.applySome(ctx, p, some); err != nil {
			return err
		}
		if progress != nil {
			progress(p.Applied, max(p.Applied, f.rec.Head()))
		}
		entries = entries[len(some):]
	}
	return nil
}

// isOfAll reports whether a change may be of all articles: it is applied by itself.
func isOfAll(e ledger.Entry) bool {
	return e.Kind == dateline.ChangeGazetteer || e.Kind == dateline.ChangeCorrection && e.ID == ""
}

// applySome applies changes of articles, or one that may be of all.
func (f *follower) applySome(ctx context.Context, p *find.Progress, some []ledger.Entry) error {
	upTo := some[len(some)-1].Seq
	if err := f.hear(ctx, upTo); err != nil {
		return err
	}
	if err := f.markSaved(ctx, p); err != nil {
		return err
	}
	if isOfAll(some[0]) {
		if err := f.atOnce(ctx, p); err != nil {
			return err
		}
	} else if err := f.write(ctx, f.writing(p.Index(), upTo), lastOf(some)); err != nil {
		return err
	}
	p.Applied = max(p.Applied, upTo)
	return f.save(ctx, p)
}
