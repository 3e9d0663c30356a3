package main

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"dateline/server"

	"github.com/google/go-cmp/cmp"
)

// damages are done to one file of the index.
var damages = map[string]func(*rand.Rand, string) error{
	"truncated": func(random *rand.Rand, path string) error {
		return rewrite(path, func(raw []byte) []byte { return raw[:random.IntN(len(raw))] })
	},
	"bits flipped": func(random *rand.Rand, path string) error {
		return rewrite(path, func(raw []byte) []byte {
			for range 8 {
				raw[random.IntN(len(raw))] ^= 1 << random.IntN(8)
			}
			return raw
		})
	},
	"missing": func(_ *rand.Rand, path string) error { return os.Remove(path) },
}

func rewrite(path string, change func([]byte) []byte) error {
	raw, err := os.ReadFile(path)
	if err != nil || len(raw) == 0 {
		return err
	}
	return os.WriteFile(path, change(raw), 0o644)
}

// A damaged index costs time only: the next search gives the same answer.
func TestDamagedIndex(t *testing.T) {
	random := newRandom(t)
	dir := seeded(t)
	want := found(t, dir)
	for _, file := range indexFiles(t, dir) {
		for name, damage := range damages {
			t.Run(name+" "+filepath.Base(file), func(t *testing.T) {
				copied := filepath.Join(t.TempDir(), "archive")
				if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
					t.Fatal(err)
				}
				if err := damage(random, filepath.Join(copied, file)); err != nil {
					t.Fatal(err)
				}
				same(t, copied, want)
			})
		}
	}
	t.Run("the folder deleted", func(t *testing.T) {
		if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
			t.Fatal(err)
		}
		same(t, dir, want)
	})
}

func same(t *testing.T, dir string, want server.SearchJSON) {
	t.Helper()
	if diff := cmp.Diff(want, found(t, dir)); diff != "" {
		t.Errorf("answer (-before +after):\n%s", diff)
	}
	succeed(t, "check", "--archive", dir)
}

// found is an answer without how long it took.
func found(t *testing.T, dir string) server.SearchJSON {
	t.Helper()
	got := answer[server.SearchJSON](t, succeed(t, "search", "--archive", dir, "--json", "Kelbajar", "drone"))
	if got.Total.Value != 4 {
		t.Fatalf("%d articles, want 4", got.Total.Value)
	}
	got.TookMS = 0
	return got
}

// indexFiles are the files of the index, below the archive.
func indexFiles(t *testing.T, dir string) (files []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), "index", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 3 {
		t.Fatalf("files of the index: %q, %v", files, err)
	}
	return files
}
