package warc

import (
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// packing gives the members of a file one after the other: gzip members, zstd
// frames, or the one whole that a plain file is. Each is read to its end before
// the next is asked for; io.EOF follows the last. at is the byte of the file where
// it begins or should have begun.
type packing interface {
	next() (m io.Reader, at int64, err error)
	name() string // what a member is called in messages; "" for a plain file
}

var gzipMagic = []byte{0x1f, 0x8b}

// detect looks at the first bytes of f.
func detect(f *file) packing {
	head, _ := f.Peek(4)
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		return &gzipped{file: f}
	case isZstd(head):
		return &zstded{file: f}
	}
	return &plain{file: f}
}

type plain struct {
	file *file
	done bool
}

func (p *plain) name() string { return "" }

func (p *plain) next() (io.Reader, int64, error) {
	if p.done {
		return nil, p.file.offset(), io.EOF
	}
	p.done = true
	return p.file, p.file.offset(), nil
}

type gzipped struct {
	file *file
	z    *gzip.Reader
}

func (g *gzipped) name() string { return "gzip member" }

func (g *gzipped) next() (io.Reader, int64, error) {
	at := g.file.offset()
	head, err := g.file.Peek(2)
	if len(head) == 0 {
		return nil, at, err
	}
	if !bytes.Equal(head, gzipMagic) {
		return nil, at, fmt.Errorf("want %q, found %q", gzipMagic, head)
	}
	if g.z == nil {
		g.z = new(gzip.Reader)
	}
	if err := g.z.Reset(g.file); err != nil {
		return nil, at, err
	}
	g.z.Multistream(false)
	return g.z, at, nil
}
