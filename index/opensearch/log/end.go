package log

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/index/opensearch/cluster"
)

// find looks for the last commit. They are numbered without gaps, so that powers of two
// and then the numbers between two of them are enough.
func (l *Log) find(ctx context.Context) (head, error) {
	from, upTo := int64(0), int64(0)
	var tries []int64
	for n := int64(1); n < 1<<40; n *= 2 {
		tries = append(tries, n)
	}
	for {
		heads, err := l.heads(ctx, tries)
		if err != nil {
			return head{}, err
		}
		for i, h := range heads {
			if h.N == 0 {
				upTo = tries[i]
				break
			}
			from = h.N
		}
		if from == 0 || upTo <= from+1 { // less where it was made meanwhile
			return l.advance(ctx, from)
		}
		tries = between(from, upTo)
	}
}

// between returns up to 32 numbers between two, and the second.
func between(from, upTo int64) (out []int64) {
	step := max(1, (upTo-from)/32)
	for n := from + step; n < upTo; n += step {
		out = append(out, n)
	}
	return append(out, upTo)
}

// heads reads commits; the zero head is one that is not there.
func (l *Log) heads(ctx context.Context, numbers []int64) ([]head, error) {
	refs := make([]cluster.Ref, len(numbers))
	for i, n := range numbers {
		refs[i] = l.ref(partLog, commitID(n))
	}
	docs, err := l.c.MGet(ctx, refs, headFields)
	if err != nil {
		return nil, err
	}
	out := make([]head, len(docs))
	for i, d := range docs {
		if d.Found {
			if err := decode(d, &out[i]); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// advance returns the last commit, which is from or behind it.
func (l *Log) advance(ctx context.Context, from int64) (last head, err error) {
	for ahead := int64(1); ; ahead = min(8*ahead, 512) {
		var numbers []int64
		for n := max(from, 1); n <= from+ahead; n++ {
			numbers = append(numbers, n)
		}
		heads, err := l.heads(ctx, numbers)
		if err != nil {
			return last, err
		}
		if from > 0 && heads[0].N == 0 {
			return last, l.gone(from)
		}
		for _, h := range heads {
			if h.N == 0 {
				return last, nil
			}
			last, from = h, h.N
		}
	}
}

// settled returns the last commit of all servers, once all that it changes is written.
func (l *Log) settled(ctx context.Context) (head, error) {
	h, err := l.look(ctx)
	if err != nil || h.Done || h.N == 0 {
		return h, err
	}
	if h.Hold {
		return h, nil // it changes nothing
	}
	return l.finish(ctx, h.N)
}

// create makes the document of a commit. ours is false if another server has that number.
func (l *Log) create(ctx context.Context, c *commit) (at cluster.Stamp, ours bool, err error) {
	raw, err := json.Marshal(c)
	if err != nil {
		return at, false, err
	}
	w, err := l.c.Write(ctx, cluster.Write{Op: cluster.Create, Ref: l.ref(partLog, c.Doc), Source: raw})
	switch {
	case err == nil:
		return w.Stamp, true, l.committed(context.WithoutCancel(ctx), c, w)
	case !errors.Is(err, cluster.ErrConflict):
		return at, false, err
	case !cluster.MayBeOurs(err):
		return at, false, nil
	}
	_, at, err = l.stands(ctx, c.head)
	if err == nil {
		_, at, err = l.safe(context.WithoutCancel(ctx), c.head, at)
	}
	if errors.Is(err, errGone) {
		return at, false, nil
	}
	if err != nil {
		return at, false, err
	}
	return at, true, l.committed(context.WithoutCancel(ctx), c, w)
}

// decode reads a document.
func decode(d cluster.Doc, into any) error {
	if err := json.Unmarshal(d.Source, into); err != nil {
		return fmt.Errorf("the document %s of %s cannot be read: %w", d.ID, d.Index, err)
	}
	return nil
}
