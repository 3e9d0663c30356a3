package transfer

import (
	"context"
	"errors"
	"fmt"

	"dateline"
)

// putter puts revisions, as many at once as a batch may have.
type putter struct {
	c     *copier
	batch []dateline.Article
	bytes int
}

func (p *putter) addAll(ctx context.Context, id dateline.ID) error {
	for a, err := range whole(ctx, p.c.from, id) {
		if err == nil {
			err = p.add(ctx, a)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *putter) add(ctx context.Context, a dateline.Article) error {
	for _, part := range parted(a) {
		p.batch = append(p.batch, part)
		p.bytes += len(a.Title) + len(a.Body) + len(a.Remains)
		if len(p.batch) >= p.c.opt.Batch || p.bytes >= batchBytes {
			if err := p.flush(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// maxKeys is how many keys one Put may bring of an article.
const maxKeys = 100

// parted returns an article once for each maxKeys of its keys, with the first one each time.
func parted(a dateline.Article) (out []dateline.Article) {
	for rest := a.Keys; ; rest = append([]dateline.Key{a.Keys[0]}, rest...) {
		n := min(maxKeys, len(rest))
		a.Keys, rest = rest[:n:n], rest[n:]
		if out = append(out, a); len(rest) == 0 {
			return out
		}
	}
}

func (p *putter) flush(ctx context.Context) error {
	if len(p.batch) == 0 {
		return nil
	}
	out, _, err := p.c.to.Put(ctx, p.batch)
	if err != nil {
		return err
	}
	for i, o := range out {
		a := p.batch[i]
		switch {
		case o.Status == dateline.Rejected:
			return fmt.Errorf("revision %d of the article %s is refused: %w", a.Revision, a.ID, o.Err)
		case o.ID != a.ID || o.Revision != a.Revision:
			return &dateline.Error{Kind: dateline.Conflict, Field: "to", Message: fmt.Sprintf("it holds revision %d of the article %s as revision %d of %s",
				a.Revision, a.ID, o.Revision, o.ID), Hint: "begin anew with an empty archive"}
		case o.Status == dateline.Added || o.Status == dateline.Revised:
			p.c.revisions++
		}
	}
	clear(p.batch)
	p.batch, p.bytes = p.batch[:0], 0
	return nil
}

// errorOf returns the error for readers in a chain; nil if there is none.
func errorOf(err error) *dateline.Error {
	var e *dateline.Error
	errors.As(err, &e)
	return e
}
