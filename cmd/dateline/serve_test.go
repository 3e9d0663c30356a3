package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/server"
)

// A server holds the archive: others are told at once who does, and it ends well
// when it is interrupted.
func TestServeHoldsTheArchive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	cmd, stdout, stderr := child(t, "serve", "--archive", dir, "--addr", "127.0.0.1:0", seeds)
	base := listening(t, stdout.ReadString)

	res, err := http.Get(base + "/api/v1/search?q=Kelbajar")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var found server.SearchJSON
	if err := json.NewDecoder(res.Body).Decode(&found); err != nil || found.Total.Value != 4 {
		t.Errorf("%v: %d articles, want 4", err, found.Total.Value)
	}

	code, _, said := command(t, "search", "--archive", dir, "Kelbajar")
	held := regexp.MustCompile(`^dateline: the archive .* is held by dateline serve \(process (\d+) on .*\)\nhint: `)
	if code != exitFailed || !held.MatchString(said) {
		t.Errorf("second process: exit code %d, stderr %q", code, said)
	}

	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest := drain(t, stderr)
	if err := cmd.Wait(); err != nil {
		t.Errorf("interrupted server: %v; stderr %q", err, rest)
	}
	succeed(t, "check", "--archive", dir)
}

// listening reads what a server prints until it says where it listens.
func listening(t *testing.T, readLine func(byte) (string, error)) string {
	t.Helper()
	for {
		text, err := readLine('\n')
		if at := strings.Index(text, "http://"); at >= 0 {
			return strings.TrimSuffix(strings.TrimSpace(text[at:]), "/api/v1/search")
		}
		if err != nil {
			t.Fatalf("the server does not listen: %v", err)
		}
	}
}

func TestServeAddressInUse(t *testing.T) {
	_, stdout, _ := child(t, "serve", "--archive", filepath.Join(t.TempDir(), "one"), "--addr", "127.0.0.1:0")
	addr := strings.TrimPrefix(listening(t, stdout.ReadString), "http://")
	code, _, stderr := command(t, "serve", "--archive", filepath.Join(t.TempDir(), "two"), "--addr", addr)
	if code != exitFailed || !strings.Contains(stderr, "address already in use") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
}
