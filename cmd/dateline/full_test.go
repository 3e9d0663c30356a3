package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A write that fails ends the command with a summary of what is kept, and all of
// that is there afterwards. A limit for files stands for a full disk: 1200 blocks,
// of 512 or 1024 bytes as the shell has it, hold the first batch and not the last.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	archive, file := filepath.Join(dir, "archive"), filepath.Join(dir, "a.ndjson")
	if err := writeArticles(file, "a", 4000); err != nil {
		t.Fatal(err)
	}
	code, out, told := limited(t, "1200", "index", "--verbose", "--archive", archive, file)
	if code != exitFailed || !strings.Contains(told, "stopped before the end: what is counted is kept") {
		t.Fatalf("exit code %d, stderr %q", code, told)
	}
	kept := rows(t, out)["added"]
	if kept < batchArticles || kept != acknowledged(told) {
		t.Errorf("%d kept, %d acknowledged", kept, acknowledged(told))
	}
	succeed(t, "check", "--archive", archive)
	again := rows(t, succeed(t, "index", "--archive", archive, file))
	if again["unchanged"] != kept || again["added"] != 4000-kept {
		t.Errorf("%d kept; then %v", kept, again)
	}
}

// limited runs a command that can write so many blocks of a file only.
func limited(t *testing.T, blocks string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell with ulimit -f")
	}
	var out, told strings.Builder
	cmd := exec.Command(sh, append([]string{"-c", `ulimit -f "$0"; exec dateline "$@"`, blocks}, args...)...)
	cmd.Stdout, cmd.Stderr = &out, &told
	_ = cmd.Run() // ProcessState says how it ended
	return cmd.ProcessState.ExitCode(), out.String(), told.String()
}

// A file that cannot be written whole is not there, the failure names it, nothing is
// called lost that is not, and the same command does it all once there is room.
func TestFullDiskForFiles(t *testing.T) {
	dir := t.TempDir()
	archive, file := filepath.Join(dir, "archive"), filepath.Join(dir, "a.ndjson")
	if err := writeArticles(file, "a", 1200); err != nil {
		t.Fatal(err)
	}
	large := `{"id":"z","title":"Large","body":"` + strings.Repeat("Shots were fired. ", 40_000) + `"}`
	if err := os.WriteFile(filepath.Join(dir, "z.ndjson"), []byte(large), 0o644); err != nil {
		t.Fatal(err)
	}
	succeed(t, "index", "--archive", archive, file, filepath.Join(dir, "z.ndjson"))
	saved := filepath.Join(dir, "saved.backup")
	succeed(t, "backup", "--archive", archive, saved)
	for name, tc := range map[string]struct {
		args []string // made is put behind them
		made string
		told string // beside its name
		none string // the file that is not to be there
		room bool   // made may be used once more
	}{
		"backup":   {[]string{"backup", "--archive", archive}, "out.backup", "back the record up", "out.backup", true},
		"export":   {[]string{"export", "--archive", archive, "--out"}, "out.ndjson", "out.ndjson cannot be written", "out.ndjson", true},
		"markdown": {[]string{"export", "--archive", archive, "--format", "markdown", "--out"}, "out", "z.md cannot be written", "out/z.md", false},
		"restore":  {[]string{"restore", saved, "--archive"}, "restored", "restore the record", "restored/record.db", true},
		"recover":  {[]string{"recover", archive, "--archive"}, "recovered", "cannot be read or written now", "recovered/record.db", true},
	} {
		t.Run(name, func(t *testing.T) {
			in := t.TempDir()
			args := append(tc.args, filepath.Join(in, tc.made))
			code, _, told := limited(t, "400", args...)
			if code != exitFailed || !strings.Contains(told, tc.told) || strings.Contains(told, "lost: ") {
				t.Errorf("exit code %d, stderr %q", code, firstBytes(told, 500))
			}
			if _, err := os.Lstat(filepath.Join(in, tc.none)); !os.IsNotExist(err) {
				t.Errorf("%s: %v, want none", tc.none, err)
			}
			if left, _ := filepath.Glob(filepath.Join(in, ".*")); len(left) > 0 {
				t.Errorf("left behind: %q", left)
			}
			if tc.room {
				succeed(t, args...)
			}
		})
	}
}

func firstBytes(s string, n int) string { return s[:min(n, len(s))] }
