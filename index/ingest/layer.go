package ingest

import (
	"context"
	"errors"
	"io"
)

// layer is what unpacks. Its first error but io.EOF is turned into a reason and
// stays: whoever reads on meets the same one, so that it is told once.
type layer struct {
	r     io.Reader
	fault func(error) error
	err   error
}

func (l *layer) Read(p []byte) (int, error) {
	if l.err != nil {
		return 0, l.err
	}
	n, err := l.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = l.fault(err)
	}
	l.err = err
	return n, err
}

// stoppable ends when ctx is done: much can be gone through between two items.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}
