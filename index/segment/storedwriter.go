package segment

import "encoding/binary"

// storedWriter writes what is kept of each document beside the index.
type storedWriter struct {
	w       *writer
	offsets []uint64
	begin   uint64
	record  []byte
}

func newStoredWriter(w *writer, docs int) *storedWriter {
	return &storedWriter{w: w, begin: w.size, offsets: make([]uint64, 1, docs+1)}
}

// id begins the record of the next document.
func (s *storedWriter) id(id []byte) {
	s.record = binary.AppendUvarint(s.record[:0], uint64(len(id)))
	s.record = append(s.record, id...)
}

// value adds a value of a field; fields come ascending.
func (s *storedWriter) value(field int, kind byte, value []byte) {
	s.record = binary.AppendUvarint(s.record, uint64(field))
	s.record = append(s.record, kind)
	s.record = binary.AppendUvarint(s.record, uint64(len(value)))
	s.record = append(s.record, value...)
}

// end ends a record.
func (s *storedWriter) end() {
	s.w.write(s.record)
	s.offsets = append(s.offsets, s.w.size-s.begin)
}

// finish writes the offsets.
func (s *storedWriter) finish(d *directory) {
	d.records = s.w.size - s.begin
	s.w.write(appendColumn(nil, s.offsets))
	d.stored = s.w.end()
}
