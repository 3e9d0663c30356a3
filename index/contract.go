package index

import (
	"context"
	"iter"

	"dateline"
	"dateline/index/entity"

	index "github.com/blevesearch/bleve_index_api"
)

// wrote lets the follower go on behind a change of the record.
func (a *Archive) wrote(seq dateline.Seq) { a.head.raise(seq) }

// Put commits a batch to the record. The index follows, see Wait.
func (a *Archive) Put(ctx context.Context, batch []dateline.Article) ([]dateline.Outcome, dateline.Seq, error) {
	if err := a.enter(); err != nil {
		return nil, 0, err
	}
	defer a.leave()
	out, upTo, err := a.rec.Put(ctx, batch)
	a.wrote(upTo)
	return out, upTo, err
}

// PutPlaces replaces the gazetteer of one source.
func (a *Archive) PutPlaces(ctx context.Context, source string, places []dateline.Place) (bool, dateline.Seq, error) {
	if err := a.enter(); err != nil {
		return false, 0, err
	}
	defer a.leave()
	if source != dateline.SourceGeoNames {
		if _, err := entity.Compile(places); err != nil {
			return false, 0, err
		}
	}
	changed, upTo, err := a.rec.PutPlaces(ctx, source, places)
	a.wrote(upTo)
	return changed, upTo, err
}

// Places yields every place, by id.
func (a *Archive) Places(ctx context.Context) iter.Seq2[dateline.Place, error] {
	return func(yield func(dateline.Place, error) bool) {
		if err := a.enter(); err != nil {
			yield(dateline.Place{}, err)
			return
		}
		list, err := a.shownPlaces(ctx)
		a.leave() // the consumer may close the archive
		if err != nil {
			yield(dateline.Place{}, err)
			return
		}
		for _, p := range list {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// Erase removes an article for good.
func (a *Archive) Erase(ctx context.Context, id dateline.ID, why string) (dateline.Seq, error) {
	if err := a.enter(); err != nil {
		return 0, err
	}
	defer a.leave()
	seq, err := a.rec.Erase(ctx, id, why)
	a.wrote(seq)
	return seq, err
}

// Restore lifts a tombstone.
func (a *Archive) Restore(ctx context.Context, id dateline.ID) (dateline.Seq, error) {
	if err := a.enter(); err != nil {
		return 0, err
	}
	defer a.leave()
	seq, err := a.rec.Restore(ctx, id)
	a.wrote(seq)
	return seq, err
}

// Wait returns once searches see every change up to seq.
func (a *Archive) Wait(ctx context.Context, seq dateline.Seq) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	return a.wait(ctx, seq)
}

func (a *Archive) wait(ctx context.Context, seq dateline.Seq) error {
	if head := a.head.get(); seq > head {
		return dateline.Invalidf("seq", "%d is ahead of the record, which ends at %d", seq, head)
	}
	return a.serving(ctx, func(f *follower) error { return f.applied.wait(ctx, seq) })
}

// Article returns one revision of an article and its mentions.
func (a *Archive) Article(ctx context.Context, id dateline.ID, revision int) (dateline.Article, []dateline.Mention, error) {
	if err := a.enter(); err != nil {
		return dateline.Article{}, nil, err
	}
	defer a.leave()
	article, err := a.rec.Article(ctx, id, revision)
	if err != nil {
		return dateline.Article{}, nil, err
	}
	var found []dateline.Mention
	err = a.serving(ctx, func(f *follower) error {
		if found, err = f.mentions(article); err != nil {
			return err
		}
		return f.gen.read(func(r index.IndexReader) error {
			at, err := f.gen.shelf(ctx, r)
			if err == nil {
				found, err = newLabels([]shelf{at}, f.places.Load()).Mentions(found)
			}
			return err
		})
	})
	return article, found, err
}

// Revisions returns the revisions of an article.
func (a *Archive) Revisions(ctx context.Context, id dateline.ID) ([]dateline.Revision, error) {
	if err := a.enter(); err != nil {
		return nil, err
	}
	defer a.leave()
	return a.rec.Revisions(ctx, id)
}

// Changes yields the log behind after.
func (a *Archive) Changes(ctx context.Context, after dateline.Seq) iter.Seq2[dateline.Change, error] {
	return func(yield func(dateline.Change, error) bool) {
		if err := a.enter(); err != nil {
			yield(dateline.Change{}, err)
			return
		}
		a.leave() // the consumer may close the archive, which ends the iteration with an error
		a.rec.Changes(ctx, after)(yield)
	}
}

// Stats counts what the archive holds.
func (a *Archive) Stats(ctx context.Context) (dateline.Stats, error) {
	if err := a.enter(); err != nil {
		return dateline.Stats{}, err
	}
	defer a.leave()
	if err := a.missed(); err != nil {
		return dateline.Stats{}, err
	}
	s, err := a.rec.Stats(ctx)
	if err != nil {
		return dateline.Stats{}, err
	}
	if s.RecordBytes, s.IndexBytes, err = a.sizes(); err != nil {
		return dateline.Stats{}, err
	}
	err = a.serving(ctx, func(f *follower) error {
		s.Indexed = f.applied.get()
		s.Unread, err = f.unread(ctx)
		return err
	})
	return s, err
}
