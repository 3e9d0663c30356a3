package transfer_test

import (
	"context"
	"errors"
	"iter"
	"sync"

	"dateline"
)

var errCut = errors.New("cut")

// faulty is an archive that fails at one call and at all behind it. The one that is cut is
// carried out if late: its answer is lost.
type faulty struct {
	dateline.Archive
	mu   sync.Mutex
	left int
	late bool
}

// cut reports whether a call is carried out, and what it answers.
func (f *faulty) cut() (do bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.left--; f.left >= 0 {
		return true, nil
	}
	return f.left == -1 && f.late, errCut
}

func call[T any](f *faulty, do func() (T, error)) (out T, err error) {
	carry, cut := f.cut()
	if carry {
		out, err = do()
	}
	if cut != nil {
		return *new(T), cut
	}
	return out, err
}

type putAnswer struct {
	out  []dateline.Outcome
	upTo dateline.Seq
}

func (f *faulty) Put(ctx context.Context, batch []dateline.Article) ([]dateline.Outcome, dateline.Seq, error) {
	a, err := call(f, func() (putAnswer, error) {
		out, upTo, err := f.Archive.Put(ctx, batch)
		return putAnswer{out, upTo}, err
	})
	return a.out, a.upTo, err
}

func (f *faulty) Correct(ctx context.Context, batch []dateline.Correction) (out []dateline.Corrected, upTo dateline.Seq, err error) {
	out, err = call(f, func() ([]dateline.Corrected, error) {
		out, seq, err := f.Archive.Correct(ctx, batch)
		upTo = seq
		return out, err
	})
	return out, upTo, err
}

func (f *faulty) PutPlaces(ctx context.Context, source string, list []dateline.Place) (changed bool, upTo dateline.Seq, err error) {
	changed, err = call(f, func() (bool, error) {
		changed, seq, err := f.Archive.PutPlaces(ctx, source, list)
		upTo = seq
		return changed, err
	})
	return changed, upTo, err
}

func (f *faulty) Erase(ctx context.Context, id dateline.ID, why string) (dateline.Seq, error) {
	return call(f, func() (dateline.Seq, error) { return f.Archive.Erase(ctx, id, why) })
}

func (f *faulty) Restore(ctx context.Context, id dateline.ID) (dateline.Seq, error) {
	return call(f, func() (dateline.Seq, error) { return f.Archive.Restore(ctx, id) })
}

func (f *faulty) State() dateline.State { return faultyState{f.Archive.State(), f} }

type faultyState struct {
	dateline.State
	f *faulty
}

func (s faultyState) Set(ctx context.Context, key string, value []byte, ifVersion uint64) (uint64, error) {
	return call(s.f, func() (uint64, error) { return s.State.Set(ctx, key, value, ifVersion) })
}

// Changes fails after left changes too, where they are those of the source.
func (f *faulty) Changes(ctx context.Context, after dateline.Seq) iter.Seq2[dateline.Change, error] {
	return func(yield func(dateline.Change, error) bool) {
		for c, err := range f.Archive.Changes(ctx, after) {
			if _, cut := f.cut(); cut != nil {
				yield(dateline.Change{}, cut)
				return
			}
			if !yield(c, err) {
				return
			}
		}
	}
}
