package remote_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/archivetest"
	"dateline/index/remote"
)

// behind is an embedded archive that is served, and how to end that.
type behind struct {
	dir  string
	now  func() time.Time
	cast archivetest.Cast
	held *index.Archive
	stop func() error
}

// serve opens the archive in dir and answers for it until stop or the end of t.
func serve(t *testing.T, dir string, now func() time.Time, cast archivetest.Cast) *behind {
	t.Helper()
	held, err := index.Open(t.Context(), dir, index.Options{Now: now, Reader: cast.Reader()})
	if err != nil {
		t.Fatal(err)
	}
	ln, err := remote.Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 1)
	go func() { ended <- remote.Serve(ctx, ln, held, remote.Options{}) }()
	stop := sync.OnceValue(func() error {
		cancel()
		err := <-ended
		if closed := held.Close(); err == nil {
			err = closed
		}
		return err
	})
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	return &behind{dir, now, cast, held, stop}
}

// dial returns the archive of dir as another process would see it.
func dial(t *testing.T, dir string) *remote.Archive {
	t.Helper()
	a, err := remote.Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// TestContract runs the suite that every archive passes, through a socket.
func TestContract(t *testing.T) {
	var servers sync.Map // dateline.Archive -> *behind
	of := func(a dateline.Archive) *behind {
		s, _ := servers.Load(a)
		return s.(*behind)
	}
	open := func(t *testing.T, dir string, now func() time.Time, cast archivetest.Cast) dateline.Archive {
		s := serve(t, dir, now, cast)
		a := dial(t, dir)
		servers.Store(dateline.Archive(a), s)
		return a
	}
	archivetest.Run(t, archivetest.Engine{
		Open: func(t *testing.T, now func() time.Time) dateline.Archive { return open(t, t.TempDir(), now, nil) },
		Reading: func(t *testing.T, now func() time.Time, cast archivetest.Cast) dateline.Archive {
			return open(t, t.TempDir(), now, cast)
		},
		Reopen: func(t *testing.T, a dateline.Archive) dateline.Archive {
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			if err := of(a).stop(); err != nil {
				t.Fatal(err)
			}
			return open(t, of(a).dir, of(a).now, of(a).cast)
		},
		Files: func(t *testing.T, a dateline.Archive) []string { return regularFiles(t, of(a).dir) },
	})
}

func regularFiles(t *testing.T, dir string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
