package warc

import (
	"bufio"
	"bytes"
	"io"
)

// chunkedBody reads a body without its chunked coding. Where the coding is wrong,
// the payload ends, as it does in a browser, and a notice says so.
type chunkedBody struct {
	rec *Record
	src *bufio.Reader
	c   chunks
	err error // sticky
}

func (b *chunkedBody) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for b.err == nil && b.c.state != chunkData {
		b.control()
	}
	if b.err != nil {
		return 0, b.err
	}
	n, err := b.src.Read(p[:min(int64(len(p)), b.c.left)])
	b.c.data(int64(n))
	b.end(err)
	return n, b.err
}

// control takes a byte between two chunks.
func (b *chunkedBody) control() {
	if b.c.over() {
		b.close()
		return
	}
	next, err := b.src.ReadByte()
	if err != nil {
		b.end(err)
		return
	}
	b.c.step(next)
}

// end takes the end of the block, which a whole body does not reach.
func (b *chunkedBody) end(err error) {
	if err == io.EOF {
		b.rec.notice("Transfer-Encoding", "the body ends without its last chunk, %d bytes into it; what is there was read", b.c.at)
	}
	b.err = err
}

func (b *chunkedBody) close() {
	b.err = io.EOF
	if b.c.state == chunksBroken {
		b.rec.notice("Transfer-Encoding", "%s; the payload was read up to there", b.c.wrong)
		return
	}
	if _, err := b.src.Peek(1); err == nil {
		b.rec.notice("Transfer-Encoding", "more follows the last chunk, which ends at byte %d of the body; it was not read", b.c.at)
	}
}

// isChunked looks whether a body begins with the size of a chunk. Many programs
// keep the header field of a body that they have put together.
func isChunked(src *bufio.Reader) bool {
	const most = 64 // a size has 16 digits at most; the rest is an extension
	head, _ := src.Peek(most)
	line, _, ended := bytes.Cut(head, []byte("\n"))
	if !ended && len(head) < most {
		return len(head) == 0
	}
	_, ok := readChunkSize(line)
	return ok
}
