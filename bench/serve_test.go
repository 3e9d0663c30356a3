package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestServe runs the real program; nothing it measures is looked at but that there
// are no errors.
func TestServe(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and starts the program")
	}
	kept := filepath.Join(t.TempDir(), "archive")
	args := []string{"serve", "-n", "900", "-archive", kept, "-connections", "3", "-time", "1s", "-slow", "0", "-queries", "5", news(t, 1000)}
	for range 2 { // the second takes the archive that the first has filled
		code, stdout, stderr := bench(t, t.Context(), args...)
		if code != 0 && !strings.Contains(stderr, "the memory of the last third") || strings.Contains(stderr, "requests failed") {
			t.Fatalf("code %d, %q; want 0 and no message\n%s", code, stderr, stdout)
		}
		for _, want := range []string{
			`899 articles, \d+ queries, 3 connections for 1s, load average `, `search +\d+ +0( +\d+){4}\n`, `article page +\d+ +0 `, `csv `,
			`all +\d+ +0 `, `requests/s; CPU of the server `, `last third to second `, `memory (is flat|grows)`,
		} {
			if !regexp.MustCompile(want).MatchString(stdout) {
				t.Errorf("the output has no %s:\n%s", want, stdout)
			}
		}
	}
	args[2] = "1000"
	if code, _, stderr := bench(t, t.Context(), args...); code != 1 || !strings.Contains(stderr, "holds 899 articles; want 1000, or another folder to fill") {
		t.Errorf("code %d, %q; want 1 and that the archive is another", code, stderr)
	}
}

func TestAnswersThatFailed(t *testing.T) {
	a := newAnswers()
	for i := range 100 {
		a.add(request{"search", "/a"}, time.Duration(i+1)*time.Millisecond, "")
	}
	var out strings.Builder
	if err := a.print(&out, time.Second, time.Second); err != nil || !regexp.MustCompile(`all +100 +0 +50 +95 +99 +100\n`).MatchString(out.String()) {
		t.Errorf("%v\n%s", err, &out)
	}
	a.add(request{"page", "/b"}, time.Second, "status 503 busy")
	if err := a.print(&out, time.Second, time.Second); !errors.Is(err, errMissed) || !strings.Contains(out.String(), "1: status 503 busy, such as /b") {
		t.Errorf("%v\n%s", err, &out)
	}
}

func TestMemoryThatGrows(t *testing.T) {
	var flat, grown residence
	for i := range samples {
		flat.samples = append(flat.samples, sample{anonymous: 100 + int64(i%2), heap: 100})
		grown.samples = append(grown.samples, sample{anonymous: 100 + 10*int64(i), heap: 100})
	}
	var out strings.Builder
	if err := flat.print(&out); err != nil {
		t.Error(err)
	}
	if err := grown.print(&out); !errors.Is(err, errMissed) || !strings.Contains(err.Error(), "of the load is 1.") {
		t.Errorf("%v; want that it grows", err)
	}
}

func TestProcessOfThisTest(t *testing.T) {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("there is no /proc")
	}
	if statusOf("self", "VmRSS") < 1<<20 || statusOf("self", "NoSuchLine") != 0 || statusOf("self", "RssAnon") > statusOf("self", "VmHWM") {
		t.Error("the memory of this process is not what the system says")
	}
}
