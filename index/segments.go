package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// segmentsOf returns the segments of one state of the index, in the order in which
// the numbers of their articles follow each other.
func segmentsOf(r index.IndexReader) ([]*scorch.SegmentSnapshot, error) {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("a state of the index is a %T", r)
	}
	return snapshot.Segments(), nil
}
