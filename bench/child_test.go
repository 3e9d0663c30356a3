package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A server that ends behind its first line is not waited for.
func TestServersThatEnd(t *testing.T) {
	program := filepath.Join(t.TempDir(), "dateline")
	script := "#!/bin/sh\necho serves it on http://127.0.0.1:1/\necho the disk is gone >&2\nexit 3\n"
	if err := os.WriteFile(program, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	_, err := startChild(t.Context(), program, "archive")
	if err == nil || !strings.Contains(err.Error(), "ended before it was ready") || !strings.Contains(err.Error(), "exit status 3") || !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("it says %v", err)
	}
	if d := time.Since(begun); d > stopTime {
		t.Errorf("it was waited for for %v", d)
	}
}
