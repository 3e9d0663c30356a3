package index

import (
	"context"
	"fmt"
	"reflect"

	"dateline"
	"dateline/index/plan"

	index "github.com/blevesearch/bleve_index_api"
)

// loadPlaces reads the gazetteer of the record. A new index takes it as the one
// that its mentions were read with.
func (f *follower) loadPlaces(ctx context.Context) error {
	g, err := f.readPlaces(ctx)
	if err != nil {
		return err
	}
	f.places.Store(g)
	if f.applied.get() > 0 || f.gen.readOnly {
		return nil
	}
	b := f.gen.bleve.NewBatch()
	b.SetInternal(keyGazetteer, []byte(g.Fingerprint()))
	return f.gen.write(b)
}

func (f *follower) readPlaces(ctx context.Context) (*entities, error) {
	list, says, err := placesSaid(ctx, f.rec)
	if err != nil {
		return nil, err
	}
	e, err := plan.Make(list, says, f.reader)
	if err != nil {
		return nil, fmt.Errorf("make what texts are read with: %w", err)
	}
	return newEntities(e, newTagging(e, f.tagged)), nil
}

// gazetteer takes the places as they are now. If they are others than those that
// the index was read with, the articles that have other mentions by them are read
// again: every one, unless it is known which those are. Until that is done the
// index says that it was read with none, so that a crash on the way begins it
// anew whatever the places are by then.
func (f *follower) gazetteer(ctx context.Context, upTo dateline.Seq) error {
	g, err := f.readPlaces(ctx)
	if err != nil {
		return err
	}
	was, err := f.gen.fingerprint()
	if err != nil {
		return err
	}
	before := f.places.Swap(g)
	if was != g.Fingerprint() {
		if err := f.sign(f.applied.get(), ""); err != nil {
			return err
		}
		if was == before.Fingerprint() && reflect.DeepEqual(before.Added, g.Added) {
			err = f.readDiffering(ctx, before.Own)
		} else {
			err = f.readAgain(ctx)
		}
		if err != nil {
			return err
		}
	}
	return f.sign(upTo, g.Fingerprint())
}

// sign writes which gazetteer the mentions of the index were read with.
func (f *follower) sign(upTo dateline.Seq, fingerprint string) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	words, err := f.gen.total(nil, 0)
	if err != nil {
		return err
	}
	b := f.gen.bleve.NewBatch()
	b.SetInternal(keyGazetteer, []byte(fingerprint))
	return f.commit(b, upTo, words)
}

// fingerprint is that of the gazetteer that the index was read with; "" while it
// is being read with another.
func (g *generation) fingerprint() (s string, err error) {
	err = g.read(func(r index.IndexReader) error {
		raw, err := r.GetInternal(keyGazetteer)
		s = string(raw)
		return err
	})
	return s, err
}

// readAgain analyses every article of the index anew, as the record has it now.
func (f *follower) readAgain(ctx context.Context) error {
	var list []todo
	for c, err := range f.rec.Live(ctx) {
		if err != nil {
			return fmt.Errorf("list the articles of the record: %w", err)
		}
		list = append(list, todo{id: c.ID, change: c.Seq})
	}
	return f.bringAnew(ctx, list)
}
