package transfer

import (
	"cmp"
	"context"
	"iter"

	"dateline"
)

// verifier compares the articles of both sides.
type verifier struct {
	Proof
	c        *copier
	from, to *digest
	seen     int
}

// articles goes through both sides by id.
func (v *verifier) articles(ctx context.Context) error {
	s, err := v.c.from.Stats(ctx)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	nextFrom, stopFrom := iter.Pull2(sums(ctx, v.c.from))
	defer stopFrom()
	nextTo, stopTo := iter.Pull2(sums(ctx, v.c.to))
	defer stopTo()
	a, err, hasA := nextFrom()
	b, errB, hasB := nextTo()
	for hasA || hasB {
		if err != nil || errB != nil {
			return cmp.Or(err, errB)
		}
		takeA, takeB := hasA && (!hasB || a.id <= b.id), hasB && (!hasA || b.id <= a.id)
		if err := v.pair(ctx, a, b, takeA, takeB); err != nil {
			return err
		}
		if takeA {
			v.seen++
			v.c.tell(StageComparing, int64(v.seen), int64(s.Articles))
			a, err, hasA = nextFrom()
		}
		if takeB {
			b, errB, hasB = nextTo()
		}
	}
	return ctx.Err()
}

// pair compares one article; a or b may not be there.
func (v *verifier) pair(ctx context.Context, a, b summed, hasA, hasB bool) error {
	if hasA && (!hasB || a.sum != b.sum) {
		var err error
		if a, b, err = v.again(ctx, a.id); err != nil {
			return err
		}
		hasA, hasB = a.id != "", b.id != ""
		if hasA && hasB && a.sum == b.sum {
			v.Mended++
		}
	}
	switch {
	case hasA && !hasB:
		v.differs("the article %s is not in the copy", a.id)
	case hasB && !hasA:
		v.differs("the article %s is in the copy only", b.id)
	case hasA && a.sum != b.sum:
		v.differs("the article %s differs", a.id)
	}
	if hasA {
		v.Articles++
		v.Revisions += a.revisions
		v.from.add(string(a.sum[:]))
	}
	if hasB {
		v.to.add(string(b.sum[:]))
	}
	return nil
}

// again brings an article once more and reads both sides anew.
func (v *verifier) again(ctx context.Context, id dateline.ID) (a, b summed, err error) {
	p := &putter{c: v.c}
	if err = p.addAll(ctx, id); err == nil {
		err = p.flush(ctx)
	}
	if err == nil {
		err = v.c.reached(ctx)
	}
	if e := errorOf(err); e != nil && e.Kind != dateline.Unavailable {
		v.differs("the article %s cannot be brought again: %s", id, e.Message)
	} else if err != nil {
		return a, b, err
	}
	if a, err = sumNow(ctx, v.c.from, id); err == nil {
		b, err = sumNow(ctx, v.c.to, id)
	}
	return a, b, err
}
