package warc

import (
	"bufio"
	"bytes"
	"errors"
)

// lines is anything that headers are read from.
type lines interface {
	// line appends the next line to dst, with its line end if it has one, and
	// returns io.EOF with a last line that has none. A line that would make dst
	// longer than limit is errLong.
	line(dst []byte, limit int) ([]byte, error)
}

var errLong = errors.New("too long")

// line implements lines.
func (s *stream) line(dst []byte, limit int) ([]byte, error) {
	for {
		if err := s.more(); err != nil {
			return dst, err
		}
		part := s.buf[s.r:s.w]
		end := bytes.IndexByte(part, '\n') + 1
		if end > 0 {
			part = part[:end]
		}
		if len(dst)+len(part) > limit {
			return dst, errLong
		}
		dst = append(dst, part...)
		s.advance(len(part))
		if end > 0 {
			return dst, nil
		}
	}
}

// bodyLines reads lines of an HTTP message.
type bodyLines struct{ *bufio.Reader }

func (b bodyLines) line(dst []byte, limit int) ([]byte, error) {
	for {
		part, err := b.ReadSlice('\n')
		if len(dst)+len(part) > limit {
			return dst, errLong
		}
		dst = append(dst, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return dst, err
		}
	}
}

// chomp returns a line without its end.
func chomp(line []byte) []byte {
	line = bytes.TrimSuffix(line, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}
