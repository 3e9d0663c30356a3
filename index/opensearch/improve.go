package opensearch

import (
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/opensearch/find"
	"dateline/index/plan"
)

// What is read again at once: so much that a request is worth it, and so little that what
// comes in need not wait long.
const (
	improvedAtOnce = 16
	improvedListed = 4096 // articles that are looked up at once
)

// improve reads the articles again that Better has not read, or those that it has read
// where there is none now. It ends when something comes in, which goes before.
func (f *follower) improve(ctx context.Context, p *find.Progress) error {
	said := f.find.Entities()
	if f.improved == (improved{said, p.Applied}) {
		return nil
	}
	reader, err := said.Improved()
	if err != nil {
		f.archive.opt.Log.Error("the articles are not read again", "cause", err)
		return nil
	}
	if f.archive.tagging.tagger(said) != nil {
		reader = said // what is not tagged, as it has changed meanwhile, is left for the next time
	}
	defer f.listen(ctx, p.Applied)()
	tried := map[dateline.ID]bool{} // one that cannot be read is not tried for ever
	for !f.hurried(ctx, p) {
		ids, err := f.unimproved(ctx, p, find.CurrentOnly(improvedListed+len(tried)), tried)
		if err != nil {
			return fmt.Errorf("find the articles to be read again: %w", err)
		}
		if len(ids) == 0 {
			return f.improveEarlier(ctx, p, reader, tried)
		}
		if err := f.improveSome(ctx, p, reader, ids, tried); err != nil {
			return err
		}
	}
	return nil
}

// improved says when there was nothing to be read again.
type improved struct {
	with *plan.Entities
	upTo dateline.Seq
}

func (f *follower) improveSome(ctx context.Context, p *find.Progress, reader *plan.Entities, ids []dateline.ID, tried map[dateline.ID]bool) error {
	for some := range slices.Chunk(ids, improvedAtOnce) {
		whole, err := f.tag(ctx, p, some, false)
		if err != nil {
			return fmt.Errorf("tag articles: %w", err)
		}
		if !whole || f.hurried(ctx, p) {
			return nil
		}
		err = f.write(ctx, find.Writing{Index: p.Index(), Entities: reader, Version: p.Applied}, read(some))
		if err != nil {
			return fmt.Errorf("read articles again: %w", err)
		}
		for _, id := range some {
			tried[id] = true
		}
		p.Reread++
		if err := f.save(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// listen lets this server hear what others put, until what it returns is called.
func (f *follower) listen(ctx context.Context, applied dateline.Seq) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = f.rec.Watch(ctx, applied) // what fails here does at the next call too
	}()
	return func() { cancel(); <-ended }
}

// hurried reports whether there is something else to do.
func (f *follower) hurried(ctx context.Context, p *find.Progress) bool {
	return ctx.Err() != nil || f.rec.Head() > p.Applied
}
