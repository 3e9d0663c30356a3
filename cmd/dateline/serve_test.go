package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"dateline/server"
)

// A server indexes the files that are named, answers, and ends well when it is
// interrupted.
func TestServe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "archive")
	s := serveIn(t, dir, seeds)
	var found server.SearchJSON
	if err := json.Unmarshal([]byte(get(t, s.base+"/api/v1/search?q=Kelbajar")), &found); err != nil || found.Total.Value != 4 {
		t.Errorf("%v: %d articles, want 4", err, found.Total.Value)
	}
	s.interrupt(t)
	succeed(t, "check", "--archive", dir)
}

// listening reads what a server prints until it says where it listens.
func listening(t *testing.T, readLine func(byte) (string, error)) string {
	t.Helper()
	for {
		text, err := readLine('\n')
		if at := strings.LastIndex(text, " http://"); at >= 0 {
			return strings.TrimSuffix(strings.TrimSpace(text[at+1:]), "/")
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
