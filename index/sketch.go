package index

import (
	"fmt"

	"dateline/index/copies"

	index "github.com/blevesearch/bleve_index_api"
)

// sketchReader reads the sketches of one state of the index by the ids of their
// articles.
func sketchReader(r index.IndexReader) copies.Fetch {
	return func(id string) (copies.Sketch, error) {
		num, err := r.InternalID(id)
		if err == nil && num == nil {
			err = fmt.Errorf("%w: it has no article %s, which its copies name", errDamaged, id)
		}
		if err != nil {
			return copies.Sketch{}, err
		}
		return readSketch(r, num)
	}
}

// readSketch reads the sketch of one article.
func readSketch(r index.IndexReader, num index.IndexInternalID) (s copies.Sketch, err error) {
	segments, err := segmentsOf(r)
	if err != nil {
		return s, err
	}
	found := false
	if at, local := locate(segments, num.Value()); at < len(segments) {
		visit := segments[at].VisitDocument(local, func(name string, _ byte, value []byte, _ []uint64) bool {
			if name == fieldSketch {
				s, err = copies.Parse(value)
				found = true
			}
			return !found
		})
		if err == nil {
			err = visit
		}
	}
	if err == nil && !found {
		err = fmt.Errorf("article number %d has no sketch", num.Value())
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", errDamaged, err)
	}
	return s, err
}
