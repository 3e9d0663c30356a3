package index

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// sizes are the bytes of the files of the record, with its write-ahead log, and of
// the index: of two generations while it is made anew. Files that come and go
// meanwhile may be counted or not.
func (a *Archive) sizes() (record, index int64, err error) {
	err = filepath.WalkDir(a.dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // merged, or folded into the record, meanwhile
		case err != nil || d.IsDir():
			return err
		}
		info, err := d.Info()
		switch rel, _ := filepath.Rel(a.dir, path); { // path lies below
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(rel, indexFolder+string(filepath.Separator)):
			index += info.Size()
		case strings.HasPrefix(rel, recordFile):
			record += info.Size()
		}
		return nil
	})
	if err != nil {
		return 0, 0, fmt.Errorf("size of the archive's files: %w", err)
	}
	return record, index, nil
}
