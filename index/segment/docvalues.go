package segment

import (
	"bytes"
	"runtime/debug"

	index "github.com/blevesearch/bleve_index_api"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// visitState is room that is used from one document to the next.
type visitState struct {
	uncounted
	terms scanner
}

// VisitDocValues visits the terms that a document has in those of fields that have
// them by document, field by field, each once and in their order.
func (s *base) VisitDocValues(num uint64, fields []string, visit index.DocValueVisitor, state api.DocVisitState) (api.DocVisitState, error) {
	room, ok := state.(*visitState)
	if !ok || room == nil {
		room = &visitState{}
	}
	if num >= uint64(s.docs) {
		return room, nil
	}
	for _, name := range fields {
		f := s.byName[name]
		if f == nil || f.has&hasValues == 0 {
			continue
		}
		from, to, err := f.valuesOf(int(num))
		if err != nil {
			return room, err
		}
		for i := from; i < to; i++ {
			if err := room.terms.read(f, i); err != nil {
				return room, err
			}
			visit(name, bytes.Clone(room.terms.term)) // Bleve's sorting keeps what it is shown
		}
	}
	return room, nil
}

// valuesOf is where the terms of a document begin and end in f.ofDoc.
func (f *field) valuesOf(doc int) (from, to int, err error) {
	defer f.guarded(debug.SetPanicOnFault(true), f.parts.values, &err)
	begin, end := f.byDoc.get(doc), f.byDoc.get(doc+1)
	if begin > end || end > uint64(f.ofDoc.n) {
		return 0, 0, f.damaged(f.parts.values, "document %d has those from %d to %d of %d", doc, begin, end, f.ofDoc.n)
	}
	return int(begin), int(end), nil
}

// read reads the term of a value.
func (s *scanner) read(f *field, value int) (err error) {
	defer f.guarded(debug.SetPanicOnFault(true), f.parts.values, &err)
	n := f.ofDoc.get(value)
	if n >= uint64(f.terms) {
		return f.damaged(f.parts.values, "there is no term number %d", n)
	}
	s.seek(f, int(n)/termBlock)
	for range n%termBlock + 1 {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}
