package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline/bench/peers/line"
)

// fakeWrk is a wrk that keeps its script and says the figures that a run has.
func fakeWrk(t *testing.T, figures string) (script string) {
	t.Helper()
	bin := t.TempDir()
	script = filepath.Join(bin, "kept.lua")
	write(t, "#!/bin/sh\nwhile [ \"$1\" != --script ]; do shift; done\ncp \"$2\" "+script+"\necho 'Running'\necho '"+figures+"'\n", bin, "wrk")
	if err := os.Chmod(filepath.Join(bin, "wrk"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	return script
}

func TestWrk(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and starts the program")
	}
	script := fakeWrk(t, wrkMark+" 1000 2000 5500 9000 1000000 50 0 0 0 0 0")
	data, kept := reported(t, 800), filepath.Join(t.TempDir(), "archive")
	for range 2 { // the second takes the archive that the first has filled
		code, stdout, stderr := bench(t, t.Context(), "wrk", "-n", "700", "-archive", kept, "-time", "1s", data)
		if code != 0 && !strings.Contains(stderr, "the memory of the last third") {
			t.Fatalf("code %d, %q; want 0\n%s", code, stderr, stdout)
		}
		for _, want := range []string{
			`700 articles, 200 queries, whole answers as above, 16 connections for 1s`, `\| 50 \| 50 \| 0 \| 1.00 \| 2.00 \| 5.50 \| 9.00 \| 5.50 \| [\d.]* \|`, `MB of memory before, at most and after: resident \d+, \d+, \d+`,
		} {
			if !regexp.MustCompile(want).MatchString(stdout) {
				t.Errorf("the output has no %s:\n%s", want, stdout)
			}
		}
	}
	raw, err := os.ReadFile(script)
	if n := strings.Count(string(raw), `"/api/v1/search?`); err != nil || n != 200 {
		t.Errorf("the script has %d addresses, %v; want 200", n, err)
	}
	if code, _, stderr := bench(t, t.Context(), "wrk", "-n", "750", "-archive", kept, "-time", "1s", data); code != 1 || !strings.Contains(stderr, "holds 700 articles; want 750, or another folder to fill") {
		t.Errorf("code %d, %q; want 1 and that the archive is another", code, stderr)
	}
}

func TestWrkUsage(t *testing.T) {
	if code, _, stderr := bench(t, t.Context(), "wrk", "-time", "1500ms", "data"); code != 2 || !strings.Contains(stderr, "-time 1.5s is out of range; want 1 or more, 2 to 1000, whole seconds from 1s to 10m") {
		t.Errorf("code %d, %q; want 2 and what is in range", code, stderr)
	}
	t.Setenv("PATH", t.TempDir())
	if code, _, stderr := bench(t, t.Context(), "wrk", "data"); code != 1 || !strings.Contains(stderr, "wrk is not there: install it, on Debian with: apt-get install wrk") {
		t.Errorf("code %d, %q; want 1 and how it is installed", code, stderr)
	}
}

func TestWrkFigures(t *testing.T) {
	p, err := parseWrk("Running 1s test\n  9 requests\n" + wrkMark + " 1000 2000 7000 9000 3000000 300 1 2 3 4 5\n")
	if err != nil || p.p99 != 7*time.Millisecond || p.length != 3*time.Second || p.requests != 300 || p.errors() != 15 || p.tail() != 7 {
		t.Errorf("%+v, %v", p, err)
	}
	if err := p.verdict(); !errors.Is(err, errMissed) || !strings.Contains(err.Error(), "15 errors: connect 1, read 2, write 3, status 4, timeout 5") || !strings.Contains(err.Error(), "the p99 is 7.00 times the p50; want 6 or less") {
		t.Errorf("%v", err)
	}
	if err := (pressed{p50: time.Millisecond, p99: 6 * time.Millisecond}).verdict(); err != nil {
		t.Error(err)
	}
	for _, said := range []string{"", wrkMark, wrkMark + " 1 2 3 4 5 6 7 8 9 10", wrkMark + " 0 0 0 0 1000000 0 0 0 0 0 0"} {
		if _, err := parseWrk(said); err == nil || !strings.Contains(err.Error(), "wrk has ") {
			t.Errorf("%q: %v; want that there are no figures", said, err)
		}
	}
}

func TestWholeAddresses(t *testing.T) {
	got := wholeAddresses([]asked{{"OR of two", line.Query{Op: line.Or, Terms: []string{"rain", "snow"}}}})
	if want := "/api/v1/search?copies=show&facet=publication&facet=place&facet_limit=10&limit=10&match=any&q=rain+snow&verbatim=1"; len(got) != 1 || got[0] != want {
		t.Errorf("%q; want %q", got, want)
	}
}
