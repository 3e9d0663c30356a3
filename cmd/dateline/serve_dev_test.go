package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/web"
)

// With --dev a page is what is on disk when it is asked for.
func TestServeDev(t *testing.T) {
	pages, dir := t.TempDir(), filepath.Join(t.TempDir(), "archive")
	if err := os.CopyFS(pages, web.Files); err != nil {
		t.Fatal(err)
	}
	s := serveIn(t, dir, seeds, "--dev", pages)
	if page := get(t, s.base+"/docs"); !strings.Contains(page, "How to search") {
		t.Errorf("%s", page)
	}
	if err := os.WriteFile(filepath.Join(pages, "templates", "docs.html"), []byte(`{{define "docs"}}Written anew{{end}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if page := get(t, s.base+"/docs"); page != "Written anew" {
		t.Errorf("%s", page)
	}
	s.interrupt(t)
}

func TestServeDevNamesWhatIsMissing(t *testing.T) {
	code, _, stderr := command(t, "serve", "--archive", filepath.Join(t.TempDir(), "archive"), "--addr", "127.0.0.1:0", "--dev", t.TempDir())
	if code != exitUsage || !strings.Contains(stderr, "dev") || !strings.Contains(stderr, "no folder templates") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
}
