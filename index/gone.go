package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dateline"
)

// The record goes on by its open files when its folder is moved away or removed. An index
// opens files by their names: one made under the old name would belong to no archive.

// folderGone says that the record is no longer in the folder of the archive; nil where it is.
func (a *Archive) folderGone() error {
	if _, err := os.Stat(filepath.Join(a.dir, recordFile)); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return &dateline.Error{
		Kind:    dateline.Unavailable,
		Message: "the index does not follow: the folder of the archive is no longer where it was opened",
		Hint:    "move it back, or end the program and start it again with the folder's new name; the record has all that was kept",
	}
}

// missed is what lookForFolder found last: it says more than what fails for want of the folder.
func (a *Archive) missed() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.gone
}

// lookForFolder is folderGone once an index has failed, for the calls too that wait for
// another: they are answered with it until the folder is there again.
func (a *Archive) lookForFolder() error {
	gone := a.folderGone()
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case gone != nil && a.gone == nil:
		a.log.Error("the folder of the archive is no longer there; no index is made in its place", "folder", a.dir)
		close(a.changed)
		a.changed = make(chan struct{})
	case gone == nil && a.gone != nil:
		a.log.Info("the folder of the archive is there again", "folder", a.dir)
	}
	a.gone = gone
	return gone
}
