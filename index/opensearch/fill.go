package opensearch

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/opensearch/find"
)

// fill writes all articles of the record to an empty index, each once.
func (f *follower) fill(ctx context.Context, p *find.Progress, progress func(done, total dateline.Seq)) error {
	head, err := f.rec.Look(ctx)
	if err != nil || head == 0 {
		return err
	}
	if err := f.hear(ctx, head); err != nil {
		return err
	}
	all, err := f.rec.Stats(ctx)
	if err != nil {
		return err
	}
	done := 0
	err = f.readAll(ctx, p.Index(), head, func(n int) {
		if done += n; progress != nil {
			progress(head*dateline.Seq(min(done, all.Articles))/dateline.Seq(max(all.Articles, 1)), head)
		}
	})
	if err != nil {
		return err
	}
	p.Applied, p.Reading, f.readWith = head, f.find.Entities().Fingerprint(), f.find.Entities()
	if progress != nil {
		progress(head, head)
	}
	return f.save(ctx, p)
}

// readAll writes all articles of the record, some at a time; wrote is told how many.
func (f *follower) readAll(ctx context.Context, index string, version dateline.Seq, wrote func(n int)) error {
	var ids []dateline.ID
	flush := func() error {
		err := f.articles(ctx, index, version, ids, true)
		wrote(len(ids))
		ids = ids[:0]
		return err
	}
	for c, err := range f.rec.Live(ctx) {
		if err != nil {
			return fmt.Errorf("list the articles of the record: %w", err)
		}
		if ids = append(ids, c.ID); len(ids) == batchChanges {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}
