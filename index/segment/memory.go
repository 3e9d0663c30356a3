package segment

import (
	"errors"
	"io"
	"os"

	api "github.com/blevesearch/scorch_segment_api/v2"
)

// memory is a segment that is not in a file yet.
type memory struct{ base }

var (
	_ api.UnpersistedSegment = (*memory)(nil)
	_ api.DocValueVisitable  = (*memory)(nil)
	_ io.WriterTo            = (*memory)(nil)
)

func newMemory(raw []byte) (*memory, error) {
	s := &memory{base{name: "a segment in memory", mem: raw}}
	return s, s.read()
}

// Size is how many bytes of memory the segment takes.
func (s *memory) Size() int { return cap(s.mem) }

// AddRef does nothing: there is nothing to let go of.
func (*memory) AddRef() {}

// DecRef does nothing.
func (*memory) DecRef() error { return nil }

// Close does nothing.
func (*memory) Close() error { return nil }

// BytesWritten is how many bytes were written to make it.
func (s *memory) BytesWritten() uint64 { return uint64(len(s.mem)) }

// WriteTo writes what Persist does.
func (s *memory) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(s.mem)
	return int64(n), err
}

// Persist writes the segment to a file and returns when it is on the disk. Of what
// fails no file is left.
func (s *memory) Persist(path string) error {
	return create(path, func(f *os.File) error {
		_, err := f.Write(s.mem)
		return err
	})
}

// create makes a file, which is on the disk when create returns, or is not there.
func create(path string, write func(*os.File) error) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
