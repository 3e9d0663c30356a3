package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Ctrl-C: what was acknowledged is kept and summed up, and the next run goes on.
func TestInterruptedIndexGoesOn(t *testing.T) {
	const n = 20000 // so many that the first batch is not the last
	dir := t.TempDir()
	archive, file := filepath.Join(dir, "archive"), filepath.Join(dir, "a.ndjson")
	if err := writeArticles(file, "a", n); err != nil {
		t.Fatal(err)
	}
	cmd, stdout, stderr := child(t, "index", "--verbose", "--archive", archive, file)
	first, err := stderr.ReadString('\n')
	if err != nil || !keptLine.MatchString(strings.TrimSpace(first)) {
		t.Fatalf("%q, %v", first, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	told := first + drain(t, stderr)
	summary := rows(t, drain(t, stdout))
	_ = cmd.Wait() // ProcessState says how it ended
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted || !strings.Contains(told, "run the same command again") {
		t.Errorf("exit code %d, stderr %q", code, told)
	}
	kept := acknowledged(told)
	if summary["offered"] != kept || summary["added"] != kept {
		t.Errorf("%d acknowledged; summary %v", kept, summary)
	}
	most := kept + 1000 // another batch may have been put, and some are new
	if err := writeArticles(file, "a", most); err != nil {
		t.Fatal(err)
	}
	again := rows(t, succeed(t, "index", "--archive", archive, file))
	if again["offered"] != most || again["unchanged"] < kept || again["added"] != most-again["unchanged"] {
		t.Errorf("%d acknowledged; then %v", kept, again)
	}
	if testing.Short() {
		return
	}
	succeed(t, "check", "--archive", archive)
}

var row = regexp.MustCompile(`(?m)^([a-z]+) +(\d+)$`)

// rows reads a summary, whose rows have to add up.
func rows(t *testing.T, summary string) map[string]int {
	t.Helper()
	out, sum := map[string]int{}, 0
	for _, m := range row.FindAllStringSubmatch(summary, -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		out[m[1]] = n
		if m[1] != "offered" {
			sum += n
		}
	}
	if len(out) != 7 || sum != out["offered"] {
		t.Errorf("the summary does not add up: %v", out)
	}
	return out
}

// A fault of the record is told with its article, and is exit code 1.
func TestCheckTellsFaults(t *testing.T) {
	dir := seeded(t)
	const title = "2 killed, 4 wounded in renewed Azerbaijan-Armenia clashes"
	path := filepath.Join(dir, recordFile)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.ReplaceAll(raw, []byte(title), []byte(strings.ToUpper(title)))
	if bytes.Equal(raw, damaged) {
		t.Fatal("the record has no such title")
	}
	if err := os.WriteFile(path, damaged, 0o644); err != nil {
		t.Fatal(err)
	}
	code, stdout, _ := command(t, "check", "--archive", dir)
	if code != exitFailed || !strings.Contains(stdout, "record: article 001_392232d5ddb0de9c: revision 1: ") || !strings.Contains(stdout, "faults: 1\n") {
		t.Errorf("exit code %d, stdout %q", code, stdout)
	}
}

// What was removed is in no file of the archive.
func TestRemovedBytesAreGone(t *testing.T) {
	dir := t.TempDir()
	archive, file := filepath.Join(dir, "archive"), filepath.Join(dir, "in.ndjson")
	text := `{"id":"gone","title":"Quetzalcoatlus","body":"pterodactylus"}` + "\n" + `{"id":"kept","title":"Title","body":"triceratops"}`
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	succeed(t, "index", "--archive", archive, file)
	if in := filesWith(t, archive, "uetzalcoatlus"); len(in) == 0 {
		t.Fatal("the title is in no file before it is removed")
	}
	succeed(t, "rm", "--archive", archive, "gone")
	for _, word := range []string{"uetzalcoatlus", "terodactyl"} {
		if in := filesWith(t, archive, word); len(in) > 0 {
			t.Errorf("%s is still in %q", word, in)
		}
	}
	if out := succeed(t, "search", "--archive", archive, "triceratops"); !strings.HasPrefix(out, "1 article\n") {
		t.Errorf("the other article: %q", out)
	}
}

func filesWith(t *testing.T, dir, word string) (in []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if bytes.Contains(bytes.ToLower(raw), []byte(word)) {
			in = append(in, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return in
}
