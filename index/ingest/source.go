package ingest

import (
	"bufio"
	"io"
)

// source is a buffer that knows how much was taken out of it.
type source struct {
	*bufio.Reader
	below io.Reader
	got   int64 // from below
}

// newSource buffers a stream of size bytes, -1 if that is not known.
func newSource(r io.Reader, size int64) *source {
	const most = 64 << 10
	s := &source{below: r}
	if size < 0 || size > most {
		size = most
	}
	s.Reader = bufio.NewReaderSize(counter{s}, int(max(size, headBytes)))
	return s
}

// taken is how many bytes have been read out of the buffer.
func (s *source) taken() int64 { return s.got - int64(s.Buffered()) }

type counter struct{ s *source }

func (c counter) Read(p []byte) (int, error) {
	n, err := c.s.below.Read(p)
	c.s.got += int64(n)
	return n, err
}
