package index

import (
	"context"
	"iter"

	"dateline"
)

// State is the shared data in the record.
func (a *Archive) State() dateline.State { return state{a} }

type state struct{ a *Archive }

func (s state) Get(ctx context.Context, key string) ([]byte, uint64, error) {
	if err := s.a.enter(); err != nil {
		return nil, 0, err
	}
	defer s.a.leave()
	return s.a.rec.State().Get(ctx, key)
}

func (s state) Set(ctx context.Context, key string, value []byte, ifVersion uint64) (uint64, error) {
	if err := s.a.enter(); err != nil {
		return 0, err
	}
	defer s.a.leave()
	return s.a.rec.State().Set(ctx, key, value, ifVersion)
}

func (s state) List(ctx context.Context, prefix string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if err := s.a.enter(); err != nil {
			yield("", err)
			return
		}
		s.a.leave() // the consumer may close the archive, which ends the iteration with an error
		s.a.rec.State().List(ctx, prefix)(yield)
	}
}
