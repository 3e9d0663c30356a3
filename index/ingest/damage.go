package ingest

import (
	"errors"
	"io"
)

// damage is an error of a layer under a stream, with the byte of the file as
// stored at which it lies. It is told once, however many readers it ends.
type damage struct {
	reason error // a *dateline.Error is in its chain
	at     int64
	told   bool
}

// Error returns the reason.
func (d *damage) Error() string { return d.reason.Error() }

// Unwrap returns the reason.
func (d *damage) Unwrap() error { return d.reason }

// damaged makes the damage of a stream that err was met in; what is already one,
// or another reason of our own, stays as it is.
func (s *stream) damaged(what string, err error) error {
	if isReason(err) {
		return err
	}
	at := s.offset(s.in.taken())
	if at == 0 {
		at = s.file.read
	}
	e := problem("%s, at byte %d of the file: %s", what, at, err)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		e = problem("is cut off at byte %d of the file", at)
	}
	return &damage{reason: e, at: at}
}
