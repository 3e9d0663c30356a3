package opensearch

import (
	"context"
	"io"
	"iter"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Put commits a batch to the record. The index follows, see Wait.
func (a *Archive) Put(ctx context.Context, batch []dateline.Article) (out []dateline.Outcome, upTo dateline.Seq, err error) {
	err = a.call(func() error {
		out, upTo, err = a.rec.Put(ctx, batch)
		return err
	})
	return out, upTo, err
}

// call runs do unless the archive is closed, which waits for it.
func (a *Archive) call(do func() error) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	return do()
}

// Erase removes an article for good.
func (a *Archive) Erase(ctx context.Context, id dateline.ID, why string) (seq dateline.Seq, err error) {
	err = a.call(func() error {
		seq, err = a.rec.Erase(ctx, id, why)
		return err
	})
	return seq, err
}

// Restore lifts a tombstone.
func (a *Archive) Restore(ctx context.Context, id dateline.ID) (seq dateline.Seq, err error) {
	err = a.call(func() error {
		seq, err = a.rec.Restore(ctx, id)
		return err
	})
	return seq, err
}

// Wait returns once searches see every change up to seq.
func (a *Archive) Wait(ctx context.Context, seq dateline.Seq) error {
	return a.call(func() error { return a.wait(ctx, seq) })
}

func (a *Archive) wait(ctx context.Context, seq dateline.Seq) error {
	if seq > a.rec.Head() {
		head, err := a.rec.Look(ctx)
		if err != nil {
			return err
		}
		if seq > head {
			return dateline.Invalidf("seq", "%d is ahead of the record, which ends at %d", seq, head)
		}
	}
	if err := a.follow.wait(ctx, seq); err != nil {
		return err
	}
	a.find.Want(seq)
	return nil
}

// Article returns one revision of an article and its mentions.
func (a *Archive) Article(ctx context.Context, id dateline.ID, revision int) (out dateline.Article, found []dateline.Mention, err error) {
	err = a.call(func() error {
		if out, err = a.rec.Article(cluster.AnyCopy(ctx), id, revision); err != nil {
			return err
		}
		found, err = a.find.Mentions(ctx, out)
		return err
	})
	if err != nil {
		return dateline.Article{}, nil, err
	}
	return out, found, nil
}

// Revisions returns the revisions of an article.
func (a *Archive) Revisions(ctx context.Context, id dateline.ID) (out []dateline.Revision, err error) {
	err = a.call(func() error {
		out, err = a.rec.Revisions(ctx, id)
		return err
	})
	return out, err
}

// Changes yields the log behind after.
func (a *Archive) Changes(ctx context.Context, after dateline.Seq) iter.Seq2[dateline.Change, error] {
	return func(yield func(dateline.Change, error) bool) {
		if err := a.call(func() error { return nil }); err != nil {
			yield(dateline.Change{}, err)
			return
		}
		a.rec.Changes(ctx, after)(yield)
	}
}

// State is the small shared data of the archive.
func (a *Archive) State() dateline.State { return a.rec.State() }

// Backup writes one state of the record.
func (a *Archive) Backup(ctx context.Context, w io.Writer) error {
	return a.call(func() error { return a.rec.Backup(ctx, w) })
}
