package segment

import (
	"bytes"
	"encoding/binary"
	"runtime/debug"

	api "github.com/blevesearch/scorch_segment_api/v2"
)

const storedPart = "stored values"

// record copies what is stored of a document, which must be there: the copy can be
// read whatever becomes of the file.
func (s *base) record(doc int) (out []byte, err error) {
	defer s.guarded(debug.SetPanicOnFault(true), storedPart, &err)
	r, err := s.recordIn(doc)
	return bytes.Clone(r), err
}

// recordIn is record in the file itself. Who calls it is guarded.
func (s *base) recordIn(doc int) ([]byte, error) {
	begin, end := s.offsets.get(doc), s.offsets.get(doc+1)
	if begin > end || end > uint64(s.records) {
		return nil, s.damaged(storedPart, "document %d stands from %d to %d of %d bytes", doc, begin, end, s.records)
	}
	return s.stored[begin:end], nil
}

// idOf is the name of a document at the beginning of its record.
func idOf(rest []byte) (id, behind []byte, ok bool) {
	n, used := binary.Uvarint(rest)
	if used <= 0 || n > uint64(len(rest)-used) {
		return nil, nil, false
	}
	rest = rest[used:]
	return rest[:n:n], rest[n:], true
}

// DocID is the name of a document; nil if there is none of that number.
func (s *base) DocID(num uint64) ([]byte, error) {
	if num >= uint64(s.docs) {
		return nil, nil
	}
	return s.docID(int(num))
}

// docID copies the name alone of a document that is there.
func (s *base) docID(doc int) (id []byte, err error) {
	defer s.guarded(debug.SetPanicOnFault(true), storedPart, &err)
	r, err := s.recordIn(doc)
	if err != nil {
		return nil, err
	}
	id, _, ok := idOf(r)
	if !ok {
		return nil, s.damaged(storedPart, "document %d has no name", doc)
	}
	return bytes.Clone(id), nil
}

// VisitStoredFields visits the name of a document, and then what is stored of it in
// the order of the fields, until visit says no. A document that is not there has nothing.
func (s *base) VisitStoredFields(num uint64, visit api.StoredFieldValueVisitor) error {
	if num >= uint64(s.docs) {
		return nil
	}
	r, err := s.record(int(num))
	if err != nil {
		return err
	}
	id, rest, ok := idOf(r)
	if !ok {
		return s.damaged(storedPart, "document %d has no name", num)
	}
	if !visit(idField, 't', id, nil) {
		return nil
	}
	return s.eachValue(rest, func(field int, kind byte, value []byte) bool {
		return visit(s.names[field], kind, value, nil)
	})
}

// eachValue visits the values of a record behind its name.
func (s *base) eachValue(rest []byte, visit func(field int, kind byte, value []byte) bool) error {
	p := parser{rest: rest}
	for len(p.rest) > 0 {
		field, kind := p.uvarint(), p.bytes(1)
		value := p.bytes(p.uvarint())
		if p.bad || field >= uint64(len(s.fields)) {
			return s.damaged(storedPart, "a value cannot be read")
		}
		if !visit(int(field), kind[0], value) {
			return nil
		}
	}
	return nil
}
