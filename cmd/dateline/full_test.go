package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A write that fails ends the command with a summary of what is kept, and all of
// that is there afterwards. A limit for files stands for a full disk: 1200 blocks,
// of 512 or 1024 bytes as the shell has it, hold the first batch and not the last.
func TestFullDisk(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell with ulimit -f")
	}
	dir := t.TempDir()
	archive, file := filepath.Join(dir, "archive"), filepath.Join(dir, "a.ndjson")
	if err := writeArticles(file, "a", 4000); err != nil {
		t.Fatal(err)
	}
	var out, told strings.Builder
	cmd := exec.Command(sh, "-c", `ulimit -f 1200; exec dateline index --verbose --archive "$0" "$1"`, archive, file)
	cmd.Stdout, cmd.Stderr = &out, &told
	_ = cmd.Run() // ProcessState says how it ended
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(told.String(), "stopped before the end: what is counted is kept") {
		t.Fatalf("exit code %d, stderr %q", code, told.String())
	}
	kept := rows(t, out.String())["added"]
	if kept < batchArticles || kept != acknowledged(told.String()) {
		t.Errorf("%d kept, %d acknowledged", kept, acknowledged(told.String()))
	}
	succeed(t, "check", "--archive", archive)
	again := rows(t, succeed(t, "index", "--archive", archive, file))
	if again["unchanged"] != kept || again["added"] != 4000-kept {
		t.Errorf("%d kept; then %v", kept, again)
	}
}
