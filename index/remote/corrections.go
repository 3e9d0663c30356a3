package remote

import (
	"context"
	"iter"

	"dateline"
)

// Correct commits a batch of corrections.
func (a *Archive) Correct(ctx context.Context, batch []dateline.Correction) ([]dateline.Corrected, dateline.Seq, error) {
	k, err := correct.one(ctx, a, batch)
	if err != nil {
		return nil, 0, err
	}
	return gotCorrected(k.Out), k.UpTo, nil
}

// Corrections yields every correction, by number.
func (a *Archive) Corrections(ctx context.Context) iter.Seq2[dateline.Correction, error] {
	return corrections.all(ctx, a, true)
}

// Entity says what an id stands for now.
func (a *Archive) Entity(ctx context.Context, id string) (dateline.Entity, error) {
	return entity.one(ctx, a, id)
}

func sentCorrected(out []dateline.Corrected) []corrected {
	sent := make([]corrected, len(out))
	for i, o := range out {
		sent[i] = corrected{N: o.N, Status: o.Status}
		if o.Err != nil {
			sent[i].Err = failureOf(o.Err)
		}
	}
	return sent
}

func gotCorrected(sent []corrected) []dateline.Corrected {
	out := make([]dateline.Corrected, len(sent))
	for i, o := range sent {
		out[i] = dateline.Corrected{N: o.N, Status: o.Status, Err: o.Err.orNil()}
	}
	return out
}
