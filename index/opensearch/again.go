package opensearch

import (
	"context"
	"fmt"

	"dateline/index/opensearch/find"
)

const (
	// fewAgain is how many articles are read again before what is said of their entities
	// counts as applied. More are read behind that: searches look names up as words meanwhile.
	fewAgain = 100
	// againAtOnce is how many articles are read again until it is looked whether something
	// else is to be done, which takes less than a second mostly.
	againAtOnce = 256
)

// markSaved is mark, and saves that before anything is read again.
func (f *follower) markSaved(ctx context.Context, p *find.Progress) error {
	anew, err := f.mark(ctx, p)
	if err == nil && anew {
		err = f.save(ctx, p)
	}
	return err
}

// atOnce reads again what searches have to see of a change before it counts as applied, and
// else what is little.
func (f *follower) atOnce(ctx context.Context, p *find.Progress) error {
	switch {
	case len(p.Steps) == 0:
		return nil
	case f.left.owed:
		return f.again(ctx, p, func() bool { return false })
	case f.left.rest || len(f.left.ids) > 0:
		return nil
	}
	ids, all, err := f.differing(ctx, p, fewAgain+1)
	if err != nil || all || len(ids) > fewAgain {
		return err
	}
	if err := f.anew(ctx, p.Index(), p.Applied, ids); err != nil {
		return fmt.Errorf("read articles again: %w", err)
	}
	f.allRead(p)
	return nil
}

// allRead says that nothing is left, without saving it.
func (f *follower) allRead(p *find.Progress) {
	f.readWith()
	p.ReadWith(f.find.Entities())
	p.Reread++
}

// behind reads articles again until none is left, or something comes in, which goes before.
func (f *follower) behind(ctx context.Context, p *find.Progress) error {
	if len(p.Steps) == 0 {
		return nil
	}
	defer f.listen(ctx, p.Applied)()
	return f.again(ctx, p, func() bool { return f.hurried(ctx, p) })
}

// again reads articles again until none is left, or enough says so.
func (f *follower) again(ctx context.Context, p *find.Progress, enough func() bool) error {
	if err := f.collect(ctx, p); err != nil {
		return err
	}
	for {
		some, err := f.next(ctx)
		if err != nil {
			return err
		}
		if len(some) == 0 {
			f.allRead(p)
			return f.save(ctx, p)
		}
		if err := f.anew(ctx, p.Index(), p.Applied, some); err != nil {
			return fmt.Errorf("read articles again: %w", err)
		}
		f.left.ids = f.left.ids[len(some):]
		p.Reread++
		p.Left = f.left.number()
		if err := f.save(ctx, p); err != nil || enough() {
			return err
		}
	}
}
