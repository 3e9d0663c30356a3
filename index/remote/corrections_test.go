package remote_test

import (
	"context"
	"iter"
	"testing"

	"dateline"
)

// corrected is a fake archive that takes corrections.
type corrected struct {
	fake
	correct func([]dateline.Correction) ([]dateline.Corrected, dateline.Seq, error)
	entity  func(string) (dateline.Entity, error)
}

func (f *corrected) Correct(_ context.Context, batch []dateline.Correction) ([]dateline.Corrected, dateline.Seq, error) {
	return f.correct(batch)
}
func (f *corrected) Entity(_ context.Context, id string) (dateline.Entity, error) {
	return f.entity(id)
}
func (f *corrected) Corrections(context.Context) iter.Seq2[dateline.Correction, error] {
	return func(yield func(dateline.Correction, error) bool) { yield(dateline.Correction{N: 3}, nil) }
}

func TestCorrectionsTravel(t *testing.T) {
	said, entity := filled[dateline.Correction](t), filled[dateline.Entity](t)
	f := &corrected{
		correct: func(batch []dateline.Correction) ([]dateline.Corrected, dateline.Seq, error) {
			sameAs(t, "batch", batch, []dateline.Correction{said, {}})
			return []dateline.Corrected{{N: 4, Status: dateline.Added}, {Err: dateline.Invalidf("kind", "none")}}, 9, nil
		},
		entity: func(id string) (dateline.Entity, error) {
			sameAs(t, "id", id, "a")
			return entity, nil
		},
	}
	a := dial(t, serveFake(t, f, 0).dir)
	out, upTo, err := a.Correct(t.Context(), []dateline.Correction{said, {}})
	if err != nil {
		t.Fatal(err)
	}
	sameAs(t, "answers", out, []dateline.Corrected{{N: 4, Status: dateline.Added}, {Err: dateline.Invalidf("kind", "none")}})
	sameAs(t, "seq", upTo, dateline.Seq(9))
	got, err := a.Entity(t.Context(), "a")
	sameAs(t, "entity", []any{got, err}, []any{entity, nil})
	for c, err := range a.Corrections(t.Context()) {
		sameAs(t, "correction", []any{c, err}, []any{dateline.Correction{N: 3}, nil})
	}
}
