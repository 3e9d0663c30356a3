package dateline_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const (
	proofsPage    = "docs/architecture.md"
	proofsHeading = "## What `make test` proves\n"
	leastProofs   = 100
)

// proof is a line of the list: what is claimed, and the test that failed when that
// was broken.
type proof struct{ room, claim, test string }

var (
	roomHeading = regexp.MustCompile("^### `([^`]+)`")
	proofRow    = regexp.MustCompile("^\\| ([^|]+) \\| `([^`|]+)` \\|$")
	testFunc    = regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\)`)
	promiseName = regexp.MustCompile(`(?m)^\s*(?:all = append\(all, promise)?\{"([A-Z]\w+/[^"]+)", func`)
)

// Every test that the list names is there, in the room that it is listed under: a
// promise of the contract by its name, all others as functions.
func TestProofsAreThere(t *testing.T) {
	tests := map[string]map[string]bool{}
	proofs := listedProofs(t)
	if len(proofs) < leastProofs {
		t.Errorf("%d proofs, want %d or more", len(proofs), leastProofs)
	}
	for _, p := range proofs {
		if tests[p.room] == nil {
			tests[p.room] = testsIn(t, p.room)
		}
		name := p.test
		if strings.HasPrefix(name, "Test") {
			name, _, _ = strings.Cut(name, "/") // behind it stands the name of a case
		}
		if !tests[p.room][name] {
			t.Errorf("%s: %q is to be proved by %s, which %s does not have", proofsPage, p.claim, p.test, p.room)
		}
	}
}

func TestProofsAreListedOnce(t *testing.T) {
	claims := map[string]bool{}
	for _, p := range listedProofs(t) {
		if claim := p.room + ": " + p.claim; claims[claim] {
			t.Errorf("two proofs of %q", claim)
		} else {
			claims[claim] = true
		}
	}
}

// listedProofs reads the section; a line of a table that is no proof fails t.
func listedProofs(t *testing.T) (out []proof) {
	t.Helper()
	raw, err := os.ReadFile(proofsPage)
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(raw), proofsHeading)
	if !found {
		t.Fatalf("%s has no section %q", proofsPage, proofsHeading)
	}
	section, _, _ = strings.Cut(section, "\n## ")
	room := ""
	for line := range strings.Lines(section) {
		line = strings.TrimSuffix(line, "\n")
		if m := roomHeading.FindStringSubmatch(line); m != nil {
			room = m[1]
		}
		m := proofRow.FindStringSubmatch(line)
		switch head := strings.HasPrefix(line, "| claim |") || strings.HasPrefix(line, "| --- |"); {
		case m != nil && room != "":
			out = append(out, proof{room, m[1], m[2]})
		case strings.HasPrefix(line, "|") && !head:
			t.Errorf("%s: no proof of a room: %s", proofsPage, line)
		}
	}
	return out
}

// testsIn returns the tests of a room, and the promises that it makes.
func testsIn(t *testing.T, room string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.FromSlash(room), "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s is no room: %v", room, err)
	}
	out := map[string]bool{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		names := promiseName
		if strings.HasSuffix(file, "_test.go") {
			names = testFunc
		}
		for _, m := range names.FindAllSubmatch(raw, -1) {
			out[string(m[1])] = true
		}
	}
	return out
}
