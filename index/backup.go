package index

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"dateline"
	"dateline/index/record"
	"dateline/index/text"

	"github.com/gofrs/flock"
)

// Backup writes one state of the record, see record.Record.Backup. The index is
// not in it: it is made again from the record.
func (a *Archive) Backup(ctx context.Context, w io.Writer) error {
	if err := a.enter(); err != nil {
		return err
	}
	defer a.leave()
	return a.rec.Backup(ctx, w)
}

// Restore makes an archive in dir of what Backup wrote; dir must be empty or not
// exist. The index is made when the archive is opened. A backup that is not whole
// is Invalid and leaves no archive.
func Restore(ctx context.Context, dir string, from io.Reader) (h record.BackupHeader, err error) {
	l, err := newFolder(dir)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, l.Unlock()) }()
	return record.Unpack(ctx, from, filepath.Join(dir, recordFile))
}

// newFolder makes dir for an archive that is not there yet, and takes its lock.
func newFolder(dir string) (*flock.Flock, error) {
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	l, err := lock(dir)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(filepath.Join(dir, recordFile)); err == nil {
		return nil, errors.Join(&dateline.Error{Kind: dateline.Conflict, Field: "archive", Message: dir + " holds an archive already",
			Hint: "name an empty or a new folder"}, l.Unlock())
	}
	return l, nil
}

// Recover makes an archive in dir, which must be empty or not exist, of what can
// still be read of the record in the file from, see record.Recover. An archive that
// another process holds is Unavailable.
func Recover(ctx context.Context, dir, from string, report func(string)) (n record.Recovered, err error) {
	held, err := lock(filepath.Dir(from))
	if err != nil {
		return n, err
	}
	defer func() { err = errors.Join(err, held.Unlock()) }()
	l, err := newFolder(dir)
	if err != nil {
		return n, err
	}
	defer func() { err = errors.Join(err, l.Unlock()) }()
	return record.Recover(ctx, from, filepath.Join(dir, recordFile), record.Options{FoldName: text.Fold}, report)
}
