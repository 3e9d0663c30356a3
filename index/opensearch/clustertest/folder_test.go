package clustertest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What a killed program has left is removed, and nothing of one that runs.
func TestSweep(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run", "^$")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	parent := t.TempDir()
	for name, stays := range map[string]bool{
		fmt.Sprintf("%s%d-1", prefix, os.Getpid()): true,
		prefix + "x": true,
		fmt.Sprintf("%s%d-1", prefix, cmd.Process.Pid):       !hasEnded(cmd.Process.Pid),
		fmt.Sprintf("other-%s%d-1", prefix, cmd.Process.Pid): true,
	} {
		dir := filepath.Join(parent, name)
		if err := os.MkdirAll(filepath.Join(dir, "n0"), 0o755); err != nil {
			t.Fatal(err)
		}
		sweep(parent)
		if _, err := os.Stat(dir); (err == nil) != stays {
			t.Errorf("%s: %v, want that it stays: %v", name, err, stays)
		}
	}
}
