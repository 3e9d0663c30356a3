package index_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
)

// An index without its record is no new archive: what was lost is told, and nothing is
// made in its place, until somebody says so.
func TestALostRecordIsTold(t *testing.T) {
	for says, lose := range map[string]func(path string) error{
		"is not there": os.Remove,
		"is empty":     func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(says, func(t *testing.T) {
			dir := t.TempDir()
			if err := open(t, dir).Close(); err != nil {
				t.Fatal(err)
			}
			if err := lose(filepath.Join(dir, "record.db")); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				_, err := index.Open(t.Context(), dir, index.Options{})
				if dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), says) {
					t.Errorf("opening it says %v, want that the record %s", err, says)
				}
			}
			if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
				t.Fatal(err)
			}
			if err := open(t, dir).Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}
