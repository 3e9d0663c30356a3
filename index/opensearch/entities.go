package opensearch

import (
	"context"
	"iter"

	"dateline"
	"dateline/index/correct"
	"dateline/index/entity"
	"dateline/index/plan"
)

// PutPlaces replaces the gazetteer of one source.
func (a *Archive) PutPlaces(ctx context.Context, source string, places []dateline.Place) (changed bool, upTo dateline.Seq, err error) {
	err = a.call(func() error {
		if source != dateline.SourceGeoNames {
			if _, err := entity.Compile(places); err != nil {
				return err
			}
		}
		changed, upTo, err = a.rec.PutPlaces(ctx, source, places)
		return err
	})
	return changed, upTo, err
}

// Places yields every place, by id.
func (a *Archive) Places(ctx context.Context) iter.Seq2[dateline.Place, error] {
	return listed(a, func() ([]dateline.Place, error) {
		list, says, err := a.said(ctx)
		if err != nil {
			return nil, err
		}
		return says.Places(says.Added(list)), nil
	})
}

// listed yields what is read at once. The consumer may close the archive meanwhile.
func listed[T any](a *Archive, read func() ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var all []T
		err := a.call(func() (err error) {
			all, err = read()
			return err
		})
		if err != nil {
			var none T
			yield(none, err)
			return
		}
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// Correct commits a batch of corrections to the record. The index follows, see Wait.
func (a *Archive) Correct(ctx context.Context, batch []dateline.Correction) (out []dateline.Corrected, upTo dateline.Seq, err error) {
	err = a.call(func() error {
		out, upTo, err = a.rec.Correct(ctx, batch, plan.Judge)
		return err
	})
	return out, upTo, err
}

// Corrections yields every correction, by number.
func (a *Archive) Corrections(ctx context.Context) iter.Seq2[dateline.Correction, error] {
	return listed(a, func() ([]dateline.Correction, error) { return a.rec.Corrections(ctx) })
}

// Entity says what an id stands for.
func (a *Archive) Entity(ctx context.Context, id string) (e dateline.Entity, err error) {
	err = a.call(func() error {
		if !correct.ValidID(id) {
			return dateline.Invalidf("id", "%.70q is no id of an entity; want 1 to 64 of a-z 0-9 and -", id)
		}
		e, err = a.find.Entity(ctx, id)
		return err
	})
	return e, err
}
