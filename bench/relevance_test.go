package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// write makes a file below a folder.
func write(t *testing.T, text, dir string, path ...string) {
	t.Helper()
	name := filepath.Join(append([]string{dir}, path...)...)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const (
	corpus = `{"id": "1", "title": "", "body": "Rain falls on the hills."}
{"id": "2", "title": "Snow", "body": "Snow lies in the valley, and no rain falls."}
{"id": "3", "title": "", "body": " "}
{"id": "4", "title": "Hail", "body": ""}
`
	queries = `{"id": "a", "text": "SNOW AND HAIL-STORMS ."}
{"id": "b", "text": "hills"}
`
	judged = "query-id\tcorpus-id\tscore\na\t2\t1\nb\t1\t2\n"
)

// collections makes the three collections that relevance reads.
func collections(t *testing.T, judged string) string {
	t.Helper()
	dir := t.TempDir()
	for _, c := range targets {
		write(t, corpus, dir, "ir", c.name, "corpus.jsonl")
		write(t, queries, dir, "ir", c.name, "queries.jsonl")
		write(t, judged, dir, "ir", c.name, "qrels.tsv")
	}
	return dir
}

func TestRelevance(t *testing.T) {
	code, stdout, stderr := bench(t, t.Context(), "relevance", collections(t, judged))
	if code != 0 || stderr != "" {
		t.Errorf("code %d, %q; want 0 and no message", code, stderr)
	}
	for _, want := range []string{
		`time +3 +2 +1\.0000 +0\.74 +1\.0000 +1\.0000 +1\.0000\n`,
		`cran +3 +2 +1\.0000 +0\.35 `, `scifact +3 +2 +1\.0000 +0\.67 `,
		`time: 1 records without any text are left out\n`,
		`go1\.\d+.*processors, load average `,
	} {
		if !regexp.MustCompile(want).MatchString(stdout) {
			t.Errorf("the output has no %s:\n%s", want, stdout)
		}
	}
}

func TestRelevanceMissed(t *testing.T) {
	code, stdout, stderr := bench(t, t.Context(), "relevance", collections(t, strings.Replace(judged, "a\t2", "a\t4", 1)))
	if code != 1 || !strings.Contains(stderr, "time: nDCG@10 is 0.5000; want 0.74 or more: missed") || strings.Contains(stderr, "cran") {
		t.Errorf("code %d, %q; want 1 and that time is missed and cran is not", code, stderr)
	}
	if !strings.Contains(stdout, "scifact") {
		t.Errorf("the table ends with the first that is missed:\n%s", stdout)
	}
}

func TestRelevanceStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code, _, stderr := bench(t, ctx, "relevance", collections(t, judged)); code != 1 || !strings.Contains(stderr, "context canceled") {
		t.Errorf("code %d, %q; want 1 and context canceled", code, stderr)
	}
}

func TestBrokenCollection(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"no JSON", "corpus.jsonl", corpus + "rain", "record 5: invalid character"},
		{"no id", "corpus.jsonl", `{"id": "a b", "body": "Rain."}`, `record 1: "a b" is no id of an article`},
		{"a query without text", "queries.jsonl", `{"id": "a"}`, `record 1: query "a" has the text ""; want both`},
		{"two cells", "qrels.tsv", "h\na\t1\n", "qrels.tsv:2: 2 cells; want query-id, corpus-id and score"},
		{"no such query", "qrels.tsv", judged + "z\t1\t1\n", `qrels.tsv:4: query "z" is not in queries.jsonl`},
		{"no number", "qrels.tsv", "h\na\t1\tyes\n", `qrels.tsv:2: score "yes" is no whole number`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := collections(t, judged)
			write(t, tt.text, dir, "ir", "cran", tt.file)
			if code, _, stderr := bench(t, t.Context(), "relevance", dir); code != 1 || !strings.Contains(stderr, tt.want) {
				t.Errorf("code %d, %q; want 1 and %q", code, stderr, tt.want)
			}
		})
	}
}
