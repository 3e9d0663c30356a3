package ingest

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"dateline"
)

// open opens the file of an entry. One that was found in a folder has to be
// there as a regular file still: a pipe in its place would never end.
func (e *entry) open() (*os.File, fs.FileInfo, error) {
	stat := os.Lstat
	if e.named {
		stat = os.Stat
	}
	info, err := stat(e.path)
	if err != nil {
		return nil, nil, cannotRead(err)
	}
	if !info.Mode().IsRegular() {
		return nil, nil, problem("not a regular file")
	}
	f, err := os.Open(e.path)
	if err != nil {
		return nil, nil, cannotRead(err)
	}
	if info, err = f.Stat(); err != nil {
		f.Close()
		return nil, nil, cannotRead(err)
	}
	return f, info, nil
}

// readAll returns the bytes of a file, a limitError if there are more than limit.
func (e *entry) readAll(limit int64) ([]byte, fs.FileInfo, error) {
	f, info, err := e.open()
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if info.Size() > limit {
		return nil, nil, limitError(info.Size(), limit)
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, nil, cannotRead(err)
	}
	after, err := f.Stat()
	if err != nil {
		return nil, nil, cannotRead(err)
	}
	if after.Size() != info.Size() || !after.ModTime().Equal(info.ModTime()) {
		return nil, nil, problem("it changed while it was read; index it again")
	}
	return data, info, nil
}

// cannotRead words an error of the system without the path, which the item has.
func cannotRead(err error) *dateline.Error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	e := problem("cannot be read: %s", err)
	if errors.Is(err, fs.ErrNotExist) {
		e = problem("cannot be read: it is no longer there")
	}
	e.Kind = dateline.Unavailable
	return e
}
