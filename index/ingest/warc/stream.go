package warc

import (
	"errors"
	"fmt"
	"io"
)

// stream is what a file holds when unpacked, with the position of each byte. Its
// buffer never holds bytes of two members, so that a position is one subtraction.
type stream struct {
	file *file
	pack packing

	member io.Reader // nil before the first and between two
	start  int64     // byte of the file where the member begins
	given  int64     // bytes of the member before buf[r]
	buf    []byte
	r, w   int
	err    error // what comes behind buf[w]; io.EOF behind the last member
	// opening tells that err is about a member that could not be opened, so that all
	// before it is whole.
	opening bool
}

func newStream(f *file) *stream {
	return &stream{file: f, pack: detect(f), buf: make([]byte, bufferSize)}
}

// pos is where the next byte is. It is exact when more has returned nil.
func (s *stream) pos() Position {
	if s.pack.name() == "" {
		return Position{Offset: s.start + s.given}
	}
	return Position{Offset: s.start, Skip: s.given}
}

// more makes sure that a byte is buffered: io.EOF at the end.
func (s *stream) more() error {
	for s.r == s.w {
		if s.err != nil {
			return s.err
		}
		if s.member == nil {
			s.open()
			continue
		}
		s.r = 0
		s.w = s.pull(s.buf)
	}
	return nil
}

// open goes on to the next member.
func (s *stream) open() {
	m, at, err := s.pack.next()
	s.start, s.given = at, 0
	if err != nil {
		s.opening = true
		s.err = s.explain(err)
		return
	}
	s.member = m
}

// pull reads from the member once and keeps how it ended.
func (s *stream) pull(p []byte) int {
	n, err := s.member.Read(p)
	if err == io.EOF {
		s.member = nil
	} else if err != nil {
		s.err = s.explain(err)
	}
	return n
}

// explain makes a break of what a decompressor says, unless the file itself could
// not be read.
func (s *stream) explain(err error) error {
	name, under := s.pack.name(), &s.file.under
	at, reason := s.file.offset(), fmt.Sprintf("the %s that begins at byte %d is damaged: %v", name, s.start, err)
	switch {
	case err == io.EOF:
		return err
	case errors.Is(err, io.ErrUnexpectedEOF) && s.file.ended():
		at, reason = under.n, fmt.Sprintf("the file ends inside the %s that begins at byte %d", name, s.start)
	case s.opening:
		at, reason = s.start, fmt.Sprintf("no %s begins here: %v", name, err)
	}
	if under.err != nil {
		return fmt.Errorf("read at byte %d: %w", under.n, under.err)
	}
	return &BreakError{Position: Position{Offset: at}, Reason: reason, Err: err}
}

// Read gives what is buffered, or reads a long p straight from the member.
func (s *stream) Read(p []byte) (int, error) {
	if s.r == s.w && s.member != nil && s.err == nil && len(p) >= len(s.buf) {
		n := s.pull(p)
		s.given += int64(n)
		return n, nil
	}
	if err := s.more(); err != nil {
		return 0, err
	}
	n := copy(p, s.buf[s.r:s.w])
	s.advance(n)
	return n, nil
}

// skip passes over n bytes, or fewer when it returns an error.
func (s *stream) skip(n int64) (int64, error) {
	left := n
	for left > 0 {
		if err := s.more(); err != nil {
			return n - left, err
		}
		k := int(min(left, int64(s.w-s.r)))
		s.advance(k)
		left -= int64(k)
	}
	return n, nil
}

func (s *stream) advance(n int) {
	s.r += n
	s.given += int64(n)
}
