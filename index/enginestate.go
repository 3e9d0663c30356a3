package index

import (
	"errors"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// errNoState is the error of an index that is closed already.
var errNoState = errors.New("the index is closed")

// engineState opens a state of an index. Of one that is closed Bleve 2.6.1 gives a nil
// state, and no error.
func engineState(engine index.Index) (index.IndexReader, error) {
	r, err := engine.Reader()
	if s, ok := r.(*scorch.IndexSnapshot); err == nil && ok && s == nil {
		return nil, errNoState
	}
	return r, err
}
