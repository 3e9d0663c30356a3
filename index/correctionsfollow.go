package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/correct"
	"dateline/index/rank"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// isOfAll reports whether a change may be of all articles: it is applied by itself.
func isOfAll(e record.Entry) bool {
	return e.Kind == dateline.ChangeGazetteer || e.Kind == dateline.ChangeCorrection && e.ID == ""
}

// ofAll applies changes of the gazetteer and corrections of entities.
func (f *follower) ofAll(ctx context.Context, entries []record.Entry) error {
	upTo := entries[len(entries)-1].Seq
	if slices.ContainsFunc(entries, func(e record.Entry) bool { return e.Kind == dateline.ChangeGazetteer }) {
		return f.gazetteer(ctx, upTo)
	}
	adds, err := f.hear(ctx)
	if err != nil {
		return err
	}
	if adds {
		return f.gazetteer(ctx, upTo)
	}
	return f.mark(upTo)
}

// hear takes the corrections as they are now. Names and places that they add are for
// gazetteer to take, and are only told of.
func (f *follower) hear(ctx context.Context) (adds bool, err error) {
	all, err := f.rec.Corrections(ctx)
	if err != nil {
		return false, fmt.Errorf("read the corrections of the record: %w", err)
	}
	says, was := correct.Compile(all), f.places.Load()
	if says.Adds(was.Says) {
		return true, nil
	}
	f.places.Store(was.saying(says))
	return false, nil
}

// hearOf is hear if one of some changes of articles is a correction, or the erasure of
// some.
func (f *follower) hearOf(ctx context.Context, entries []record.Entry) error {
	says := f.places.Load().Says
	corrects := func(e record.Entry) bool {
		return e.Kind == dateline.ChangeCorrection || e.Kind == dateline.ChangeErased && says.Corrected(e.ID)
	}
	if !slices.ContainsFunc(entries, corrects) {
		return nil
	}
	adds, err := f.hear(ctx)
	if err == nil && adds {
		err = f.gazetteer(ctx, f.applied.get())
	}
	return err
}

// mark writes that the index holds all changes up to one.
func (f *follower) mark(upTo dateline.Seq) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	words, err := f.gen.total(nil, 0)
	if err != nil {
		return err
	}
	return f.commit(f.gen.bleve.NewBatch(), upTo, words)
}

// having lists the articles of which a revision matches a plan.
func (f *follower) having(ctx context.Context, plan rank.Node) (list []todo, err error) {
	found := map[string]bool{}
	err = f.gen.readBoth(ctx, func(main, earlier index.IndexReader) error {
		first, err := f.gen.shelf(ctx, main)
		if err == nil {
			err = first.each(plan, found)
		}
		if err == nil && earlier != nil {
			var second shelf
			if second, err = f.gen.earlier.Load().shelf(ctx, earlier); err == nil {
				err = second.each(plan, found)
			}
		}
		for id := range found {
			if err != nil {
				return err
			}
			var num index.IndexInternalID
			if num, err = main.InternalID(id); err != nil || num == nil {
				continue // it is not read, or not any more
			}
			var have facts
			if have, err = first.factsOf(num); err == nil {
				list = append(list, todo{id: dateline.ID(id), change: have.change})
			}
		}
		return err
	})
	slices.SortFunc(list, func(a, b todo) int { return cmp.Compare(a.id, b.id) })
	return list, err
}

// texts is how many texts match a plan.
func (f *follower) texts(ctx context.Context, plan rank.Node) (n int, err error) {
	err = f.gen.readBoth(ctx, func(main, earlier index.IndexReader) error {
		first, err := f.gen.shelf(ctx, main)
		if err != nil {
			return err
		}
		shelves := vocabulary{first}
		if earlier != nil {
			second, err := f.gen.earlier.Load().shelf(ctx, earlier)
			if err != nil {
				return err
			}
			shelves = append(shelves, second)
		}
		n, err = shelves.Holding(plan)
		return err
	})
	return n, err
}

// each adds the ids of the articles that match a plan.
func (s *shelf) each(plan rank.Node, found map[string]bool) error {
	set, err := s.view.Matches(plan)
	if err != nil {
		return err
	}
	for at := range set.All() {
		c := candidate{shelf: s, at: at}
		name, err := s.reader.ExternalID(c.num())
		if err != nil {
			return err
		}
		found[idOf(name)] = true
	}
	return nil
}
