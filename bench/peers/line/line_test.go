package line_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"dateline/bench/peers/line"
)

// counter is an engine that finds as many articles as it has, in whatever is asked.
type counter struct {
	titles  []string
	settled bool
	closed  bool
}

func (c *counter) Version() string { return "counter 1" }

func (c *counter) Index(_ context.Context, articles iter.Seq2[line.Article, error], _ string) error {
	for a, err := range articles {
		if err != nil {
			return err
		}
		c.titles = append(c.titles, a.Title)
	}
	return nil
}

func (c *counter) Settle(context.Context) error       { c.settled = true; return nil }
func (c *counter) Open(context.Context, string) error { return nil }
func (c *counter) Close() error                       { c.closed = true; return nil }

func (c *counter) Ask(_ context.Context, mode string, q line.Query) (line.Answer, error) {
	switch {
	case q.Op == line.Fuzzy:
		return line.Answer{}, line.ErrNone
	case mode != line.Whole:
		return line.Answer{}, errors.New("no such\tmode\n" + mode)
	}
	return line.Answer{
		Total: len(c.titles), Publications: []line.Count{{Value: "daily", Count: 2}, {Value: "weekly", Count: 1}},
		Hits: []line.Hit{{ID: "a1", Title: c.titles[0], Snippet: "of\tit"}},
	}, nil
}

func files(t *testing.T) (corpus, queries string) {
	t.Helper()
	dir := t.TempDir()
	corpus, queries = filepath.Join(dir, "articles.tsv"), filepath.Join(dir, "queries.tsv")
	write(t, corpus, "a1\t0\tdaily\tkyiv,lviv\tRain\tIt rains.\na2\t\tdaily\t\tSnow\tIt snows.\n")
	write(t, queries, "term\train\nfuzzy\tsnaw\n")
	return corpus, queries
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestServe(t *testing.T) {
	corpus, queries := files(t)
	tests := []struct{ request, want string }{
		{"hello", `ok\tcounter 1`},
		{"index\t" + corpus + "\t2\tnowhere", `ok\t[1-9]\d*\t[1-9]\d*`},
		{"index\t" + corpus + "\t3\tnowhere", `error\t.*articles\.tsv:3: the corpus has 2 articles; want 3`},
		{"index\t" + corpus + "\tmany\tnowhere", `error\t"many" is no number; want 1 or more`},
		{"load\twhole\t2\t5", `error\tnothing is opened`},
		{"open\tnowhere\t" + queries, `ok\t[1-9]\d*`},
		{"ask\twhole\t0", `ok\t[1-9]\d*\t4\tdaily=2,weekly=1\t\ta1\tRain\tof it`},
		{"ask\twhole\t1", `none`},
		{"ask\tids\t0", `error\tno such mode ids`},
		{"ask\twhole\t2", `error\tquery "2"; want 0 to 1`},
		{"ask\twhole\t-1", `error\tquery "-1"; want 0 to 1`},
		{"load\twhole\t2\t5", `ok\t[1-9]\d*\t[1-9]\d*`},
		{"load\tids\t2\t5", `error\tno such mode ids no such mode ids`},
		{"load\twhole\t0\t5", `error\t"0" is no number; want 1 or more`},
		{"step\tnowhere", `none`},
		{"dance", `error\tno such request: "dance"`},
		{"hello\tyou", `error\tno such request: "hello you"`},
	}
	var in, out strings.Builder
	for _, tt := range tests {
		in.WriteString(tt.request + "\n")
	}
	e := &counter{}
	if err := line.Serve(t.Context(), e, strings.NewReader(in.String()), &out); err != nil || !e.settled || !e.closed {
		t.Errorf("%v, settled %v, closed %v", err, e.settled, e.closed)
	}
	replies := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(replies) != len(tests) {
		t.Fatalf("%d replies to %d requests:\n%s", len(replies), len(tests), &out)
	}
	for i, tt := range tests {
		if !regexp.MustCompile(`^` + tt.want + `$`).MatchString(replies[i]) {
			t.Errorf("%q is answered by %q; want %s", tt.request, replies[i], tt.want)
		}
	}
}

func TestParseAnswer(t *testing.T) {
	took, a, err := line.ParseAnswer(strings.Split("1500\t12\tdaily=9,weekly=3\tkyiv=1\ta1\tRain\tIt rains.\ta2\t\t", "\t"))
	want := line.Answer{
		Total: 12, Publications: []line.Count{{Value: "daily", Count: 9}, {Value: "weekly", Count: 3}}, Places: []line.Count{{Value: "kyiv", Count: 1}},
		Hits: []line.Hit{{ID: "a1", Title: "Rain", Snippet: "It rains."}, {ID: "a2"}},
	}
	if err != nil || took != 1500*time.Nanosecond || !reflect.DeepEqual(a, want) {
		t.Errorf("%v, %+v, %v; want %+v", took, a, err, want)
	}
	for text, want := range map[string]string{
		"1\t2\t":             "3 cells",
		"1\t2\t\t\ta1":       "5 cells",
		"0\t2\t\t":           `the time is "0"`,
		"soon\t2\t\t":        `the time is "soon"`,
		"1\t-2\t\t":          `the total is "-2"`,
		"1\t2\tdaily\t":      `a count is "daily"; want VALUE=NUMBER`,
		"1\t2\t\tkyiv=some":  `a count is "kyiv=some"`,
		"1\t2\tdaily=1,,\t ": `a count is ""`,
	} {
		if _, _, err := line.ParseAnswer(strings.Split(text, "\t")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %s", text, err, want)
		}
	}
}

// FuzzParseAnswer holds that whatever is read can be told from what is not.
func FuzzParseAnswer(f *testing.F) {
	f.Add("1\t2\tdaily=1\t\ta\tb\tc")
	f.Fuzz(func(t *testing.T, text string) {
		took, a, err := line.ParseAnswer(strings.Split(text, "\t"))
		if err == nil && (took <= 0 || a.Total < 0 || len(a.Hits) != strings.Count(text, "\t")/3-1) {
			t.Errorf("%q is read as %v, %+v", text, took, a)
		}
	})
}

func TestArticles(t *testing.T) {
	want := line.Article{ID: "a1", Published: time.Date(2012, 3, 4, 5, 6, 7, 0, time.UTC), Publication: "daily", Places: []string{"kyiv", "lviv"}, Title: "Rain", Body: "It rains."}
	file := filepath.Join(t.TempDir(), "articles.tsv")
	write(t, file, want.String()+"\n"+line.Article{ID: "a2", Title: "Snow"}.String()+"\n")
	var got []line.Article
	for a, err := range line.Articles(file, 2) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, a)
	}
	if !reflect.DeepEqual(got, []line.Article{want, {ID: "a2", Title: "Snow"}}) {
		t.Errorf("%+v", got)
	}
	for text, want := range map[string]string{"a\t1\tdaily\n": "3 cells", "a\tsoon\t\t\t\t\n": `the date is "soon"`} {
		write(t, file, text)
		for _, err := range line.Articles(file, 1) {
			if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "articles.tsv:1: ") {
				t.Errorf("%q: %v; want %s", text, err, want)
			}
		}
	}
}

func TestReadQueries(t *testing.T) {
	_, file := files(t)
	got, err := line.ReadQueries(file)
	if err != nil || fmt.Sprint(got) != fmt.Sprint([]line.Query{{Op: "term", Terms: []string{"rain"}}, {Op: "fuzzy", Terms: []string{"snaw"}}}) {
		t.Errorf("%q, %v", got, err)
	}
	for _, text := range []string{"near\ta\n", "term\n", "and\ta\t\n"} {
		write(t, file, "term\ta\n"+text)
		if _, err := line.ReadQueries(file); err == nil || !strings.Contains(err.Error(), "queries.tsv:2: ") || !strings.Contains(err.Error(), "is no query; want one of term, and, or, phrase, prefix, fuzzy") {
			t.Errorf("%q: %v", text, err)
		}
	}
}
