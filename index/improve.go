package index

import (
	"context"
	"fmt"
	"math"
	"slices"

	"dateline"
	"dateline/index/rank"

	index "github.com/blevesearch/bleve_index_api"
)

// What is read again at once: so much that a batch of the index is worth it, and so
// little that what comes in need not wait long.
const (
	improvedAtOnce = 16
	improvedListed = 4096 // articles that are looked up at once
)

// improve reads the articles again that Better has not read, or those that it has read
// where there is none now. It ends when something comes in, which goes before.
func (f *follower) improve(ctx context.Context) error {
	if f.hurried(ctx) {
		return nil
	}
	reader, err := f.places.Load().better()
	if err != nil {
		f.log.Error("the articles are not read again", "cause", err)
		return nil
	}
	for {
		list, err := f.unimproved(ctx)
		if err != nil {
			return fmt.Errorf("find the articles to be read again: %w", err)
		}
		if len(list) == 0 {
			return f.improveEarlier(ctx, reader)
		}
		for some := range slices.Chunk(list, f.atOnce()) {
			if f.hurried(ctx) {
				return nil
			}
			if err := f.improveSome(ctx, reader, some); err != nil {
				return err
			}
		}
	}
}

// atOnce is improvedAtOnce, or a whole batch where nothing takes longer than the usual.
func (f *follower) atOnce() int {
	if f.places.Load().Better == nil {
		return batchArticles
	}
	return improvedAtOnce
}

func (f *follower) improveSome(ctx context.Context, reader *entities, list []todo) error {
	for len(list) > 0 {
		p := &pending{reader: reader.saying(f.places.Load().Says)}
		n, err := f.read(ctx, list, p)
		tagged := false
		if err == nil {
			tagged, err = f.tagAll(ctx, p.reader, p.articles)
		}
		if err == nil && tagged && f.analyseAgain(ctx, p) {
			err = f.write(ctx, p, 0)
		}
		f.keepTagged()
		if err != nil {
			return fmt.Errorf("read articles again: %w", err)
		}
		list = list[n:]
	}
	return nil
}

// hurried reports whether there is something else to do.
func (f *follower) hurried(ctx context.Context) bool {
	return ctx.Err() != nil || f.head.get() != f.applied.get()
}

// analyseAgain makes a batch ready; false if there was something else to do before all of
// it was.
func (f *follower) analyseAgain(ctx context.Context, p *pending) bool {
	all := analyseAll(len(p.articles), func(r *reader, i int) analysed {
		if f.hurried(ctx) {
			return analysed{}
		}
		return r.analyse(p.reader, p.articles[i], p.changes[i])
	})
	if f.hurried(ctx) {
		return false
	}
	p.analysed = all
	return true
}

// unread is how many texts improve is to read, beside those that have to be patched before; all
// articles where what texts are read with has changed, unless it is known which of them are
// still to be read. One that was patched before the archive was opened is patched once more,
// and is counted once: by what those that are patched match.
func (f *follower) unread(ctx context.Context) (n int, err error) {
	plan := f.places.Load().Unimproved()
	most := math.MaxInt
	if was, err := f.gen.fingerprint(); err != nil {
		return 0, err
	} else if was != f.places.Load().Fingerprint() {
		left := f.left.Load()
		switch {
		case left == 0:
			plan = rank.All{}
		case f.patches.Load() != nil:
			n = int(left)
			if most, err = f.texts(ctx, append(slices.Clip(*f.patches.Load()), plan)); err != nil {
				return 0, err
			}
			most = max(1, most) // as long as the index is not signed
		default:
			return int(left), nil
		}
	}
	err = f.gen.read(func(r index.IndexReader) error {
		at, err := f.gen.shelf(ctx, r)
		if err != nil {
			return err
		}
		set, err := at.view.Matches(plan)
		n += set.Len()
		return err
	})
	if err != nil {
		return 0, err
	}
	earlier, err := f.eachUnimprovedEarlier(ctx, func(*shelf, int) error { return nil })
	return min(n+earlier, most), err
}

// unimproved lists the first of the articles that improve is to read.
func (f *follower) unimproved(ctx context.Context) (list []todo, err error) {
	err = f.gen.read(func(r index.IndexReader) error {
		at, err := f.gen.shelf(ctx, r)
		if err != nil {
			return err
		}
		set, err := at.view.Matches(f.places.Load().Unimproved())
		if err != nil {
			return err
		}
		for n := range set.All() {
			c := candidate{shelf: &at, at: n}
			if err := identify(&c); err != nil {
				return err
			}
			have, err := at.facts(n)
			if err != nil {
				return err
			}
			if list = append(list, todo{id: dateline.ID(c.id), change: have.change}); len(list) == improvedListed {
				break
			}
		}
		return nil
	})
	return list, err
}

// better is e with Better as its extractor, or e itself where there is none.
func (e *entities) better() (*entities, error) {
	with, err := e.Improved()
	if err != nil {
		return nil, err
	}
	return newEntities(with, e.tagged, e.since), nil
}
