package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"

	"dateline"
)

// decoded is a body behind its decoder: it says what the errors of all decoders
// mean for the payload.
type decoded struct {
	rec  *Record
	name string
	r    io.Reader
	n    int64
	err  error // sticky
}

func (d *decoded) Read(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	n, err := d.r.Read(p)
	d.n += int64(n)
	d.err = d.explain(err)
	return n, d.err
}

func (d *decoded) explain(err error) error {
	var inner *dateline.Error
	switch block := d.rec.Block.err; {
	case err == nil || err == io.EOF || errors.As(err, &inner):
		return err
	case block != nil && block != io.EOF:
		return block
	case errors.Is(err, io.ErrUnexpectedEOF):
		d.rec.notice("Content-Encoding", "the %s body ends too early; the %d bytes that are there were read", d.name, d.n)
		return io.EOF
	case errors.Is(err, gzip.ErrChecksum) || errors.Is(err, zlib.ErrChecksum): // the whole is there, and browsers show it
		d.rec.notice("Content-Encoding", "the checksum of the %s body is not met; it was read all the same", d.name)
		return io.EOF
	}
	return &dateline.Error{Kind: dateline.Invalid, Field: "Content-Encoding",
		Message: fmt.Sprintf("the %s body is damaged; %d bytes of it could be decoded", d.name, d.n), Err: err}
}

// gzipBody reads gzip members up to what is none. Browsers take no notice of what
// follows.
type gzipBody struct {
	z   *gzip.Reader
	src *bufio.Reader
}

func (g *gzipBody) Read(p []byte) (int, error) {
	for {
		n, err := g.z.Read(p)
		if err != io.EOF || n > 0 {
			return n, noEOF(err)
		}
		if head, _ := g.src.Peek(2); !bytes.Equal(head, gzipMagic) {
			return 0, io.EOF
		}
		if err := g.z.Reset(g.src); err != nil {
			return 0, err
		}
		g.z.Multistream(false)
	}
}

// noEOF leaves the end of a member to the next Read.
func noEOF(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// failed is a decoder that could not be opened.
type failed struct{ err error }

func (f failed) Read([]byte) (int, error) { return 0, f.err }

// peekSize is how much of a body is looked at to see whether it is coded.
const peekSize = 512

// looksCoded reports that the beginning of a body may be of a coding. brotli and
// bare deflate have no sign of their own, so the beginning is decoded.
func looksCoded(name string, head []byte) bool {
	switch name {
	case "gzip", "x-gzip":
		return bytes.HasPrefix(head, gzipMagic)
	case "zstd":
		return isZstd(head)
	case "deflate":
		return isZlib(head) || decodes(flate.NewReader(bytes.NewReader(head)))
	}
	return decodes(brotli.NewReader(bytes.NewReader(head)))
}

// decodes reports that a decoder takes its input without finding fault with it.
func decodes(r io.Reader) bool {
	_, err := io.Copy(io.Discard, io.LimitReader(r, ratioFloor))
	return err == nil || errors.Is(err, io.ErrUnexpectedEOF)
}

// isZlib looks at the two bytes of RFC 1950, section 2.2.
func isZlib(head []byte) bool {
	return len(head) > 1 && head[0]&0x8f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0
}

// buffered is r with a buffer, its own if it has one.
func buffered(r io.Reader) *bufio.Reader {
	if b, ok := r.(*bufio.Reader); ok {
		return b
	}
	return bufio.NewReader(r)
}
