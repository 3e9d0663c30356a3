package index_test

import (
	"io/fs"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/archivetest"
)

// TestContract runs the suite that every archive passes.
func TestContract(t *testing.T) {
	var folders sync.Map // *index.Archive -> setup
	type setup struct {
		dir  string
		now  func() time.Time
		cast archivetest.Cast
	}
	openAt := func(t *testing.T, s setup) dateline.Archive {
		t.Helper()
		a, err := index.Open(t.Context(), s.dir, index.Options{Now: s.now, Reader: s.cast.Reader()})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { a.Close() })
		folders.Store(dateline.Archive(a), s)
		return a
	}
	of := func(a dateline.Archive) setup {
		s, _ := folders.Load(a)
		return s.(setup)
	}
	archivetest.Run(t, archivetest.Engine{
		Open: func(t *testing.T, now func() time.Time) dateline.Archive {
			return openAt(t, setup{t.TempDir(), now, nil})
		},
		Reading: func(t *testing.T, now func() time.Time, cast archivetest.Cast) dateline.Archive {
			return openAt(t, setup{t.TempDir(), now, cast})
		},
		Reopen: func(t *testing.T, a dateline.Archive) dateline.Archive {
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			return openAt(t, of(a))
		},
		Files: func(t *testing.T, a dateline.Archive) (files []string) {
			err := filepath.WalkDir(of(a).dir, func(path string, d fs.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					files = append(files, path)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return files
		},
	})
}
