package index

import (
	"fmt"

	"dateline/index/copies"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// sketchReader reads the sketches of one state of the index by the ids of their
// articles.
func sketchReader(r index.IndexReader) copies.Fetch {
	segments, fault := segmentsOf(r)
	return func(id string) (s copies.Sketch, err error) {
		if fault != nil {
			return s, fault
		}
		for _, at := range segments {
			local, ok, err := holds(at, id)
			if err != nil {
				return s, err
			}
			if ok {
				return sketchOf(at, local)
			}
		}
		return s, fmt.Errorf("%w: it has no article %s, which its copies name", errDamaged, id)
	}
}

// holds looks for an article in a segment: at its number there, if it is not deleted.
// Bleve's own way opens the lists of all segments at once.
func holds(at *scorch.SegmentSnapshot, id string) (number uint64, ok bool, err error) {
	dict, err := at.Segment().Dictionary(fieldID)
	if err != nil {
		return 0, false, err
	}
	list, err := dict.PostingsList([]byte(id), at.Deleted(), nil)
	if err != nil || list.Count() == 0 {
		return 0, false, err
	}
	p, err := list.Iterator(false, false, false, nil).Next()
	if err != nil || p == nil {
		return 0, false, err
	}
	return p.Number(), true, nil
}

// readSketch reads the sketch of one article.
func readSketch(r index.IndexReader, num index.IndexInternalID) (s copies.Sketch, err error) {
	segments, err := segmentsOf(r)
	if err != nil {
		return s, err
	}
	at, local := locate(segments, num.Value())
	if at == len(segments) {
		return s, fmt.Errorf("%w: article number %d has no sketch", errDamaged, num.Value())
	}
	return sketchOf(segments[at], local)
}

// sketchOf reads the sketch of an article by its number in its segment.
func sketchOf(at *scorch.SegmentSnapshot, local uint64) (s copies.Sketch, err error) {
	found := false
	visit := at.VisitDocument(local, func(name string, _ byte, value []byte, _ []uint64) bool {
		if name == fieldSketch {
			s, err = copies.Parse(value)
			found = true
		}
		return !found
	})
	if err == nil {
		err = visit
	}
	if err == nil && !found {
		err = fmt.Errorf("article number %d of a segment has no sketch", local)
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", errDamaged, err)
	}
	return s, err
}

// sketches keeps those that were read last: the same few texts are mostly the nearest.
// When half of the room is full, what was not asked for since the other half was full goes.
type sketches struct{ now, older map[string]copies.Sketch }

// sketchesKept is how many a half holds: 7 MB of them.
const sketchesKept = 16 << 10

// reading is fetch, by way of what is kept.
func (k *sketches) reading(fetch copies.Fetch) copies.Fetch {
	return func(id string) (copies.Sketch, error) {
		if s, ok := k.now[id]; ok {
			return s, nil
		}
		s, ok := k.older[id]
		if !ok {
			var err error
			if s, err = fetch(id); err != nil {
				return s, err
			}
		}
		if k.now == nil || len(k.now) == sketchesKept {
			k.now, k.older = make(map[string]copies.Sketch), k.now
		}
		k.now[id] = s
		return s, nil
	}
}

// forget drops those of articles that change.
func (k *sketches) forget(gone []string, came []copies.Entry) {
	for _, e := range came {
		delete(k.now, e.ID)
		delete(k.older, e.ID)
	}
	for _, id := range gone {
		delete(k.now, id)
		delete(k.older, id)
	}
}
