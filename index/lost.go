package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dateline"
)

// refuseLost refuses a folder with an index whose record is not there, or has nothing in
// it: the record is made first, so it was lost, and an empty archive in its place would
// hide that.
func (a *Archive) refuseLost() error {
	info, err := os.Stat(filepath.Join(a.dir, recordFile))
	if err == nil && info.Size() > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil // what cannot be looked at is told when it is opened
	}
	generations, err := a.generations()
	if err != nil || len(generations) == 0 {
		return err
	}
	what := " is empty"
	if info == nil {
		what = " is not there"
	}
	return &dateline.Error{
		Kind: dateline.Invalid, Field: "archive",
		Message: filepath.Join(a.dir, recordFile) + what + ", though there is an index of it: the record was lost",
		Hint:    "dateline restore makes an archive of a backup, in another folder; to begin anew here, remove the folder " + filepath.Join(a.dir, indexFolder),
	}
}
