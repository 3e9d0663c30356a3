package warc

import (
	"bytes"
	"fmt"
	"strconv"
)

// chunks follows the chunked coding of RFC 9112, section 7.1, byte by byte. It
// takes LF for CRLF, space around sizes, and any extension, as browsers do.
type chunks struct {
	state chunkState
	left  int64  // bytes of the chunk that are still to come
	line  []byte // the line that is being read
	at    int64  // bytes taken
	count int    // chunks whose size was read
	wrong string // why the state is chunksBroken
}

type chunkState uint8

const (
	chunkSize chunkState = iota
	chunkData
	chunkEnd
	chunkTrailer
	chunksDone
	chunksBroken
)

// maxChunkLine is the longest line with a size and its extensions, or of a trailer.
const maxChunkLine = 4096

// over reports that no more payload comes.
func (c *chunks) over() bool { return c.state >= chunksDone }

// data tells that n bytes of a chunk were taken elsewhere.
func (c *chunks) data(n int64) {
	c.at += n
	if c.left -= n; c.left == 0 {
		c.state = chunkEnd
	}
}

// step takes one byte that is not of a chunk's data.
func (c *chunks) step(b byte) {
	c.at++
	if b != '\n' {
		if c.line = append(c.line, b); len(c.line) > maxChunkLine || c.state == chunkEnd && b != '\r' {
			c.fail()
		}
		return
	}
	line := bytes.TrimSpace(c.line)
	c.line = c.line[:0]
	switch c.state {
	case chunkSize:
		c.size(line)
	case chunkEnd:
		c.state = chunkSize
	case chunkTrailer:
		if len(line) == 0 {
			c.state = chunksDone
		}
	}
}

func (c *chunks) size(line []byte) {
	n, ok := readChunkSize(line)
	if !ok {
		c.line = line
		c.fail()
		return
	}
	c.count++
	c.left, c.state = n, chunkData
	if n == 0 {
		c.state = chunkTrailer
	}
}

func readChunkSize(line []byte) (int64, bool) {
	digits, _, _ := bytes.Cut(line, []byte(";"))
	n, err := strconv.ParseUint(string(bytes.TrimSpace(digits)), 16, 62)
	return int64(n), err == nil
}

func (c *chunks) fail() {
	want := "a chunk's size in hexadecimal digits"
	switch c.state {
	case chunkEnd:
		want = "a line end behind the chunk"
	case chunkTrailer:
		want = "the end of the body"
	}
	c.wrong = fmt.Sprintf("byte %d of the body is %s; want %s", c.at, shown(c.line), want)
	c.state = chunksBroken
}
