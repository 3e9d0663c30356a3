//go:build unix

package index_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"dateline"
	"dateline/index"
)

// nobody is a user without rights; who runs the tests as root becomes that one for a while.
const nobody = 65534

// unwritable takes from the process all rights to write below a folder, until the function
// that it returns is called.
func unwritable(t *testing.T, dir string) (again func()) {
	t.Helper()
	each := func(do func(path string) error) {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err == nil {
				err = do(path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	root := os.Getuid() == 0
	each(func(path string) error {
		if !root {
			return nil
		}
		return os.Chown(path, nobody, -1)
	})
	modes := func(write bool) {
		each(func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			mode := info.Mode().Perm() &^ 0o222
			if write {
				mode |= 0o200
			}
			return os.Chmod(path, mode)
		})
	}
	modes(false)
	if root {
		if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Seteuid(nobody); err != nil {
			t.Skip("cannot become another user:", err)
		}
	}
	again = func() {
		if root {
			if err := syscall.Seteuid(0); err != nil {
				t.Fatal(err)
			}
		}
		modes(true)
	}
	t.Cleanup(again)
	return again
}

// filesOf are the files below a folder with a hash of each.
func filesOf(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		sum := sha256.Sum256(raw)
		out = append(out, path+" "+hex.EncodeToString(sum[:]))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// An archive in a folder that cannot be written to is searched, checked and backed up, by
// several at a time; what would write is refused, and nothing in the folder changes.
func TestAnArchiveThatIsOnlyRead(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	putPlaces(t, a, dateline.Place{ID: "velun", Label: "Velun"})
	put(t, a, note("one", "Rain in Velun."), note("two", "Fog in Velun, and rain."), note("three", "Sun."), note("four", "Rain in Velun."))
	put(t, a, note("one", "Rain and hail in Velun."))
	correct(t, a, dateline.Correction{Kind: dateline.CorrectRename, Entity: "velun", Label: "V"})
	all := dateline.Search{Text: "rain", Facets: []string{dateline.FacetPlace}, Limit: 9, Copies: dateline.Fold}
	want, err := a.Search(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	shut(t, a)
	again := unwritable(t, dir)
	before := filesOf(t, dir)

	var said strings.Builder
	a, err = index.Open(t.Context(), dir, index.Options{Log: slog.New(slog.NewTextHandler(&said, nil))})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if !a.ReadOnly() || !strings.Contains(said.String(), "only read") {
		t.Errorf("only read is %v, said: %s", a.ReadOnly(), &said)
	}
	got, err := a.Search(t.Context(), all)
	if err != nil || got.Total != want.Total || got.Facets[dateline.FacetPlace].Values[0] != want.Facets[dateline.FacetPlace].Values[0] || len(got.Hits) != len(want.Hits) {
		t.Errorf("%+v\nwant %+v: %v", got, want, err)
	}
	if found := ids(t, a, dateline.Search{Text: "rain", Revisions: dateline.AllRevisions}); len(found) != 4 {
		t.Errorf("of all revisions %q match, want 4", found)
	}
	if err := a.Check(t.Context(), func(f dateline.Fault) { t.Errorf("check: %+v", f) }); err != nil {
		t.Error(err)
	}
	if err := a.Wait(t.Context(), got.Seen); err != nil {
		t.Error(err)
	}
	var backup bytes.Buffer
	if err := a.Backup(t.Context(), &backup); err != nil {
		t.Error(err)
	}
	other, err := index.Open(t.Context(), dir, index.Options{})
	if err != nil {
		t.Errorf("a second time: %v", err)
	} else {
		shut(t, other)
	}
	for name, write := range map[string]func() error{
		"Put": func() error { _, _, err := a.Put(t.Context(), notes(1, "Hail.")); return err },
		"PutPlaces": func() error {
			_, _, err := a.PutPlaces(t.Context(), "x", []dateline.Place{{ID: "x", Label: "X"}})
			return err
		},
		"Correct": func() error {
			_, _, err := a.Correct(t.Context(), []dateline.Correction{{Kind: dateline.CorrectHide, Entity: "velun"}})
			return err
		},
		"Erase":   func() error { _, err := a.Erase(t.Context(), "one", ""); return err },
		"Restore": func() error { _, err := a.Restore(t.Context(), "one"); return err },
		"Set":     func() error { _, err := a.State().Set(t.Context(), "x", []byte("x"), 0); return err },
		"Rebuild": func() error { return a.Rebuild(t.Context(), nil) },
		"Compact": func() error { return a.Compact(t.Context()) },
	} {
		if err := write(); dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), "only read here") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := filesOf(t, dir); !slices.Equal(after, before) {
		t.Errorf("files were %q, now %q", before, after)
	}
	again()
	if _, err := index.Open(t.Context(), dir, index.Options{}); dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), "only reads it") {
		t.Errorf("to be written while others read: %v", err)
	}
	shut(t, a)
	a = open(t, dir)
	put(t, a, note("five", "Rain."))
	restored := t.TempDir()
	if _, err := index.Restore(t.Context(), restored, &backup); err != nil {
		t.Error(err)
	}
	if found := ids(t, open(t, restored), dateline.Search{Text: "rain"}); len(found) != 3 {
		t.Errorf("of the backup %q match, want 3", found)
	}
}

// What cannot be read as it stands is refused, and said.
func TestAnArchiveThatCannotBeOnlyRead(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(dir string) error
		says  string
	}{
		"no index": {func(dir string) error { return os.RemoveAll(filepath.Join(dir, "index")) }, "there is none"},
		"a broken one": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "index", "000001", "closed.json"), []byte("{"), 0o644)
		}, "closed.json"},
		"killed": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "record.db-wal"), []byte("x"), 0o644) }, "was not closed in order"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := closed(t)
			if err := c.spoil(dir); err != nil {
				t.Fatal(err)
			}
			defer unwritable(t, dir)()
			_, err := index.Open(t.Context(), dir, index.Options{})
			if dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "dateline check") {
				t.Errorf("%v, want %q", err, c.says)
			}
		})
	}
}
