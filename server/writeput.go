package server

import (
	"fmt"

	"dateline"
	"dateline/index/ingest"
)

// written is what became of one thing.
type written struct {
	id       dateline.ID
	revision int
	status   string
	err      error
	upTo     dateline.Seq // the last change of the record then; 0 if nothing was put
}

// put keeps a batch and says what became of each, in its order. Before anything is
// kept the key is looked at again: it may have been revoked since the request began.
func (p *posting) put(some []offered) ([]written, error) {
	if some[0].Kind == ingest.KindGazetteer {
		return p.putPlaces(some[0].Gazetteer)
	}
	var batch []dateline.Article
	for _, it := range some {
		if it.Kind == ingest.KindArticle {
			batch = append(batch, it.Article)
		}
	}
	if len(batch) == 0 {
		return answered(some, nil, 0), nil
	}
	if err := p.s.admit(p.r); err != nil {
		return nil, err
	}
	outcomes, upTo, err := p.s.archive.Put(p.r.Context(), batch)
	if err != nil {
		return nil, fmt.Errorf("put %d articles: %w", len(batch), err)
	}
	return answered(some, outcomes, upTo), p.searchableOrDurable(p.r.Context(), upTo)
}

// answered gives each its outcome; what was no article has its own.
func answered(some []offered, outcomes []dateline.Outcome, upTo dateline.Seq) []written {
	out := make([]written, len(some))
	for i, it := range some {
		switch it.Kind {
		case ingest.KindArticle:
			o := outcomes[0]
			outcomes = outcomes[1:]
			out[i] = written{id: o.ID, revision: o.Revision, status: o.Status.String(), err: o.Err}
		case ingest.KindIgnored:
			out[i] = written{status: statusIgnored, err: it.Reason}
		default:
			out[i] = written{status: dateline.Rejected.String(), err: it.Reason}
		}
		out[i].upTo = upTo
	}
	return out
}

// putPlaces keeps a list of places. One that contradicts what the archive has is
// rejected as a whole.
func (p *posting) putPlaces(g ingest.Gazetteer) ([]written, error) {
	if err := p.s.admit(p.r); err != nil {
		return nil, err
	}
	ctx := p.r.Context()
	_, upTo, err := p.s.archive.PutPlaces(ctx, g.Source, g.Places)
	switch kind := dateline.KindOf(err); {
	case err == nil:
		return []written{{status: statusPlaces, upTo: upTo}}, p.searchableOrDurable(ctx, upTo)
	case kind == dateline.Invalid || kind == dateline.Conflict:
		return []written{{status: dateline.Rejected.String(), err: err}}, nil
	}
	return nil, fmt.Errorf("put the places of %s: %w", g.Source, err)
}

// slowDown lets the index come after, so that it does not fall behind by more than
// Options.Lag: meanwhile nothing is read.
func (p *posting) slowDown(done []written) error {
	upTo, lag := dateline.Seq(0), dateline.Seq(p.s.Lag)
	for _, w := range done {
		upTo = max(upTo, w.upTo)
	}
	if upTo <= lag {
		return nil
	}
	return p.s.archive.Wait(p.r.Context(), upTo-lag)
}
