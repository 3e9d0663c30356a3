package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// jsonScan walks over JSON as it streams in. It knows where values begin and end
// and keeps the bytes of one at a time; whether they are well formed inside is
// for the reader of that value.
type jsonScan struct {
	r         *bufio.Reader
	most      int64
	at        int64 // offset of the next byte
	line      int   // of the next byte, from 1
	lineStart int64 // offset of the line's first byte

	kept    []byte // since keep
	keeping bool
	over    bool // more than most bytes came since keep
}

func newJSONScan(r *bufio.Reader, most int64) *jsonScan { return &jsonScan{r: r, most: most, line: 1} }

// keep begins to keep what is walked over, with the next byte.
func (j *jsonScan) keep() { j.kept, j.keeping, j.over = j.kept[:0], true, false }

// spot and column are where the next byte is.
func (j *jsonScan) spot() spot  { return spot{line: j.line, offset: j.at} }
func (j *jsonScan) column() int { return int(j.at-j.lineStart) + 1 }

// next returns the next byte that is no white space, without taking it; io.EOF at
// the end.
func (j *jsonScan) next() (byte, error) {
	for {
		buf, err := j.more()
		if err != nil {
			return 0, err
		}
		n := 0
		for n < len(buf) && isSpace(buf[n]) {
			n++
		}
		if n < len(buf) {
			b := buf[n] // the buffer may move
			j.advance(n)
			return b, nil
		}
		j.advance(n)
	}
}

// more returns what is in the buffer, at least one byte.
func (j *jsonScan) more() ([]byte, error) {
	if _, err := j.r.Peek(1); err != nil {
		return nil, err
	}
	return j.r.Peek(j.r.Buffered())
}

// advance takes n bytes that are in the buffer.
func (j *jsonScan) advance(n int) {
	buf, _ := j.r.Peek(n)
	if j.keeping && !j.over {
		j.over = int64(len(j.kept)+n) > j.most
		if !j.over {
			j.kept = append(j.kept, buf...)
		}
	}
	if lines := bytes.Count(buf, []byte{'\n'}); lines > 0 {
		j.line += lines
		j.lineStart = j.at + int64(bytes.LastIndexByte(buf, '\n')) + 1
	}
	j.at += int64(n)
	_, _ = j.r.Discard(n)
}

var errOpen = errors.New("it ends inside a value; it may be cut off")

// value moves behind the value that begins here, or, with a depth, behind the end
// of the arrays and objects that are open.
func (j *jsonScan) value(depth int) error {
	first, err := j.next()
	if err != nil {
		return open(err)
	}
	w := valueWalk{depth: depth, scalar: depth == 0 && first != '{' && first != '[' && first != '"'}
	for {
		buf, err := j.more()
		if errors.Is(err, io.EOF) && w.scalar {
			return nil
		}
		if err != nil {
			return open(err)
		}
		n, done := w.step(buf)
		j.advance(n)
		if done {
			return nil
		}
	}
}

func open(err error) error {
	if errors.Is(err, io.EOF) {
		return errOpen
	}
	return err
}

// valueWalk is the state between two buffers of one value.
type valueWalk struct {
	depth           int
	scalar          bool // a number, true, false or null; or what is none of these
	inside, escaped bool // of a string
}

// step returns how many bytes of buf are of the value, and whether it ends there.
func (w *valueWalk) step(buf []byte) (n int, done bool) {
	if w.scalar {
		n = bytes.IndexAny(buf, ",]} \t\r\n")
		if n < 0 {
			return len(buf), false
		}
		return n, true
	}
	for i, b := range buf {
		if w.inside {
			switch {
			case w.escaped:
				w.escaped = false
			case b == '\\':
				w.escaped = true
			case b == '"':
				w.inside = false
			}
			if w.inside || w.depth > 0 {
				continue
			}
			return i + 1, true
		}
		switch b {
		case '"':
			w.inside = true
		case '{', '[':
			w.depth++
		case '}', ']':
			if w.depth--; w.depth <= 0 {
				return i + 1, true
			}
		}
	}
	return len(buf), false
}

// name takes a string that names a field, and returns it; "" if it is longer
// than any that is looked for.
func (j *jsonScan) name() (string, error) {
	const most = 1024
	raw := make([]byte, 0, 64)
	w := valueWalk{}
	for {
		buf, err := j.more()
		if err != nil {
			return "", open(err)
		}
		n, done := w.step(buf)
		if len(raw)+n <= most {
			raw = append(raw, buf[:n]...)
		} else {
			raw = raw[:0]
		}
		j.advance(n)
		if !done {
			continue
		}
		if len(raw) < 2 {
			return "", nil
		}
		name, err := unquote(raw)
		if err != nil {
			return "", nil // the value tells, where it is read
		}
		return name, nil
	}
}
