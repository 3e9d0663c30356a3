package ingest_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/index/ingest"
)

// A file that is read bit by bit and changes meanwhile is told, whatever was read of it.
func TestChangedWhileItIsRead(t *testing.T) {
	long := strings.Repeat("{\"title\":\"T\"}\n", 100_000)
	for name, c := range map[string]struct {
		change func(path string) error
		want   string
	}{
		"cut":   {func(path string) error { return os.Truncate(path, 2_000) }, "rejected a.ndjson: it changed while it was read; index it again"},
		"grown": {func(path string) error { return os.Truncate(path, 2_000_000) }, "notice a.ndjson: it grew while it was read; index it again for what was added"},
		"later": {func(path string) error { return os.Chtimes(path, packed, packed) }, "rejected a.ndjson: it changed while it was read; index it again"},
		"same":  {func(string) error { return nil }, "article a.ndjson:100000 [T|]"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tree(t, map[string]string{"a.ndjson": long})
			plan, err := ingest.NewPlan(t.Context(), []string{dir}, ingest.Options{})
			must(t, err)
			var last ingest.Item
			first := true
			for it := range plan.Items(context.Background()) {
				if first {
					must(t, c.change(filepath.Join(dir, "a.ndjson")))
				}
				first, last = false, it
			}
			compare(t, told(dir, []ingest.Item{last}), []string{c.want})
		})
	}
}
