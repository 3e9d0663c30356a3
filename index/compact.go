package index

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// Compact vacuums the record, and merges the index into one segment: what Bleve
// has deleted stays in its files until they are merged.
func (a *Archive) Compact(ctx context.Context) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	if err := a.writable(); err != nil {
		return err
	}
	a.maintenance.Lock()
	defer a.maintenance.Unlock()
	if err := a.rec.Compact(ctx); err != nil {
		return err
	}
	empty := false
	err := a.serving(ctx, func(f *follower) (err error) {
		if err = f.applied.wait(ctx, a.head.get()); err == nil {
			err = a.tagged.Compact()
		}
		if err == nil {
			empty, err = f.purge(ctx)
		}
		return err
	})
	if err == nil && empty {
		return a.rebuild(ctx, nil) // Bleve does not merge what has no article left
	}
	return err
}

// purge merges the index into one segment without deleted articles. It leaves an
// index without articles as it is, and says so.
func (f *follower) purge(ctx context.Context) (empty bool, err error) {
	deleted, live, err := f.gen.deletions()
	if err != nil || live == 0 {
		return true, err
	}
	if deleted {
		// Bleve does not merge one segment with itself: make another.
		if err := f.touch(ctx); err != nil {
			return false, err
		}
	}
	if err := f.gen.merge(ctx); err != nil {
		return false, err
	}
	return f.purgeEarlier(ctx)
}

// purgeEarlier merges the earlier revisions likewise. Where none are left Bleve has
// let go of the files already, or else says that some are deleted.
func (f *follower) purgeEarlier(ctx context.Context) (empty bool, err error) {
	e := f.gen.earlier.Load()
	if e == nil {
		return false, nil
	}
	deleted, live, err := e.deletions()
	switch {
	case err != nil || live == 0 && deleted:
		return true, err
	case live == 0:
		return false, e.dropOld(ctx)
	case deleted:
		if err := f.touchEarlier(ctx, e); err != nil {
			return false, err
		}
	}
	return false, e.merge(ctx)
}

// touchEarlier writes an earlier revision again, as touch does an article.
func (f *follower) touchEarlier(ctx context.Context, e *generation) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	for ref, err := range f.rec.Earlier(ctx) {
		if err != nil {
			return fmt.Errorf("list the earlier revisions of the record: %w", err)
		}
		had, err := e.earlierNamed(nameOf(ref.ID, ref.Revision))
		if err != nil {
			return err
		}
		a, err := f.rec.Article(ctx, ref.ID, ref.Revision)
		if err != nil || had.stamp == "" {
			continue // erased meanwhile, unreadable, or not there yet
		}
		had.Article = a
		return f.writeLocked(&pending{earlier: []earlierText{had}}, 0)
	}
	return nil
}

// deletions says whether the files hold deleted articles, and how many live ones
// there are.
func (g *generation) deletions() (deleted bool, live uint64, err error) {
	err = g.read(func(r index.IndexReader) error {
		segments, err := segmentsOf(r)
		if err != nil {
			return err
		}
		for _, s := range segments {
			deleted = deleted || s.Deleted() != nil && !s.Deleted().IsEmpty()
		}
		live, err = r.DocCount()
		return err
	})
	return deleted, live, err
}

// touch writes one article again as the record has it. The follower may bring a
// later state of it at any time before or behind that, not between.
func (f *follower) touch(ctx context.Context) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	for c, err := range f.rec.Live(ctx) {
		if err != nil {
			return fmt.Errorf("list the articles of the record: %w", err)
		}
		var p pending
		_, err := f.rec.Histories(ctx, []dateline.ID{c.ID}, func(_ int, h record.History, err error) bool {
			if err == nil && h.ID != "" { // it may be erased meanwhile, or unreadable
				f.add(&p, h, h.Seq)
			}
			return true
		})
		if err != nil {
			return fmt.Errorf("read article %s: %w", c.ID, err)
		}
		if len(p.articles) > 0 {
			return f.writeLocked(&p, 0)
		}
	}
	return nil
}
