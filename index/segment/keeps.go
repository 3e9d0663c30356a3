package segment

import (
	"errors"
	"fmt"

	index "github.com/blevesearch/bleve_index_api"
)

// plain says what of a document is not kept; nil if all is.
func plain(doc index.Document) (err error) {
	if doc.HasComposite() {
		return errors.New("composite fields are not kept")
	}
	if d, ok := doc.(index.NestedDocument); ok {
		d.VisitNestedDocuments(func(index.Document) { err = errors.New("nested documents are not kept") })
	}
	return err
}

// keeps says what of a field is not kept; nil if all is.
func keeps(f index.Field) error {
	if len(f.ArrayPositions()) > 0 {
		return errors.New("array positions are not kept")
	}
	switch f.(type) {
	case index.GeoShapeField, index.GeoShapeV2Field, index.SynonymField:
		return fmt.Errorf("what a %T has is not kept", f)
	}
	if f.EncodedFieldType() == vectorKind {
		return errors.New("vectors are not kept")
	}
	return nil
}

// vectorKind is Bleve's kind of fields with a vector.
const vectorKind = 'v'
