package index

import (
	"context"
	"fmt"
	"iter"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// Correct commits a batch of corrections to the record. The index follows, see Wait.
func (a *Archive) Correct(ctx context.Context, batch []dateline.Correction) ([]dateline.Corrected, dateline.Seq, error) {
	if err := a.enter(); err != nil {
		return nil, 0, err
	}
	defer a.leave()
	out, upTo, err := a.rec.Correct(ctx, batch, plan.Judge)
	a.wrote(upTo)
	return out, upTo, err
}

// Corrections yields every correction, by number.
func (a *Archive) Corrections(ctx context.Context) iter.Seq2[dateline.Correction, error] {
	return func(yield func(dateline.Correction, error) bool) {
		if err := a.enter(); err != nil {
			yield(dateline.Correction{}, err)
			return
		}
		all, err := a.rec.Corrections(ctx)
		a.leave() // the consumer may close the archive
		if err != nil {
			yield(dateline.Correction{}, err)
			return
		}
		for _, c := range all {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// Entity says what an id stands for.
func (a *Archive) Entity(ctx context.Context, id string) (e dateline.Entity, err error) {
	if err := a.enter(); err != nil {
		return e, err
	}
	defer a.leave()
	if !correct.ValidID(id) {
		return e, dateline.Invalidf("id", "%.70q is no id of an entity; want 1 to 64 of a-z 0-9 and -", id)
	}
	err = a.serving(ctx, func(f *follower) error {
		return f.gen.read(func(r index.IndexReader) error {
			at, err := f.gen.shelf(ctx, r)
			if err != nil {
				return err
			}
			seen, err := f.places.Load().look(at)
			if err == nil {
				e, err = newLabels(seen, f.places.Load()).Entity(id)
			}
			return err
		})
	})
	return e, err
}

// shownPlaces are the places of the record as corrections have them.
func (a *Archive) shownPlaces(ctx context.Context) ([]dateline.Place, error) {
	list, says, err := placesSaid(ctx, a.rec)
	if err != nil {
		return nil, err
	}
	return says.Places(says.Added(list)), nil
}

// placesSaid reads the places of the record, and what corrections say.
func placesSaid(ctx context.Context, rec *record.Record) ([]dateline.Place, *correct.View, error) {
	list, err := rec.Places(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read the places of the record: %w", err)
	}
	all, err := rec.Corrections(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read the corrections of the record: %w", err)
	}
	return list, correct.Compile(all), nil
}
