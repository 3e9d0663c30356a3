package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/index"
	"dateline/index/entity/read"
	"dateline/index/plan"
	"dateline/index/transfer"
)

// checksum is the last line of a copy that is equal.
var checksum = regexp.MustCompile(`(?m)^checksum    ([0-9a-f]{64}), the same on both sides$`)

func checksumOf(t *testing.T, said string) string {
	t.Helper()
	m := checksum.FindStringSubmatch(said)
	if m == nil {
		t.Fatalf("no checksum in %q", said)
	}
	return m[1]
}

// Both sides may be held by servers.
func TestCopyThroughServers(t *testing.T) {
	from, to := seeded(t), filepath.Join(t.TempDir(), "copy")
	succeed(t, "rm", "--archive", from, pressTV)
	first, second := serveIn(t, from), serveIn(t, to)
	through := checksumOf(t, succeed(t, "copy", from, to))
	has(t, get(t, second.base+"/api/v1/search?q=Kelbajar"), `"value":3`)
	first.interrupt(t)
	second.interrupt(t)
	if own := checksumOf(t, succeed(t, "copy", from, filepath.Join(t.TempDir(), "copy"))); own != through {
		t.Errorf("checksum %s through servers, %s without", through, own)
	}
	has(t, succeed(t, "copy", from, to), "brought 0 revisions")
}

// A copy is read as its original is, unless something else is asked for.
func TestCopyIsReadAsItsOriginal(t *testing.T) {
	from := seeded(t)
	t.Setenv(variable("entities"), "")
	for want, option := range map[string]string{read.Own: "", read.None: "--entities=" + read.None} {
		to := filepath.Join(t.TempDir(), "copy")
		succeed(t, slices.DeleteFunc([]string{"copy", from, to, option}, func(s string) bool { return s == "" })...)
		a, err := index.Open(t.Context(), to, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if mode, _, err := a.State().Get(t.Context(), plan.StateEntities); err != nil || string(mode) != want {
			t.Errorf("the copy reads %q, want %q: %v", mode, want, err)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What is refused leaves nothing that was not there before.
func TestWhatIsRefusedLeavesNothing(t *testing.T) {
	from, dir := seeded(t), t.TempDir()
	a, err := index.Open(t.Context(), from, index.Options{})
	if err == nil {
		_, err = a.State().Set(t.Context(), transfer.StateKey, []byte(`{"version":1,"open":true}`), 0)
	}
	if err == nil {
		err = a.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(t.TempDir(), "record.db")
	if err := os.WriteFile(text, []byte("no archive"), 0o644); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, into := range []string{filepath.Join(dir, "new"), filepath.Join(dir, "a", "b"), empty} {
		for name, args := range map[string][]string{
			"unfinished copy itself":       {"copy", from, into},
			"not a backup":                 {"restore", text, "--archive", into},
			"cannot be read as the record": {"recover", text, "--archive", into},
		} {
			code, _, said := command(t, args...)
			if code != exitFailed || !strings.Contains(said, name) {
				t.Errorf("%q: exit code %d, %s", args, code, said)
			}
			if left := below(t, dir); !slices.Equal(left, []string{"empty"}) {
				t.Errorf("%q leaves %q", args, left)
			}
			if left := below(t, filepath.Dir(text)); !slices.Equal(left, []string{"record.db"}) {
				t.Errorf("%q leaves %q beside the record", args, left)
			}
		}
	}
}

// below are the names of all that lies below a folder.
func below(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if name, _ := filepath.Rel(dir, path); name != "." {
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// copiesKilled is how often one is, a tenth of DATELINE_KILLS if that is more.
const copiesKilled = 3

// A copy that is killed goes on, and ends as one that is not.
func TestKilledCopy(t *testing.T) {
	random := newRandom(t)
	dir := t.TempDir()
	from, file := filepath.Join(dir, "archive"), filepath.Join(dir, "a.ndjson")
	if err := writeArticles(file, "a", 2*killArticles); err != nil {
		t.Fatal(err)
	}
	succeed(t, "index", "--archive", from, file)
	began := time.Now()
	want := checksumOf(t, succeed(t, "copy", from, filepath.Join(dir, "whole")))
	takes := time.Since(began)
	for range max(shorter(1, copiesKilled), fromVariable(t, "DATELINE_KILLS", 0)/10) {
		to := filepath.Join(t.TempDir(), "copy")
		for range 3 {
			cmd, _, _ := child(t, "copy", from, to)
			time.Sleep(time.Duration(random.Int64N(int64(takes))))
			_ = cmd.Process.Kill() // it may have ended
			_ = cmd.Wait()
		}
		if got := checksumOf(t, succeed(t, "copy", from, to)); got != want {
			t.Errorf("checksum %s, want %s", got, want)
		}
		succeed(t, "check", "--archive", to)
	}
}

// An interrupted copy says that it can go on.
func TestInterruptedCopy(t *testing.T) {
	from, to := seeded(t), filepath.Join(t.TempDir(), "copy")
	cmd, _, stderr := child(t, "copy", from, to)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	said := drain(t, stderr)
	if cmd.Wait() == nil {
		return // it was quicker
	}
	if code := cmd.ProcessState.ExitCode(); code == exitInterrupted && !strings.Contains(said, "interrupted") {
		t.Errorf("exit code %d: %q", code, said)
	}
	checksumOf(t, succeed(t, "copy", from, to))
}
