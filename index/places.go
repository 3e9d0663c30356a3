package index

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/entity"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// loadPlaces reads the gazetteer of the record. A new index takes it as the one
// that its mentions were read with.
func (f *follower) loadPlaces(ctx context.Context) error {
	g, err := readPlaces(ctx, f.rec)
	if err != nil {
		return err
	}
	f.places.Store(g)
	if f.applied.get() > 0 {
		return nil
	}
	b := f.gen.bleve.NewBatch()
	b.SetInternal(keyGazetteer, []byte(g.Fingerprint()))
	return f.gen.write(b)
}

func readPlaces(ctx context.Context, rec *record.Record) (*entity.Gazetteer, error) {
	list, err := rec.Places(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the places of the record: %w", err)
	}
	g, err := entity.Compile(list)
	if err != nil {
		return nil, fmt.Errorf("the places of the record: %w", err)
	}
	return g, nil
}

// gazetteer takes the places as they are now. If they are others than those that
// the index was read with, every article is read again. A crash on the way does
// that from the start: the change is done with the last batch.
func (f *follower) gazetteer(ctx context.Context, upTo dateline.Seq) error {
	g, err := readPlaces(ctx, f.rec)
	if err != nil {
		return err
	}
	var was []byte
	if err := f.gen.read(func(r index.IndexReader) (err error) { was, err = r.GetInternal(keyGazetteer); return err }); err != nil {
		return err
	}
	f.places.Store(g)
	if string(was) != g.Fingerprint() {
		if err := f.readAgain(ctx); err != nil {
			return err
		}
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	words, err := f.total(&pending{}, 0)
	if err != nil {
		return err
	}
	b := f.gen.bleve.NewBatch()
	b.SetInternal(keyGazetteer, []byte(g.Fingerprint()))
	return f.commit(b, upTo, words)
}

// readAgain analyses every article of the index anew, as the record has it now.
func (f *follower) readAgain(ctx context.Context) error {
	var p pending
	var refs []record.Ref
	changes := map[dateline.ID]dateline.Seq{}
	take := func() error {
		if err := p.add(ctx, f.rec, refs, changes); err != nil {
			return err
		}
		refs = refs[:0]
		clear(changes)
		return nil
	}
	for c, err := range f.rec.Live(ctx) {
		if err != nil {
			return fmt.Errorf("list the articles of the record: %w", err)
		}
		refs = append(refs, record.Ref{ID: c.ID})
		changes[c.ID] = c.Seq
		if len(refs) < readArticles {
			continue
		}
		if err := take(); err != nil {
			return err
		}
		if p.full() {
			if err := f.write(ctx, &p, 0); err != nil {
				return err
			}
			p = pending{}
		}
	}
	if err := take(); err != nil {
		return err
	}
	return f.write(ctx, &p, 0)
}
