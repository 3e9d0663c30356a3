//go:build unix

package record_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"dateline"
)

// limitFiles makes writes behind size bytes of any file fail (EFBIG), as on a full
// disk, until the returned function is called.
func limitFiles(t *testing.T, size uint64) (lift func()) {
	t.Helper()
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	now := was
	now.Cur = size
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullDisk: a write that fails leaves nothing, and works once there is space.
func TestFullDisk(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	id := putOne(t, r, article(1)).ID
	var batch []dateline.Article
	for i := range 500 {
		batch = append(batch, batchArticle(10+i))
	}
	for name, write := range map[string]func() error{
		"put":     func() error { _, _, err := r.Put(ctx, batch); return err },
		"compact": func() error { return r.Compact(ctx) },
	} {
		lift := limitFiles(t, 64<<10)
		err := write()
		lift()
		wantError(t, err, dateline.Unavailable, name, "the disk has space")
		if r.Head() != 1 {
			t.Fatalf("%s: head %d after it failed, want 1", name, r.Head())
		}
		wantClean(t, r)
	}
	out := put(t, r, batch...)
	if out[499].Status != dateline.Added || r.Head() != 501 {
		t.Errorf("afterwards %+v, head %d", out[499], r.Head())
	}
	if _, err := r.Article(ctx, id, 0); err != nil {
		t.Error(err)
	}
	wantClean(t, r)
}

// TestKilled copies the files as they are after a commit, as if the process had
// died, and opens the copy.
func TestKilled(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	id := putOne(t, r, article(1)).ID
	other := t.TempDir()
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) < 2 {
		t.Fatalf("%v, %v: want the file and its log", files, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(other, filepath.Base(f)), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	copied := openAt(t, filepath.Join(other, filepath.Base(path)))
	if got, err := copied.Article(ctx, id, 0); err != nil || got.Body != "Body 1." || copied.Head() != 1 {
		t.Errorf("%+v, %v, head %d", got, err, copied.Head())
	}
	wantClean(t, copied)
}
