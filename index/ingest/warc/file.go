package warc

import (
	"bufio"
	"io"
)

// bufferSize is what is read at once, of the file and of what is unpacked.
const bufferSize = 64 << 10

// file reads the bytes as they are stored and knows which one is next.
type file struct {
	*bufio.Reader
	under counter
}

// counter counts what is taken from r and keeps the error that ended it.
type counter struct {
	r   io.Reader
	n   int64
	err error // not io.EOF
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

func newFile(r io.Reader, at int64) *file {
	f := &file{under: counter{r: r, n: at}}
	f.Reader = bufio.NewReaderSize(&f.under, bufferSize)
	return f
}

// offset is the byte of the file that is read next.
func (f *file) offset() int64 { return f.under.n - int64(f.Buffered()) }

// ended reports that the file has no more than the beginning of a header left.
func (f *file) ended() bool {
	_, err := f.Peek(5)
	return err == io.EOF
}
