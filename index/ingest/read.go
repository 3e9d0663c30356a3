package ingest

import (
	"errors"
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

// cannotRead words an error of the system without the path, which the item has.
// A reason of our own, such as a limit that was met, stays as it is.
func cannotRead(err error) error {
	if isReason(err) {
		return err
	}
	return systemFault(err)
}

// isReason reports an error that is worded for readers already.
func isReason(err error) bool {
	var own *dateline.Error
	return errors.As(err, &own)
}

func systemFault(err error) *dateline.Error {
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
