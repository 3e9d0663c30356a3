package index_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
)

// closed makes an archive with some hundred articles in several segments, and
// closes it.
func closed(t *testing.T) (dir string, want []string) {
	t.Helper()
	dir = t.TempDir()
	a, err := index.Open(t.Context(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	for i := 0; i < 200; i += 50 {
		var batch []dateline.Article
		for j := range 50 {
			batch = append(batch, randomArticle(rnd, i+j))
		}
		put(t, a, batch...)
	}
	want = ids(t, a, dateline.Search{Text: "village OR mortar"})
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, want
}

// sound opens the archive and holds it against what it was.
func sound(t *testing.T, what, dir string, want []string) {
	t.Helper()
	a, err := index.Open(t.Context(), dir, index.Options{})
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	defer a.Close()
	if got := ids(t, a, dateline.Search{Text: "village OR mortar"}); !slices.Equal(got, want) {
		t.Errorf("%s: the search finds %d articles, want %d", what, len(got), len(want))
	}
	err = a.Check(t.Context(), func(f dateline.Fault) { t.Errorf("%s: check: %s %s: %s", what, f.Where, f.ID, f.Message) })
	if err != nil {
		t.Errorf("%s: check: %v", what, err)
	}
}

// indexFiles are the files of the index, by their names.
func indexFiles(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, "index"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		if errors.Is(err, fs.ErrNotExist) { // Bleve removes files while it runs
			return nil
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("files of the index: %v, %v", out, err)
	}
	return out
}

// TestADamagedIndexCostsTimeOnly damages each file of a closed index in each way,
// with the note of the clean close there and gone, as after a crash.
func TestADamagedIndexCostsTimeOnly(t *testing.T) {
	dir, want := closed(t)
	sound(t, "untouched", dir, want)
	rnd := rand.New(rand.NewPCG(1, 2))
	damages := map[string]func([]byte) []byte{
		"gone":      func([]byte) []byte { return nil },
		"empty":     func([]byte) []byte { return []byte{} },
		"half":      func(b []byte) []byte { return b[:len(b)/2] },
		"bits":      func(b []byte) []byte { return flip(b, rnd) },
		"no header": func(b []byte) []byte { clear(b[:min(len(b), 64)]); return b },
	}
	for _, crashed := range []bool{false, true} {
		for name, damage := range damages {
			for _, file := range names(indexFiles(t, dir)) {
				what := name + " " + file
				if crashed {
					what += " after a crash"
				}
				copied := t.TempDir()
				if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
					t.Fatal(err)
				}
				if crashed {
					removeNamed(t, copied, "closed.json")
				}
				spoil(t, copied, file, damage)
				sound(t, what, copied, want)
			}
		}
	}
}

func flip(b []byte, rnd *rand.Rand) []byte {
	for range 8 {
		b[rnd.IntN(len(b))] ^= 1 << rnd.IntN(8)
	}
	return b
}

// names are what the files are called in every copy of the archive.
func names(files []string) (out []string) {
	for _, f := range files {
		if base := filepath.Base(f); !slices.Contains(out, base) {
			out = append(out, base)
		}
	}
	return out
}

func spoil(t *testing.T, dir, name string, damage func([]byte) []byte) {
	t.Helper()
	for _, path := range indexFiles(t, dir) {
		if filepath.Base(path) != name {
			continue
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if raw = damage(bytes.Clone(raw)); raw == nil {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, raw, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func removeNamed(t *testing.T, dir, name string) {
	t.Helper()
	spoil(t, dir, name, func([]byte) []byte { return nil })
}

func TestAMissingIndexIsMadeAgain(t *testing.T) {
	dir, want := closed(t)
	if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
		t.Fatal(err)
	}
	sound(t, "no index", dir, want)
}

// TestAnIndexOfAnotherRecordIsNotUsed puts the index of one archive beside the
// record of another.
func TestAnIndexOfAnotherRecordIsNotUsed(t *testing.T) {
	dir, want := closed(t)
	other, _ := closed(t)
	if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "index"), os.DirFS(filepath.Join(other, "index"))); err != nil {
		t.Fatal(err)
	}
	sound(t, "the index of another record", dir, want)
}

func TestASecondOpeningSaysWhoHoldsTheArchive(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	_, err := index.Open(t.Context(), dir, index.Options{})
	if dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), "is held by") || !strings.Contains(err.Error(), "process ") {
		t.Errorf("a second opening says %v, want who holds the archive", err)
	}
}

func TestAFolderWithOtherFilesIsNoArchive(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.doc"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := index.Open(t.Context(), dir, index.Options{})
	if dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), "thesis.doc") {
		t.Errorf("opening it says %v, want that it holds thesis.doc", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("opening it left %v behind", entries)
	}
}

func TestAnUnknownRecordIsRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "record.db"), bytes.Repeat([]byte("no database "), 500), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := index.Open(t.Context(), dir, index.Options{})
	var e *dateline.Error
	if !errors.As(err, &e) {
		t.Errorf("opening it says %v, want an error for readers", err)
	}
}
