package index_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
)

// TestStatsHaveTheSizesOfFiles holds the sizes against what lies in the folder of
// an archive at rest.
func TestStatsHaveTheSizesOfFiles(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, note("a", large(1<<20, 1)))
	if err := os.WriteFile(filepath.Join(dir, "beside.txt"), []byte("not of the archive"), 0o644); err != nil {
		t.Fatal(err)
	}
	until(t, "sizes", func() error { return sizesAre(a, dir) })
	shut(t, a)
	a = open(t, dir)
	until(t, "sizes when opened again", func() error { return sizesAre(a, dir) })
}

func sizesAre(a dateline.Archive, dir string) error {
	var want dateline.Stats
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		switch rel, _ := filepath.Rel(dir, path); {
		case strings.HasPrefix(rel, "index"):
			want.IndexBytes += info.Size()
		case strings.HasPrefix(rel, "record.db"):
			want.RecordBytes += info.Size()
		}
		return nil
	})
	if err != nil {
		return err
	}
	got, err := a.Stats(context.Background())
	if err == nil && (got.RecordBytes != want.RecordBytes || got.IndexBytes != want.IndexBytes || want.IndexBytes == 0 || want.RecordBytes < 10_000) {
		err = fmt.Errorf("%d and %d bytes, want %d and %d", got.RecordBytes, got.IndexBytes, want.RecordBytes, want.IndexBytes)
	}
	return err
}
