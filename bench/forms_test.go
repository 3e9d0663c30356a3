package main

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMain is the program where it starts itself again, to read a form alone or to
// drive dateline, and a peer that peers can measure.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && (os.Args[1] == "forms" && os.Args[2] == "-read" || os.Args[1] == "peers" && os.Args[2] == "-drive") {
		main()
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "fake-peer" {
		fakePeer(os.Args[2:])
		return
	}
	os.Exit(m.Run())
}

// newsAndPages is news of ten records, one of them without a text, and two pages.
func newsAndPages(t *testing.T) string {
	t.Helper()
	dir := news(t, 10)
	var gold strings.Builder
	var packed bytes.Buffer
	members := tar.NewWriter(&packed)
	for _, id := range []string{"p1", "p2"} {
		fmt.Fprintf(&gold, "{\"id\": %q, \"url\": \"https://example.org/%s?a=1\", \"body\": \"\"}\n", id, id)
		html := "<html><head><title>Rain on " + id + "</title></head><body><article>" +
			strings.Repeat("<p>The river rose by a hand in the night, and the mayor said that it would rise again.</p>", 9) + "</article></body></html>"
		if err := members.WriteHeader(&tar.Header{Name: "html/" + id + ".html", Mode: 0o644, Typeflag: tar.TypeReg, Size: int64(len(html))}); err != nil {
			t.Fatal(err)
		}
		if _, err := members.Write([]byte(html)); err != nil {
			t.Fatal(err)
		}
	}
	if err := members.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, gold.String(), dir, "html", "gold.ndjson")
	write(t, compressed(t, packed.String()), dir, "html", "pages.tar.zst")
	return dir
}

// TestForms has so much of each form that the ten records and two pages come
// several times.
func TestForms(t *testing.T) {
	code, stdout, stderr := bench(t, t.Context(), "forms", "-each", "6000", "-size", "9000", newsAndPages(t))
	if code != 0 || stderr != "" {
		t.Fatalf("code %d, %q; want 0 and no message\n%s", code, stderr, stdout)
	}
	for _, s := range shapes {
		want := `(?m)^` + regexp.QuoteMeta(s.name) + ` +[1-9]\d* +[1-9]\d* +0 +0 +0\.0 +0\.0 +\d`
		if s.pages {
			want = `(?m)^` + regexp.QuoteMeta(s.name) + ` +[1-9]\d* +0 +0 +0 +0\.0 +0\.0 +\d`
		}
		if s.name == "texts" || s.name == "markdown" || s.name == "zip" || s.name == "tar.zst" {
			want = `(?m)^` + regexp.QuoteMeta(s.name) + ` +[1-9]\d* +\d+ +0 +0 +0\.0 +0\.0 +\d` // the day is a text
		}
		if !regexp.MustCompile(want).MatchString(stdout) {
			t.Errorf("the table has no row like %s:\n%s", want, stdout)
		}
	}
	for _, want := range []string{
		`ndjson-long: peak MB in each quarter \d+, \d+, \d+, \d+: flat`, `warc-long: peak MB in each quarter `, `csv: \d+ rejected: `,
	} {
		if !regexp.MustCompile(want).MatchString(stdout) {
			t.Errorf("the output has no %s:\n%s", want, stdout)
		}
	}
}

// TestReadingCountsAll holds the counts against a file whose lines are known.
func TestReadingCountsAll(t *testing.T) {
	dir := t.TempDir()
	write(t, "{\"id\":\"a\",\"body\":\"Rain.\"}\n{\"id\":\"b\"}\n{\"id\":\"c\",\"body\":\"Snow.\"}\n", dir, "news.ndjson")
	write(t, "no text", dir, "picture.png")
	r := row{shape: shape{name: "ndjson", long: true}}
	if err := r.readIn(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	if r.Articles != 2 || r.Rejected != 1 || r.Ignored != 1 || r.Notices != 0 || len(r.Reasons) != 2 {
		t.Errorf("%+v; want two articles, one rejected, one ignored, no notice, two reasons", r.reading)
	}
	if _, err := os.Stat("/proc/self/status"); err == nil && (r.peak() < 1<<20 || r.Quarters[0] == 0) {
		t.Errorf("at most %d bytes are resident, %v; want those of a process", r.peak(), r.Quarters)
	}
}

func TestReadingThatGrows(t *testing.T) {
	grows := row{shape: shape{name: "a", long: true}, reading: reading{Articles: 1, Quarters: [4]int64{50e6, 60e6, 70e6, 80e6}}}
	if err := grows.check(); !errors.Is(err, errMissed) || !strings.Contains(err.Error(), "60 MB are resident in the second quarter of the file and 80 MB in the last") {
		t.Errorf("%v; want that it grows", err)
	}
	grows.long = false
	if err := grows.check(); err != nil {
		t.Errorf("%v; want nothing of a file that is not long", err)
	}
	flat := row{shape: shape{name: "a", long: true}, reading: reading{Articles: 1, Quarters: [4]int64{50e6, 60e6, 40e6, 66e6}}}
	if err := flat.check(); err != nil {
		t.Errorf("%v; want flat", err)
	}
	if err := (row{shape: shape{name: "a"}}).check(); !errors.Is(err, errMissed) {
		t.Errorf("%v; want that no article is a miss", err)
	}
}

func TestFormsWrong(t *testing.T) {
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"-each", "0"}, 2, "-each 0 or -size 1073741824 is out of range; want 1 or more"},
		{[]string{"-part", "pdf"}, 2, `-part "pdf" is no form; want texts, markdown, zip`},
		{[]string{"-part", "csv"}, 1, filepath.Join("news", "reuters106k.ndjson.zst")},
		{[]string{"-part", "warc"}, 1, filepath.Join("html", "gold.ndjson")},
	} {
		code, _, stderr := bench(t, t.Context(), append(append([]string{"forms"}, tt.args...), t.TempDir())...)
		if code != tt.code || !strings.Contains(stderr, tt.want) {
			t.Errorf("forms %q: code %d, %q; want %d and %q", tt.args, code, stderr, tt.code, tt.want)
		}
	}
}
