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
	defer func() { err = l.leave(err) }()
	return record.Unpack(ctx, from, filepath.Join(dir, recordFile))
}

// folder is one that is held for an archive that is to be made, or for a look at one.
type folder struct {
	lock *flock.Flock
	made []string // what was not there before: the lock, and folders from the inside out
}

// hold takes the lock of dir, which is there.
func hold(dir string, made ...string) (f folder, err error) {
	path := filepath.Join(dir, lockFile)
	_, before := os.Lstat(path)
	f.made = made
	if f.lock, err = lock(dir); err != nil {
		return f, f.leave(err)
	}
	if errors.Is(before, os.ErrNotExist) {
		f.made = append([]string{path}, made...)
	}
	return f, nil
}

// leave lets go of the folder. Where it is for an error, nothing is left there that was
// not there before.
func (f folder) leave(err error) error {
	if err != nil {
		f.undo()
	}
	if f.lock == nil {
		return err
	}
	return errors.Join(err, f.lock.Unlock())
}

// undo takes away what was not there before. A folder that something else was put into stays.
func (f folder) undo() {
	for _, path := range f.made {
		_ = os.Remove(path)
	}
}

// newFolder makes dir for an archive that is not there yet, and takes its lock.
func newFolder(dir string) (f folder, err error) {
	made := missing(dir)
	if err := checkFolder(dir); err != nil {
		return f, folder{made: made}.leave(err)
	}
	if f, err = hold(dir, made...); err != nil {
		return f, err
	}
	if _, err := os.Lstat(filepath.Join(dir, recordFile)); err == nil {
		return f, f.leave(&dateline.Error{Kind: dateline.Conflict, Field: "archive", Message: dir + " holds an archive already",
			Hint: "name an empty or a new folder"})
	}
	return f, nil
}

// missing are the folders on the way to dir that are not there, dir first.
func missing(dir string) (out []string) {
	for {
		if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
			return out
		}
		out = append(out, dir)
		if dir = filepath.Dir(dir); dir == "." || dir == string(filepath.Separator) {
			return out
		}
	}
}

// Recover makes an archive in dir, which must be empty or not exist, of what can
// still be read of the record in the file from, see record.Recover. An archive that
// another process holds is Unavailable.
func Recover(ctx context.Context, dir, from string, report func(string)) (n record.Recovered, err error) {
	held, err := hold(filepath.Dir(from))
	if err != nil {
		return n, err
	}
	defer func() { held.undo(); err = held.leave(err) }()
	l, err := newFolder(dir)
	if err != nil {
		return n, err
	}
	defer func() { err = l.leave(err) }()
	return record.Recover(ctx, from, filepath.Join(dir, recordFile), record.Options{FoldName: text.Fold}, report)
}
