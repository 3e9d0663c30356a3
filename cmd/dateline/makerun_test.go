package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// made returns what make run would run last, without the program's name.
func made(t *testing.T, variables ...string) []string {
	t.Helper()
	cmd := exec.Command("make", append([]string{"-n", "--no-print-directory", "run"}, variables...)...)
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "MAKE") }) // make test may be at work
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("make -n run: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	args, found := strings.CutPrefix(lines[len(lines)-1], "./dateline ")
	if !found {
		t.Fatalf("make run ends with %q", lines[len(lines)-1])
	}
	return strings.Fields(args)
}

// What make run runs indexes the seeds and answers; a second time it finds all of
// it there.
func TestMakeRun(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("there is no make")
	}
	t.Chdir("../..")
	if got := strings.Join(made(t), " "); !strings.Contains(got, "--archive dateline-archive ") || !strings.Contains(got, "--addr 127.0.0.1:8080 ") {
		t.Errorf("make run runs %q", got)
	}
	args := made(t, "ARCHIVE="+filepath.Join(t.TempDir(), "archive"), "ADDR=127.0.0.1:0")
	if last := args[len(args)-1]; last != "seeds" {
		t.Fatalf("make run indexes %q, want seeds", last)
	}
	for _, summary := range []string{"added            5\n", "unchanged        5\n"} {
		s := startServer(t, args...)
		waitForLine(t, s.stdout, summary)
		waitForLine(t, s.stdout, indexedLine)
		has(t, get(t, s.base+"/api/v1/search?q=Kelbajar"), `"value":4`)
		s.interrupt(t)
	}
}
