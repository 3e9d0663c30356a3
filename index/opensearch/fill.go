package opensearch

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/opensearch/find"
)

// fill writes all articles of the record to an index that holds no state of it yet, each
// once. It says in the index how far it has come, so that it goes on there when it is broken
// off, on whatever server: unless texts are read with something else by then.
func (f *follower) fill(ctx context.Context, p *find.Progress, progress func(done, total dateline.Seq)) error {
	head, err := f.rec.Look(ctx)
	if err != nil || head == 0 {
		return err
	}
	if err := f.hear(ctx, head); err != nil {
		return err
	}
	if p.Reading != f.find.Entities().Fingerprint() {
		f.refill(p)
	}
	if p.Filling == 0 { // a later fill begins there too: what was erased since is in the log behind it
		p.Filling = head
		if err := f.save(ctx, p); err != nil {
			return err
		}
	}
	f.readWith()
	all, err := f.rec.Stats(ctx)
	if err != nil {
		return err
	}
	err = f.readAll(ctx, p.Index(), p.Filling, p.Filled, func(upTo dateline.ID, n int) error {
		p.Filled, p.InIt = upTo, p.InIt+n
		if progress != nil {
			progress(p.Filling*dateline.Seq(min(p.InIt, all.Articles))/dateline.Seq(max(all.Articles, 1)), head)
		}
		return f.save(ctx, p)
	})
	if err != nil {
		return err
	}
	p.Applied, p.Filling, p.Filled, p.InIt = p.Filling, 0, "", 0
	if progress != nil {
		progress(p.Applied, head)
	}
	return f.save(ctx, p)
}

// refill lets a fill begin anew, with what texts are read with now.
func (f *follower) refill(p *find.Progress) {
	f.readWith()
	p.ReadWith(f.find.Entities())
	p.Filled, p.InIt = "", 0
}

// fillAtOnce is how many articles are written between two signs of how far a fill has come,
// unless tests say it.
const fillAtOnce = batchChanges

// readAll writes all articles of the record behind an id, some at a time, with a version;
// wrote is told up to which id and how many.
func (f *follower) readAll(ctx context.Context, index string, version dateline.Seq, behind dateline.ID, wrote func(upTo dateline.ID, n int) error) error {
	var ids []dateline.ID
	flush := func() error {
		if len(ids) == 0 {
			return nil
		}
		if err := f.anew(ctx, index, version, ids); err != nil {
			return err
		}
		last, n := ids[len(ids)-1], len(ids)
		ids = ids[:0]
		return wrote(last, n)
	}
	for c, err := range f.rec.LiveBehind(ctx, behind) {
		if err != nil {
			return fmt.Errorf("list the articles of the record: %w", err)
		}
		if ids = append(ids, c.ID); len(ids) == f.archive.opt.fillAtOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}
