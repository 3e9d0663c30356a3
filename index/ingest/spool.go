package ingest

import (
	"io"
	"os"
)

// readerAt returns the stream as something to jump about in: the file itself, or
// a temporary one that done removes.
func (r *run) readerAt(s *stream) (at io.ReaderAt, size int64, done func(), err error) {
	if s.depth == 0 && s.file.disk != nil {
		return s.file.disk, s.size, func() {}, nil
	}
	f, size, err := r.spool(s)
	if err != nil {
		return nil, 0, nil, err
	}
	return f, size, func() { removeSpool(f) }, nil
}

// spool puts a stream into a temporary file.
func (r *run) spool(s *stream) (f *os.File, size int64, err error) {
	limit := r.opt.Limits.Spool
	if s.size > limit {
		return nil, 0, spoolLimit(limit)
	}
	if f, err = os.CreateTemp(r.opt.Temp, "dateline-*"); err != nil {
		return nil, 0, spoolFault(err)
	}
	size, err = io.Copy(f, io.LimitReader(stoppable{r.ctx, s}, limit+1))
	if err == nil && size > limit {
		err = spoolLimit(limit)
	}
	if err != nil {
		removeSpool(f)
		return nil, 0, spoolFault(err)
	}
	return f, size, nil
}

// spoolFault words what went wrong; a reason of a layer below stays as it is.
func spoolFault(err error) error {
	if isReason(err) {
		return err
	}
	e := systemFault(err)
	e.Message = "cannot be put into a temporary file: " + err.Error()
	return e
}

func spoolLimit(limit int64) error {
	return raisable("max-spool", problem("is longer than the limit of %d bytes for what is put into a temporary file", limit))
}

func removeSpool(f *os.File) {
	f.Close()
	os.Remove(f.Name())
}
