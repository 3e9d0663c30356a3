package remote

import (
	"context"
	"iter"

	"dateline"
)

// State is the shared data of the archive.
func (a *Archive) State() dateline.State { return state{a} }

type state struct{ a *Archive }

func (s state) Get(ctx context.Context, key string) ([]byte, uint64, error) {
	got, err := stateGet.one(ctx, s.a, key)
	if err == nil && got.Version != 0 && got.Value == nil {
		got.Value = []byte{} // a value that is empty comes as none
	}
	return got.Value, got.Version, err
}

func (s state) Set(ctx context.Context, key string, value []byte, ifVersion uint64) (uint64, error) {
	return stateSet.one(ctx, s.a, storing{key, value, value == nil, ifVersion})
}

func (s state) List(ctx context.Context, prefix string) iter.Seq2[string, error] {
	return stateList.all(ctx, s.a, prefix)
}
