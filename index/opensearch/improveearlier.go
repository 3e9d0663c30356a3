package opensearch

import (
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/opensearch/find"
	"dateline/index/plan"
)

// improveEarlier is improve of earlier revisions, which comes behind all current ones. An
// article is written with all its revisions.
func (f *follower) improveEarlier(ctx context.Context, p *find.Progress, reader *plan.Entities, tried map[dateline.ID]bool) error {
	clear(tried)
	for !f.hurried(ctx, p) {
		ids, err := f.unimproved(ctx, p, find.EarlierOnly(improvedListed+len(tried)), tried)
		if err != nil {
			return fmt.Errorf("find the earlier revisions to be read again: %w", err)
		}
		if len(ids) == 0 {
			f.improved = improved{f.find.Entities(), p.Applied}
			return nil
		}
		for _, id := range ids {
			if f.hurried(ctx, p) {
				return nil
			}
			if err := f.improveOne(ctx, p, find.Writing{Index: p.Index(), Entities: reader, Version: p.Applied, Anew: true}, id, tried); err != nil {
				return err
			}
		}
	}
	return nil
}

// improveOne reads all revisions of an article again.
func (f *follower) improveOne(ctx context.Context, p *find.Progress, how find.Writing, id dateline.ID, tried map[dateline.ID]bool) error {
	whole, err := f.tag(ctx, p, []dateline.ID{id}, true)
	if err == nil && whole {
		tried[id] = true
		p.Reread++
		if err = f.write(ctx, how, read([]dateline.ID{id})); err == nil {
			err = f.save(ctx, p)
		}
	}
	if err != nil {
		return fmt.Errorf("read earlier revisions again: %w", err)
	}
	return nil
}

// unimproved lists the first of the articles that improve is to read, but for those that it
// has tried.
func (f *follower) unimproved(ctx context.Context, p *find.Progress, reach find.Reach, tried map[dateline.ID]bool) ([]dateline.ID, error) {
	ids, err := f.find.Having(ctx, p.Index(), f.find.Entities().Unimproved(), reach)
	return slices.DeleteFunc(ids, func(id dateline.ID) bool { return tried[id] }), err
}
