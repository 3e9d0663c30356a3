package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// With --pprof a profile can be had, at an address of its own and nowhere else.
func TestServeProfiles(t *testing.T) {
	s := startServer(t, "serve", "--archive", filepath.Join(t.TempDir(), "archive"), "--addr", "127.0.0.1:0", "--pprof", "127.0.0.1:0")
	said, err := s.stdout.ReadString('\n')
	where, isProfiles := strings.CutPrefix(strings.TrimSpace(said), "profiles on ")
	if err != nil || !isProfiles {
		t.Fatalf("%q, %v", said, err)
	}
	has(t, get(t, where+"goroutine?debug=1"), "goroutine profile:")
	if page := get(t, s.base+"/debug/pprof/goroutine?debug=1"); strings.Contains(page, "goroutine profile:") {
		t.Error("readers can have profiles too")
	}
	s.interrupt(t)
}

func TestServeProfilesForThisMachineOnly(t *testing.T) {
	for _, address := range []string{":6060", "0.0.0.0:6060", "[::]:6060", "192.0.2.1:6060", "example.org:6060", "6060"} {
		code, _, stderr := command(t, "serve", "--archive", filepath.Join(t.TempDir(), "archive"), "--addr", "127.0.0.1:0", "--pprof", address)
		if code != exitUsage || !strings.Contains(stderr, "--pprof") || !strings.Contains(stderr, "127.0.0.1") {
			t.Errorf("%s: exit code %d, stderr %q", address, code, stderr)
		}
	}
}
