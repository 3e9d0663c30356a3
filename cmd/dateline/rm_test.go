package main

import (
	"os"
	"path/filepath"
	"testing"
)

// In a large archive too, where no merge takes deleted words out of the index by
// itself, nothing of a removed article is left in a file.
func TestRemovedBytesAreGoneFromALargeArchive(t *testing.T) {
	dir := t.TempDir()
	archive, file := filepath.Join(dir, "archive"), filepath.Join(dir, "a.ndjson")
	if err := writeArticles(file, "a", 1500); err != nil {
		t.Fatal(err)
	}
	rare := filepath.Join(dir, "rare.ndjson")
	if err := os.WriteFile(rare, []byte(`{"id":"gone","title":"Quetzalcoatlus","body":"pterodactylus"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	succeed(t, "index", "--archive", archive, rare, file)
	if in := filesWith(t, archive, "uetzalcoatlus"); len(in) == 0 {
		t.Fatal("the title is in no file before it is removed")
	}
	succeed(t, "rm", "--archive", archive, "gone")
	for _, word := range []string{"uetzalcoatlus", "terodactyl"} {
		if in := filesWith(t, archive, word); len(in) > 0 {
			t.Errorf("%s is still in %q", word, in)
		}
	}
	has(t, succeed(t, "check", "--archive", archive), "record and index agree: 1500 articles")
}
