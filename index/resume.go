package index

import (
	"context"
	"encoding/binary"
	"fmt"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"

	index "github.com/blevesearch/bleve_index_api"
)

// mostStates is of how many states of the corrections an index may be that was being read for
// names; of more all articles are read.
const mostStates = 100

// resume takes up the reading of an index that was not read with the entities of now when it
// was opened: of the articles that names can change, where it was on the way for names, and
// else of all.
func (f *follower) resume(ctx context.Context) error {
	again, err := f.leftOver(ctx)
	if err != nil {
		return err
	}
	if again == nil {
		list, err := f.everything(ctx)
		if err != nil {
			return err
		}
		again = &rereading{list: list}
	}
	return f.await(f.applied.get(), again)
}

// leftOver is what is left to be read for names; nil where more may differ. An article may
// stand in the index as it was read at the first of the states since, or at any other.
func (f *follower) leftOver(ctx context.Context) (*rereading, error) {
	from, since, err := f.saidBefore(ctx)
	if from == "" || since == nil || err != nil {
		return nil, err
	}
	places, err := f.rec.Places(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the places of the record: %w", err)
	}
	all, err := f.rec.Corrections(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the corrections of the record: %w", err)
	}
	first, err := plan.Make(places, since, f.reader)
	if err != nil || first.Fingerprint() != from {
		return nil, nil // the places are others, or what else texts are read with
	}
	out, now := &rereading{from: from}, f.places.Load()
	for _, says := range statesSince(all, since) {
		own, _, err := plan.OwnOf(places, says)
		if err != nil || len(out.was) == mostStates {
			return nil, nil
		}
		out.was, out.plans = append(out.was, own), append(out.plans, now.Differing(own))
	}
	out.reach = out.plans
	out.texts, err = f.texts(ctx, out.plans)
	return out, err
}

// statesSince are a state of the corrections, and those behind it that may have other names.
func statesSince(all []dateline.Correction, since *correct.View) []*correct.View {
	out := []*correct.View{since}
	for _, c := range all {
		switch c.Kind {
		case dateline.CorrectName, dateline.CorrectPlace, dateline.CorrectUndo:
			if c.N > since.Last() {
				out = append(out, correct.CompileTo(all, c.N))
			}
		}
	}
	return out
}

// saidBefore is the fingerprint of what the index was read with last, "" where more than names
// may have been changed in it since; and what corrections said then, nil where that is not known.
func (f *follower) saidBefore(ctx context.Context) (from string, since *correct.View, err error) {
	var last []byte
	err = f.gen.read(func(r index.IndexReader) error {
		if from, err = fingerprintOf(r); err == nil && from == "" {
			var raw []byte
			raw, err = r.GetInternal(keyFrom)
			from = string(raw)
		}
		if err == nil {
			last, err = r.GetInternal(keySaid)
		}
		return err
	})
	if err != nil || len(last) != 8 {
		return from, nil, err
	}
	all, err := f.rec.Corrections(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("read the corrections of the record: %w", err)
	}
	return from, correct.CompileTo(all, int(binary.BigEndian.Uint64(last))), nil
}
