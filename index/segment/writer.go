package segment

import (
	"encoding/binary"
	"hash/crc32"
	"io"

	api "github.com/blevesearch/scorch_segment_api/v2"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// writer writes the sections of a segment one behind the other, and keeps the length
// and the sum of each.
type writer struct {
	to     io.Writer
	report api.StatsReporter // nil: nobody is told
	buf    []byte
	size   uint64 // of all that has come
	begin  uint64 // of the section
	sum    uint32 // of what of the section has left buf
	err    error  // the first one; nothing is written behind it
}

// writeBuffer is how much is written at once.
const writeBuffer = 256 << 10

func (w *writer) write(b []byte) {
	w.buf = append(w.buf, b...)
	w.size += uint64(len(b))
	if len(w.buf) >= writeBuffer {
		w.flush()
	}
}

func (w *writer) flush() {
	w.sum = crc32.Update(w.sum, castagnoli, w.buf)
	if w.err == nil && len(w.buf) > 0 {
		_, w.err = w.to.Write(w.buf)
		if w.report != nil {
			w.report.ReportBytesWritten(uint64(len(w.buf)))
		}
	}
	w.buf = w.buf[:0]
}

// extent is where a section ends up in the directory.
type extent struct {
	size uint64
	sum  uint32 // CRC-32C
}

// end ends a section.
func (w *writer) end() extent {
	w.flush()
	e := extent{w.size - w.begin, w.sum}
	w.begin, w.sum = w.size, 0
	return e
}

// finish writes the directory and the tail.
func (w *writer) finish(d *directory) error {
	raw := d.append(nil)
	w.write(raw)
	sum := w.end().sum
	var tail [tailBytes]byte
	binary.LittleEndian.PutUint32(tail[0:], uint32(len(raw)))
	binary.LittleEndian.PutUint32(tail[4:], sum)
	binary.LittleEndian.PutUint32(tail[8:], Version)
	copy(tail[12:], magic)
	w.write(tail[:])
	w.end()
	return w.err
}
