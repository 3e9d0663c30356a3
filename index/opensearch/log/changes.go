package log

import (
	"context"
	"fmt"
	"iter"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// logged is a change with its place in the log.
type logged struct {
	change
	Seq dateline.Seq
	At  ledger.Stamp
}

// commitsTogether is how many commits are read at once.
const commitsTogether = 16

// behind yields the changes behind after, up to upTo.
func (l *Log) behind(ctx context.Context, after dateline.Seq, upTo head) iter.Seq2[logged, error] {
	return func(yield func(logged, error) bool) {
		n, err := l.commitOf(ctx, after, upTo)
		for err == nil && n <= upTo.N {
			var page []commit
			if page, err = l.commits(ctx, n, min(n+commitsTogether-1, upTo.N)); err != nil {
				break
			}
			for _, c := range page {
				for i, ch := range c.Changes {
					e := logged{ch, c.First + dateline.Seq(i), c.At}
					if e.Seq > after && !yield(e, nil) {
						return
					}
				}
			}
			n += int64(len(page))
		}
		if err != nil {
			yield(logged{}, err)
		}
	}
}

// commits reads commits with their changes.
func (l *Log) commits(ctx context.Context, first, last int64) ([]commit, error) {
	var refs []cluster.Ref
	for n := first; n <= last; n++ {
		refs = append(refs, l.ref(partLog, commitID(n)))
	}
	docs, err := l.c.MGet(ctx, refs, cluster.Fields{"n", "first", "last", "at", "changes", "done", "hold", "totals"})
	if err != nil {
		return nil, err
	}
	out := make([]commit, len(docs))
	for i, d := range docs {
		if !d.Found {
			return nil, fmt.Errorf("the commit %d is not in the log", first+int64(i))
		}
		if err := decode(d, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// commitOf returns the number of the commit that holds the first change behind after, or
// the one behind upTo if there is none. The last changes of commits never fall.
func (l *Log) commitOf(ctx context.Context, after dateline.Seq, upTo head) (int64, error) {
	if after >= upTo.Last {
		return upTo.N + 1, nil
	}
	before, at := int64(0), upTo.N // the answer is behind before and not behind at
	for at > before+1 {
		tries := between(before, at)
		heads, err := l.heads(ctx, tries)
		if err != nil {
			return 0, err
		}
		for i, h := range heads {
			if h.N == 0 {
				return 0, fmt.Errorf("the commit %d is not in the log", tries[i])
			}
			if h.Last > after {
				at = h.N
				break
			}
			before = h.N
		}
	}
	return at, nil
}

// Entries returns the first limit entries behind after, in their order, those of erased
// articles too: what Watch has told of, so that all that they changed can be read. No
// entries mean that after is the last change. A limit below 1 is Invalid.
func (l *Log) Entries(ctx context.Context, after dateline.Seq, limit int) (out []ledger.Entry, err error) {
	if limit < 1 {
		return nil, dateline.Invalidf("limit", "%d is out of range; want 1 and up", limit)
	}
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	op := fmt.Sprintf("log after %d", after)
	h, err := l.settled(ctx)
	if err != nil {
		return nil, fail(op, err)
	}
	for e, err := range l.behind(ctx, after, h) {
		if err != nil {
			return nil, fail(op, err)
		}
		out = append(out, ledger.Entry{Seq: e.Seq, Kind: e.Kind, ID: e.ID, Source: e.Source})
		if len(out) == limit {
			break
		}
	}
	return out, nil
}
