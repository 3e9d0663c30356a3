package warc

import (
	"bytes"
	"errors"
	"io"
	"math"
)

// Reader reads the records of one file in their order. It is for one goroutine.
type Reader struct {
	s      *stream
	opt    Options
	arc    bool // records are those of ARC
	rec    *Record
	err    error // sticky
	line   []byte
	header headerParser
	http   decoders
}

// NewReader reads a file from its first byte. What is packed is seen from the
// content. The file is buffered by the reader.
func NewReader(r io.Reader, opt Options) *Reader {
	return newReader(r, 0, opt)
}

func newReader(r io.Reader, at int64, opt Options) *Reader {
	return &Reader{s: newStream(newFile(r, at)), opt: opt.withDefaults()}
}

// ReadAt reads the one record at a position that a Record of the same file has.
// In a packed file with more than one record in a member it has to unpack the Skip
// bytes before it. A .warc.zst with a dictionary cannot be read from its middle.
func ReadAt(f io.ReaderAt, at Position, opt Options) (*Record, error) {
	r := newReader(io.NewSectionReader(f, at.Offset, math.MaxInt64-at.Offset), at.Offset, opt)
	r.arc = true // the version block is not seen; a WARC record says what it is
	if _, err := r.s.skip(at.Skip); err != nil && err != io.EOF {
		return nil, err
	}
	rec, err := r.Next()
	if err == io.EOF {
		return nil, breakAt(at, "the file has no record here; it ends before")
	}
	return rec, err
}

// Next finishes the record before and returns the next one; io.EOF behind the
// last. Any other error is final: a [*BreakError] where the file cannot be read on,
// or the error of the file itself. A file without a record is io.EOF at once.
func (r *Reader) Next() (*Record, error) {
	if r.rec != nil {
		if err := r.rec.Finish(); err != nil {
			r.err = err
		}
		r.rec = nil
	}
	if r.err == nil {
		r.rec, r.err = r.begin()
	}
	if r.err != nil {
		return nil, r.err
	}
	return r.rec, nil
}

// begin reads the header of the next record.
func (r *Reader) begin() (*Record, error) {
	if _, err := r.blank(); err != nil {
		return nil, err
	}
	rec := &Record{Position: r.s.pos(), reader: r}
	rec.Block = &Block{rec: rec}
	var err error
	if r.line, err = r.s.line(r.line[:0], r.opt.MaxHeader); err != nil && err != io.EOF && !errors.Is(err, errLong) {
		return nil, err
	}
	switch {
	case errors.Is(err, errLong):
		err = breakAt(rec.Position, "no line end in %d bytes; want a record to begin here", r.opt.MaxHeader)
	case bytes.HasPrefix(r.line, []byte("WARC/")):
		err = rec.readWARC(chomp(r.line))
	case r.arc || bytes.HasPrefix(r.line, []byte("filedesc:")):
		r.arc = true
		err = rec.readARC(chomp(r.line))
	default:
		err = breakAt(rec.Position, `found %s; want a record to begin here, with "WARC/1.0", "WARC/1.1" or, in an ARC file, "filedesc:"; the length of a record before it may be wrong`, shown(chomp(r.line)))
	}
	if err != nil {
		return nil, err
	}
	return rec, nil
}

// maxBlank is how many blank lines are taken for a gap between two records.
const maxBlank = 1000

// blank passes over line ends and counts them. It returns nil before another byte.
func (r *Reader) blank() (n int, err error) {
	for ; n <= maxBlank; r.s.advance(1) {
		if err := r.s.more(); err != nil {
			return n, err
		}
		switch r.s.buf[r.s.r] {
		case '\n':
			n++
		case '\r':
		default:
			return n, nil
		}
	}
	return n, breakAt(r.s.pos(), "more than %d blank lines; want a record", maxBlank)
}
