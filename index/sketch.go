package index

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"

	"dateline/index/copies"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// sketchReader reads the sketches of one state of the index by the ids of their
// articles.
func sketchReader(r index.IndexReader) copies.Fetch {
	segments, fault := segmentsOf(r)
	segments = slices.Clone(segments) // the largest first, in which an article most likely is
	slices.SortStableFunc(segments, func(a, b *scorch.SegmentSnapshot) int { return cmp.Compare(b.Segment().Count(), a.Segment().Count()) })
	return func(id string) (s copies.Sketch, err error) {
		if fault != nil {
			return s, fault
		}
		for _, at := range segments {
			found, err := at.DocNumbers([]string{id}) // Bleve's own way opens the lists of all segments at once
			if err != nil {
				return s, err
			}
			if !found.IsEmpty() {
				e, err := entryOf(at, uint64(found.Minimum()))
				return e.Sketch, err
			}
		}
		return s, fmt.Errorf("%w: it has no article %s, which its copies name", errDamaged, id)
	}
}

// entries yields every article of one state of the index with its sketch.
func entries(r index.IndexReader) iter.Seq2[copies.Entry, error] {
	return func(yield func(copies.Entry, error) bool) {
		segments, err := segmentsOf(r)
		if err != nil {
			yield(copies.Entry{}, err)
			return
		}
		for _, at := range segments {
			for n := range at.Segment().Count() {
				if at.Deleted() != nil && at.Deleted().Contains(uint32(n)) {
					continue
				}
				if !yield(entryOf(at, n)) {
					return
				}
			}
		}
	}
}

// entryOf reads the id and the sketch of an article by its number in its segment.
func entryOf(at *scorch.SegmentSnapshot, local uint64) (e copies.Entry, err error) {
	found := false
	visit := at.VisitDocument(local, func(name string, _ byte, value []byte, _ []uint64) bool {
		switch name {
		case fieldID:
			e.ID = string(value)
		case fieldSketch:
			e.Sketch, err = copies.Parse(value)
			found = true
		}
		return !found
	})
	if err == nil {
		err = visit
	}
	if err == nil && !found {
		err = errors.New("there is none")
	}
	if err != nil {
		err = fmt.Errorf("%w: read the sketch of article %q, number %d of a segment: %w", errDamaged, e.ID, local, err)
	}
	return e, err
}
