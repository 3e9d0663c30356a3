package index

import (
	"context"
	"fmt"
	"math/rand/v2"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// loadPlaces reads the gazetteer of the record. A new index takes it as the one
// that its mentions were read with.
func (f *follower) loadPlaces(ctx context.Context) error {
	_, since, err := f.saidBefore(ctx)
	if err != nil {
		return err
	}
	g, err := f.readPlaces(ctx, since)
	if err != nil {
		return err
	}
	f.places.Store(g)
	if f.applied.get() > 0 || f.gen.readOnly {
		return nil
	}
	b := f.gen.bleve.NewBatch()
	signed(b, g)
	return f.gen.write(b)
}

// signed lets a batch say that all mentions of the index are read with g.
func signed(b *bleve.Batch, g *entities) {
	b.SetInternal(keyGazetteer, []byte(g.Fingerprint()))
	b.SetInternal(keySaid, number(uint64(g.Says.Last())))
}

// readPlaces reads what texts are read with now.
func (f *follower) readPlaces(ctx context.Context, since *correct.View) (*entities, error) {
	list, says, err := placesSaid(ctx, f.rec)
	if err != nil {
		return nil, err
	}
	e, err := plan.Make(list, says, f.reader)
	if err != nil {
		return nil, fmt.Errorf("make what texts are read with: %w", err)
	}
	return newEntities(e, newTagging(e, f.tagged), since), nil
}

// gazetteer takes the places and names as they are now. If they are others than those that
// the index was read with, the articles that have other mentions by them are read
// again: every one, unless it is known which those are. Until that is done the
// index says that it was read with none, so that a crash on the way begins it
// anew whatever the places are by then.
//
// Names that searches look up meanwhile count as heard at once, see readOn; anything else
// when the articles are read.
func (f *follower) gazetteer(ctx context.Context, upTo dateline.Seq) error {
	before := f.places.Load()
	g, err := f.readPlaces(ctx, before.since)
	if err != nil {
		return err
	}
	was, err := f.gen.fingerprint()
	if err != nil {
		return err
	}
	if was == g.Fingerprint() {
		f.places.Store(g)
		return f.sign(upTo)
	}
	if was == before.Fingerprint() {
		g = newEntities(g.Entities, g.tagged, before.Says)
	}
	again, known, err := f.toRead(ctx, g, was)
	if err != nil {
		return fmt.Errorf("find the articles to be read again: %w", err)
	}
	f.places.Store(g)
	if known && again.size() >= patchedFrom && g.OnlyAwaits(before.Entities, g.since) {
		return f.await(upTo, again)
	}
	again.from = "" // behind a crash all is read
	if err := f.await(f.applied.get(), again); err != nil {
		return err
	}
	return f.readAgain(ctx, upTo, func() bool { return false })
}

// sign writes that the mentions of the index are read with the entities of now.
func (f *follower) sign(upTo dateline.Seq) error {
	return f.signAs(upTo, func(b *bleve.Batch) { signed(b, f.places.Load()) })
}

// unsign writes that they are being read again, for names only where it is given from which
// fingerprint on.
func (f *follower) unsign(upTo dateline.Seq, from string) error {
	return f.signAs(upTo, func(b *bleve.Batch) {
		b.SetInternal(keyGazetteer, []byte{})
		b.SetInternal(keyFrom, []byte(from))
		if since := f.places.Load().since; since != nil { // an older program did not write it
			b.SetInternal(keySaid, number(uint64(since.Last())))
		}
	})
}

func (f *follower) signAs(upTo dateline.Seq, sign func(*bleve.Batch)) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	words, err := f.gen.total(nil, 0)
	if err != nil {
		return err
	}
	b := f.gen.bleve.NewBatch()
	sign(b)
	b.SetInternal(keyReread, number(rand.Uint64())) // it is searched through another lens
	if err := f.commit(b, upTo, words); err != nil {
		return err
	}
	f.signs.raise(f.signs.get() + 1)
	return nil
}

// fingerprint is that of the gazetteer that the index was read with; "" while it
// is being read with another.
func (g *generation) fingerprint() (s string, err error) {
	err = g.read(func(r index.IndexReader) (err error) {
		s, err = fingerprintOf(r)
		return err
	})
	return s, err
}
