package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// lineReader cuts a stream into lines of bounded length.
type lineReader struct {
	r    *bufio.Reader
	most int64
	end  byte // of a line
	buf  []byte
}

func newLineReader(r *bufio.Reader, most int64) *lineReader {
	return &lineReader{r: r, most: most, end: '\n'}
}

// ofOldMac reports whether the first line ends as old Macs end lines, with CR alone.
func (l *lineReader) ofOldMac() bool {
	head, _ := l.r.Peek(l.r.Size()) // a shorter stream has less; an error comes up again in next
	i := bytes.IndexAny(head, "\r\n")
	return i >= 0 && i+1 < len(head) && head[i] == '\r' && head[i+1] != '\n' && head[i+1] != '\r'
}

// isUTF16 reports whether the stream begins with a byte order mark of UTF-16, or as JSON does
// that is in it (RFC 4627, section 3): with one zero byte.
func (l *lineReader) isUTF16() bool {
	mark, _ := l.r.Peek(2) // a shorter stream has none; an error comes up again in next
	return string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" || len(mark) == 2 && (mark[0] == 0) != (mark[1] == 0)
}

// next returns the next line without its end, and its size with it. The line is
// nil if it is longer than most; it is valid until the next call. At the end of
// the stream err is io.EOF and size 0.
func (l *lineReader) next() (line []byte, size int64, err error) {
	l.buf = l.buf[:0]
	for {
		part, err := l.r.ReadSlice(l.end)
		size += int64(len(part))
		if err == nil && size == int64(len(part)) {
			return l.bounded(part), size, nil
		}
		if size <= l.most+2 { // the line's end may be two bytes
			l.buf = append(l.buf, part...)
		}
		switch {
		case err == nil, errors.Is(err, io.EOF) && size > 0:
			return l.whole(size), size, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, size, err
		}
	}
}

// whole returns what was gathered, nil if that is not all of the line.
func (l *lineReader) whole(size int64) []byte {
	if size > int64(len(l.buf)) {
		return nil
	}
	return l.bounded(l.buf)
}

func (l *lineReader) bounded(line []byte) []byte {
	line = bytes.TrimSuffix(line, []byte("\n"))
	line = bytes.TrimRight(line, "\r") // what was converted twice has two of them
	if int64(len(line)) > l.most {
		return nil
	}
	return line
}
