package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// reported makes a corpus of n articles that give queries of every class: three of
// 30 frequent words, four of 100 middling ones and a rare one in every title.
func reported(t *testing.T, n int) string {
	t.Helper()
	return reportedAs(t, n, `Filed\nfrom\tthere.`)
}

// reportedAs has another body, as JSON writes it.
func reportedAs(t *testing.T, n int, body string) string {
	t.Helper()
	var lines strings.Builder
	lines.WriteString(`{"id": "empty", "title": "No body", "body": " "}` + "\n")
	for i := range n {
		var title []string
		for k := range 3 {
			title = append(title, syllables((i+k*11)%30*577)+"quent")
		}
		for k := range 4 {
			title = append(title, syllables((i/2+k*17)%100*171)+"mont")
		}
		title = append(title, syllables(i/2*5)+"rarum")
		if i%4 > 1 {
			slices.Reverse(title) // so that a phrase is more than its words
		}
		city := []string{"KIEV", "NEW YORK/Lyon, France", "KIEV/OSLO"}[i%3]
		fmt.Fprintf(&lines, `{"id": "x%d", "title": %q, "body": "%s  (Reuters) - %s", "date": "2012-0%d-01T10:00:00-04:00", "url": "http://example.org/us-desk%d-oil-idUS1"}`+"\n",
			i, strings.Join(title, " "), city, body, i%9+1, i%50)
	}
	dir := t.TempDir()
	write(t, compressed(t, lines.String()), dir, "news", "reuters106k.ndjson.zst")
	return dir
}

// module makes a folder with what the command writes to, as the module has it.
func module(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	write(t, "# Page\n\nBefore.\n\n"+sectionBegins+"old\n"+sectionEnds+"\nBehind.\n", root, figuresPage)
	write(t, "articles_1 700\narticles_2 750\nfacets_vs_plain 1000\ndisk_vs_text 1000\nanswer_p50_vs_lost 2\n", root, ratiosFile)
	return root
}

// compareFakes runs the command with dateline and two fakes.
func compareFakes(t *testing.T, c *comparing, data string) (stdout string, err error) {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	absent := fakeEngine("absent")
	absent.needs = []string{"no-program-has-this-name"}
	broken := fakeEngine("broken", "say", "error", "no library")
	c.effort = effort{warmPasses: 1, warmTime: 1, passes: 1, load: time.Millisecond}
	c.engines = []peer{knownPeers[0], fakeEngine("look-through"), absent, broken}
	var out strings.Builder
	err = c.run(context.WithValue(t.Context(), progressKey{}, &out), data, &out)
	if left, e := os.ReadDir(os.TempDir()); e != nil || len(left) > 0 {
		t.Errorf("the temporary folder holds %v afterwards, %v; want nothing", left, e)
	}
	return out.String(), err
}

func TestPeers(t *testing.T) {
	root := module(t)
	stdout, err := compareFakes(t, &comparing{rounds: 1, write: true, check: true, root: root}, reported(t, 800))
	if err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}
	page, err := os.ReadFile(filepath.Join(root, figuresPage))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(stdout, "\n1 records without a title or a body, or with a NUL character, are left out\n") {
		t.Errorf("the output does not say what is left out:\n%s", stdout)
	}
	before, section, _ := strings.Cut(string(page), sectionBegins)
	section, behind, _ := strings.Cut(section, sectionEnds)
	if before != "# Page\n\nBefore.\n\n" || behind != "\nBehind.\n" || !strings.Contains(stdout, strings.TrimSpace(section)) {
		t.Errorf("the page is not the old one with the section that was printed:\n%s\n%s", page, stdout)
	}
	for _, want := range []string{
		`commit .*load average .* at the end\. 1 rounds\.\n`, `Engines: dateline \w+; lookThrough 1\.\n`,
		`Not measured: absent, because no-program-has-this-name is not there\.\n`, `Not measured: broken, because its driver does not run\.\n`,
		`### 700 articles, 0\.1 MB of text\n`, `### 750 articles, `, `\| look-through( \| [\d.]+){10} \|\n`, `five facets and a histogram by month: p50 [\d.]+ ms`,
		`\| OR of four \| [\d.]+ \| [\d.]+ \|\n`, `Docs/s are medians of so many rounds: dateline 1, look-through 1\.`,
		`dateline's index alone, made anew from the record: \d+ docs/s\.`, `dateline's disk is \d+ MB of record and \d+ MB of index`,
	} {
		if !regexp.MustCompile(want).MatchString(section) {
			t.Errorf("the section has no %s:\n%s", want, section)
		}
	}
	// dateline finds and counts what a look through all articles does.
	for _, class := range peerClasses() {
		if n := strings.Count(section, "| "+class+" | 0.0 % / 0.0 %, 100 % | 0.0 % / 0.0 %, "); n != 2 {
			t.Errorf("the engines differ in the class %q:\n%s\n%s", class, stdout, section)
		}
	}
	numbers, ratios, err := readRatios(filepath.Join(root, ratiosFile))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range ratios {
		names = append(names, r.name)
	}
	want := []string{
		"answer_p50_vs_look_through", "answer_p95_vs_look_through", "ids_p50_vs_look_through", "ids_p95_vs_look_through",
		"answers_per_second_vs_look_through", "index_vs_look_through", "growth_p50_700_750", "facets_vs_plain", "disk_vs_text",
		"peak_indexing_vs_700mb", "peak_serving_vs_300mb", "asked_serving_vs_300mb", "first_answer_vs_400ms",
	}
	if !slices.Equal(numbers, []int{700, 750}) || !slices.Equal(names, want) || !regexp.MustCompile(`answer_p50_vs_lost +2\.000 +not measured`).MatchString(stdout) {
		t.Errorf("the ratios are %q; want %q\n%s", names, want, stdout)
	}
}

// TestPeersKeep: a second run takes the indexes of the first, but for dateline's, as
// long as they are of the same articles and whole.
func TestPeersKeep(t *testing.T) {
	if testing.Short() {
		t.Skip("makes archives again and again")
	}
	keep, data := filepath.Join(t.TempDir(), "kept"), reported(t, 800)
	run := func(n string) string {
		t.Helper()
		stdout, err := compareFakes(t, &comparing{sizes: n, rounds: 1, keep: keep, root: t.TempDir()}, data)
		if err != nil {
			t.Fatalf("%v\n%s", err, stdout)
		}
		return stdout
	}
	before := regexp.MustCompile(`Of an earlier run are the indexes of look-through 20\d\d-\d\d-\d\d \d\d:\d\d, and`)
	for _, tt := range []struct {
		name, sizes string
		spoil       func() error
		kept        bool
	}{
		{"first", "600,700", func() error { return nil }, false},
		{"second", "600,700", func() error { return nil }, true},
		{"without the index", "600,700", func() error { return os.RemoveAll(filepath.Join(keep, "look-through-700")) }, false},
		{"of another driver", "600,700", func() error {
			note := filepath.Join(keep, "look-through-700.json")
			raw, err := os.ReadFile(note)
			write(t, strings.Replace(string(raw), "lookThrough 1", "lookThrough 0", 1), keep, "look-through-700.json")
			return err
		}, false},
	} {
		if err := tt.spoil(); err != nil {
			t.Fatal(err)
		}
		if stdout := run(tt.sizes); before.MatchString(stdout) != tt.kept {
			t.Errorf("%s: kept is %v; want %v\n%s", tt.name, !tt.kept, tt.kept, stdout)
		}
	}
}

// sizesOf is as if the committed ratios were of n articles.
func sizesOf(n string) func(*testing.T, string) {
	return func(t *testing.T, root string) { write(t, "articles_1 "+n+"\ndisk_vs_text 1\n", root, ratiosFile) }
}

func TestPeersFail(t *testing.T) {
	data := reported(t, 300)
	tests := []struct {
		name, sizes string
		spoil       func(t *testing.T, root string)
		want        string
	}{
		{"others than the committed ones", "200", nil, "-n 200 is not what bench/ratios.txt was taken at, [700 750]; leave it out"},
		{"more than there are", "400", sizesOf("400"), "-n 400 is more than the 300 short articles that those with a body give"},
		{"too few for the queries", "20", sizesOf("20"), "the articles give only "},
		{"no ratios", "", func(t *testing.T, root string) { write(t, "articles_1 300\n", root, ratiosFile) }, "holds 0 ratios and 1 numbers of articles"},
	}
	for _, tt := range tests {
		root := module(t)
		if tt.spoil != nil {
			tt.spoil(t, root)
		}
		if _, err := compareFakes(t, &comparing{sizes: tt.sizes, rounds: 1, check: true, root: root}, data); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v; want %s", tt.name, err, tt.want)
		}
	}
}

func TestPeersUsage(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"-n", "20,10"}, "peers: -n 20,10 is out of range; want numbers, 1 or more, ascending"},
		{[]string{"-n", "many"}, "peers: -n many is out of range"},
		{[]string{"-rounds", "0"}, "peers: -rounds 0 is out of range; want 1 or more"},
		{[]string{"-only", "grep"}, `peers: "grep" is no peer; want tantivy, lucene, sqlite, xapian, bleve-default, bleve-tuned`},
	} {
		code, _, stderr := bench(t, t.Context(), append(append([]string{"peers"}, tt.args...), "data")...)
		if code != 2 || !strings.Contains(stderr, tt.want) {
			t.Errorf("bench peers %q: code %d, %q; want 2 and %q", tt.args, code, stderr, tt.want)
		}
	}
}

// TestDriverFaults: what a driver says is read with suspicion.
func TestDriverFaults(t *testing.T) {
	for _, tt := range []struct{ says, want string }{
		{"fine", `the driver of fake answers "fine\n"; want ok and 2 cells or more`},
		{"ok 1", `answers "ok\t1\n"; want ok and 2 cells or more`},
		{"ok 0 1", `the time is "0"; want nanoseconds, 1 or more`},
		{"error full", "index a 1 b: the driver of fake says: full"},
	} {
		d, err := startDriver(t.Context(), "fake", fakeEngine("fake", append([]string{"say"}, strings.Fields(tt.says)...)...).command("", ""))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.times(2, "index", "a", "1", "b"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v; want %s", tt.says, err, tt.want)
		}
		if err := d.stop(); err != nil {
			t.Error(err)
		}
	}
	d, err := startDriver(t.Context(), "fake", fakeEngine("fake", "end").command("", ""))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.ask(1, "hello"); err == nil || !strings.Contains(err.Error(), "the driver of fake has ended") {
		t.Errorf("%v; want that it has ended", err)
	}
	_ = d.stop()
	if _, err := startDriver(t.Context(), "fake", []string{filepath.Join(t.TempDir(), "none")}); err == nil || !strings.Contains(err.Error(), "start the driver of fake") {
		t.Errorf("%v; want that it cannot be started", err)
	}
}

// TestPeerIsMade runs what a peer is prepared by, and tells of what fails.
func TestPeerIsMade(t *testing.T) {
	root := t.TempDir()
	p := peer{
		name: "made", folder: "made", needs: []string{"sh"},
		prepare: func(from, to string) [][]string {
			return [][]string{{"sh", "-c", `test "$1" = "` + filepath.Join(root, "bench", "peers", "made") + `" && : > "$2/driver"`, "sh", from, to}}
		},
		command: func(_, to string) []string { return []string{filepath.Join(to, "driver")} },
	}
	command, err := p.ready(t.Context(), root, io.Discard)
	if err != nil || !slices.Equal(command, []string{filepath.Join(root, "build", "peers", "made", "driver")}) {
		t.Fatalf("%q, %v", command, err)
	}
	if _, err := os.Stat(command[0]); err != nil {
		t.Error(err)
	}
	p.prepare = func(_, _ string) [][]string { return [][]string{{"sh", "-c", "echo no library; exit 3"}} }
	var log strings.Builder
	if _, err := p.ready(t.Context(), root, &log); err == nil || err.Error() != "sh could not make it" || !strings.Contains(log.String(), "exit status 3\nno library") {
		t.Errorf("%v, %q; want a short reason, and all of it in the log", err, &log)
	}
}
