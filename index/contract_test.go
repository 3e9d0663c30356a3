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
	"dateline/index/entity"
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
		a, err := index.Open(t.Context(), s.dir, index.Options{Now: s.now, Reader: readerOf(s.cast)})
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

// castReader reads a cast beside the archive's own places.
type castReader struct {
	*entity.Gazetteer
	cast archivetest.Cast
}

func (r castReader) Mentions(t entity.Text) []dateline.Mention {
	return r.cast.In(t.Title, t.Body, r.Gazetteer.Mentions(t))
}

func (r castReader) named(words []string) (out []entity.Naming) {
	for n := len(words); n > 0; n-- {
		if ids := r.cast.Named(words[:n]); ids != nil {
			out = append(out, entity.Naming{Words: n, IDs: ids})
		}
	}
	return out
}

// readerOf is what an archive reads a cast with; nil where there is none.
func readerOf(cast archivetest.Cast) func(string, *entity.Gazetteer, []dateline.Place) (*entity.Reader, error) {
	if cast == nil {
		return nil
	}
	return func(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
		r := castReader{own, cast}
		return &entity.Reader{Extractor: r, Mode: "cast", Named: r.named}, nil
	}
}
