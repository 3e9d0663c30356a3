package remote_test

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/index/remote"
)

func TestSocketIsForThisUserAlone(t *testing.T) {
	s := serveFake(t, &fake{}, 0)
	info, err := os.Lstat(filepath.Join(s.dir, "socket"))
	if err != nil || info.Mode() != fs.ModeSocket|0o600 {
		t.Fatalf("%v, %v", info.Mode(), err)
	}
	s.stop()
	if _, err := os.Lstat(filepath.Join(s.dir, "socket")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the socket of an ended server is still there: %v", err)
	}
}

// A path that no socket can have is reached all the same, from either end.
func TestLongPath(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("long/", 40))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	ln, err := remote.Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = remote.Serve(t.Context(), ln, &fake{}, remote.Options{}) }()
	dial(t, dir)
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("%v: %v is left", err, left)
	}
	if err := ln.Close(); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v: %v is left", err, left)
	}
}

// stale leaves a socket that nobody listens on.
func stale(t *testing.T, dir string) {
	t.Helper()
	ln, err := net.Listen("unix", filepath.Join(dir, "socket"))
	if err != nil {
		t.Fatal(err)
	}
	ln.(*net.UnixListener).SetUnlinkOnClose(false)
	if err := ln.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestStaleSocket(t *testing.T) {
	dir := t.TempDir()
	stale(t, dir)
	if _, err := remote.Dial(t.Context(), dir); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("error %v, want unavailable", err)
	}
	ln, err := remote.Listen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	stale(t, dir)
	if err := remote.Clear(dir); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v: %v is left", err, left)
	}
	if err := remote.Clear(dir); err != nil {
		t.Errorf("without a socket: %v", err)
	}
}

func TestAnotherFileIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "socket")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := remote.Listen(dir); dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v, want one that names %s", err, path)
	}
	if raw, err := os.ReadFile(path); err != nil || string(raw) != "mine" {
		t.Errorf("%q, %v", raw, err)
	}
}

func TestDialWithoutServer(t *testing.T) {
	if _, err := remote.Dial(t.Context(), t.TempDir()); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("error %v, want unavailable", err)
	}
}
