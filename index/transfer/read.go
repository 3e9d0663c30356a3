package transfer

import (
	"context"
	"slices"

	"dateline"
)

// batchBytes bounds the texts of one batch, as Options.Batch does their number. Two are in
// memory at most, one that is read and one that is put, and some texts that are looked for.
const batchBytes = 16 << 20

// batch is a run of the log: changes of one class, see classOf.
type batch struct {
	class       class
	changes     []dateline.Change // what is to be done
	first, last anchor
	upTo        dateline.Seq
	bytes       int
	n           int // changes of the log, those too that nothing is to be done for
	err         error
}

// class parts changes by what may stand in one batch: a batch that is done once more must
// not find any of its articles further than it brings it.
type class int

const (
	bringing class = iota
	erasing
	restoring
)

func classOf(c dateline.Change) class {
	switch c.Kind {
	case dateline.ChangeErased:
		return erasing
	case dateline.ChangeRestored:
		return restoring
	}
	return bringing
}

// read reads the log behind the marker ahead of who takes the batches. ended is closed
// when it has stopped, which it does when ctx ends.
func (c *copier) read(ctx context.Context) (batches <-chan batch, ended <-chan struct{}) {
	out, done := make(chan batch), make(chan struct{})
	after, begun := c.mark.Seq, c.mark.Begun
	send := func(b batch) bool {
		if b.err == nil {
			b.err = c.complete(ctx, &b)
		}
		select {
		case out <- b:
			return b.err == nil
		case <-ctx.Done():
			return false
		}
	}
	go func() {
		defer close(done)
		defer close(out)
		var b batch
		for change, err := range c.from.Changes(ctx, after) {
			if err != nil {
				send(batch{err: err})
				return
			}
			if b.n > 0 && (b.class != classOf(change) || b.n >= c.opt.Batch || b.bytes >= batchBytes) {
				if !send(b) {
					return
				}
				b = batch{}
			}
			b.add(change, begun)
		}
		if b.n > 0 {
			send(b)
		}
	}()
	return out, done
}

// add takes a change. What is known was read later than begun, so the log's word of it up
// to there says nothing new.
func (b *batch) add(change dateline.Change, begun dateline.Seq) {
	if b.n == 0 {
		b.class, b.first = classOf(change), anchorOf(change)
	}
	b.n, b.last, b.upTo = b.n+1, anchorOf(change), change.Seq
	b.bytes += len(change.Article.Title) + len(change.Article.Body) + len(change.Article.Remains)
	if change.Kind != dateline.ChangeMetadata || change.Seq > begun {
		b.changes = append(b.changes, change)
	}
}

// complete adds when the texts were captured last, which the log does not say. One that
// was erased meanwhile is left out: the log says so further on.
func (c *copier) complete(ctx context.Context, b *batch) error {
	return each(ctx, len(b.changes), func(i int) error {
		change := &b.changes[i]
		if change.Kind != dateline.ChangeArticle {
			return nil
		}
		all, err := c.from.Revisions(ctx, change.ID)
		if err != nil && !absent(err) {
			return err
		}
		at := slices.IndexFunc(all, func(r dateline.Revision) bool { return r.Number == change.Article.Revision })
		if at < 0 {
			change.Kind = ""
			return nil
		}
		change.Article.Seen, change.Article.Last = all[at].Seen, all[at].Last
		return nil
	})
}
