package ingest_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/ingest"
)

func TestNDJSONFields(t *testing.T) {
	a := one(t, tree(t, map[string]string{"a.jsonl": `{"id":"a-1","title":"T\u0069t\nle","text":"B \ud83d\ude00","body":"","date":"2023-09","publication":"P",` +
		`"link":"http://Example.org:80/1?fbclid=2","lang":"az-latn","dateline":"BAKU, Sept 1","seen":"2023-09-02T01:00:00Z","topics":[{"id":["}"]},null]}`}))
	want := dateline.Known{
		Publication: dateline.Sourced[string]{Value: "P", From: "metadata file"},
		URL:         dateline.Sourced[string]{Value: "http://Example.org:80/1?fbclid=2", From: "metadata file"},
		Language:    dateline.Sourced[string]{Value: "az-Latn", From: "metadata file"},
		Dateline:    dateline.Sourced[string]{Value: "BAKU, Sept 1", From: "metadata file"},
		Published:   dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2023, Month: 9}, From: "metadata file"},
		TitleFrom:   "metadata file",
	}
	if a.Known != want {
		t.Errorf("known %+v\nwant  %+v", a.Known, want)
	}
	if a.ID != "a-1" || a.Title != "Tit\nle" || a.Body != "B 😀" || a.Seen.Format(time.RFC3339) != "2023-09-02T01:00:00Z" {
		t.Errorf("id %q, title %q, body %q, seen %v", a.ID, a.Title, a.Body, a.Seen)
	}
	if got := fmt.Sprint(a.Keys); got != "[own news/a-1 url http://example.org/1]" {
		t.Errorf("keys %s", got)
	}
}

func TestNDJSONKeysAndIDs(t *testing.T) {
	for line, want := range map[string]string{
		`{"title":"x","id":12345678901234567890123}`: "12345678901234567890123 [own news/12345678901234567890123]",
		`{"title":"x","id":-7}`:                      "-7 [own news/-7]",
		`{"title":"x","id":"a/b c"}`:                 " [own news/a/b c]",
		`{"title":"x","id":" "}`:                     " [path news/sub/a.ndjson#2]",
		`{"title":"x","id":null}`:                    " [path news/sub/a.ndjson#2]",
		`{"title":"x"}`:                              " [path news/sub/a.ndjson#2]",
		`{"title":"x","url":"https://example.org"}`:  " [url https://example.org/]",
	} {
		a := one(t, tree(t, map[string]string{"sub/a.ndjson": "\n" + line}))
		if got := fmt.Sprintf("%s %s", a.ID, a.Keys); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

func TestNDJSONUnknownIsNotUnsaid(t *testing.T) {
	a := one(t, tree(t, map[string]string{"a.ndjson": `{"body":"B","publication":null,"date":"","published":null}`}))
	if k := a.Known; k.Publication.From == "" || k.Published.From == "" || k.URL.From != "" || k.TitleFrom != "" {
		t.Errorf("known %+v", k)
	}
}

func TestNDJSONDates(t *testing.T) {
	for given, want := range map[string]string{
		"2013": "2013", "2013-05": "2013-05", "2013-05-01": "2013-05-01", " 2013-05-01 ": "2013-05-01",
		"2013-05-01T10:30:00Z":          "2013-05-01T10:30:00Z",
		"2013-05-01T10:30:00.123+04:00": "2013-05-01T10:30:00+04:00",
		"2013-05-01 10:30:00+04:00":     "2013-05-01T10:30:00+04:00",
		"2013-05-01T10:30:00+0400":      "2013-05-01T10:30:00+04:00",
		"2013-05-01 10:30:00 +0400":     "2013-05-01T10:30:00+04:00",
		"2013-05-01 10:30:00.25+04":     "2013-05-01T10:30:00+04:00",
		"2013-05-01 10:30:00 UTC":       "2013-05-01T10:30:00Z",
		"2013-05-01 10:30Z":             "2013-05-01T10:30:00Z",
		"2013-05-01T10:30:00":           "2013-05-01",
		"2013-05-01 10:30":              "2013-05-01",
		"2013-05-01T605:12:19":          "2013-05-01",
		"2013-02-30T10:30:00":           "",
		"2013-05-01T10:30:00 CET":       "",
		"1 May 2013":                    "",
		"0000-01-01":                    "",
	} {
		dir := tree(t, map[string]string{"a.ndjson": `{"body":"B","date":"` + given + `"}`})
		all := items(t, ingest.Options{}, dir)
		list := articles(all)
		switch {
		case want == "" && (len(list) != 0 || !strings.HasPrefix(told(dir, all)[0], "rejected a.ndjson:1: date: ")):
			t.Errorf("%q was not rejected: %q", given, told(dir, all))
		case want != "" && (len(list) != 1 || list[0].Known.Published.Value.String() != want):
			t.Errorf("%q: %q, want %q", given, told(dir, all), want)
		}
	}
}

func TestNDJSONRejects(t *testing.T) {
	for line, want := range map[string]string{
		`{"title":"x"`:                                 "not JSON: unexpected end of JSON input, at column 12",
		`{"title":"x"} {}`:                             "not JSON: invalid character '{' after top-level value, at column 15",
		"{\"title\":\"a\tb\"}":                         "not JSON: invalid character '\\t' in string literal, at column 12",
		`{"title":x}`:                                  "not JSON: invalid character 'x' looking for beginning of value, at column 10",
		`["x"]`:                                        "not a JSON object; want each article as one, between { and }",
		`null`:                                         "not a JSON object…",
		"{\"title\":\"caf\xe9\"}":                      "not UTF-8: byte 0xe9 at offset 13; convert it…",
		`{"title":"a","title":"b"}`:                    "title: the field is there twice, again at column 14; want it once",
		`{"title":"a","\u0074itle":"b"}`:               "title: the field is there twice…",
		`{"title":"a","x":1,"x":2}`:                    "x: the field is there twice…",
		`{"title":1}`:                                  `title: "1" is not a string, at column 10`,
		`{"title":"x","body":["y"]}`:                   `body: "[\"y\"]" is not a string, at column 21`,
		`{"title":"x","id":1.5}`:                       `id: "1.5" is not an id; want a string or a whole number, at column 19`,
		`{"title":"x","id":true}`:                      `id: "true" is not an id…`,
		`{"title":"x","published":2023}`:               `published: "2023" is not a string, at column 26`,
		`{"title":"x","url":"example.org"}`:            `url: "example.org" is not an address…`,
		`{"title":"x","language":"klingon"}`:           `language: "klingon" is not a language…`,
		`{"title":"x","seen":"2023"}`:                  `seen: "2023" is not a moment…`,
		`{"title":"\ud800"}`:                           "title: half a surrogate pair after a backslash, at column 10",
		`{"title":"\udc00\ud800"}`:                     "title: half a surrogate pair…",
		`{"\ud800":1,"title":"x"}`:                     "half a surrogate pair after a backslash, in the name of a field at column 2",
		`{"title":"a\u0000"}`:                          "title: not a text: it holds a NUL character at offset 1, at column 10",
		`{"title":"x","publication":"a\nb"}`:           `publication: "a\nb" holds a line break…`,
		`{"title":" ","body":"\n"}`:                    "holds no text: neither title nor body, text, content",
		`{}`:                                           "holds no text…",
		`{"title":"` + strings.Repeat("x", 200) + `"}`: "is 213 bytes long, over the limit of 200; the limit max-bytes can be raised to at most 33554432",
	} {
		dir := tree(t, map[string]string{"a.ndjson": "{\"title\":\"before\"}\n" + line + "\n{\"title\":\"after\"}\n"})
		expect(t, dir, ingest.Options{MaxBytes: 200}, "article a.ndjson:1 [before|]", "rejected a.ndjson:2: "+want, "article a.ndjson:3 [after|]")
	}
}

func TestNDJSONFiles(t *testing.T) {
	for content, want := range map[string][]string{
		"":        {"rejected a.ndjson: holds no article: it has no line that is not blank"},
		" \n\r\n": {"rejected a.ndjson: holds no article…"},
		"\ufeff{\"title\":\"a\"}\n\ufeff{\"title\":\"b\"}\n":       {"article a.ndjson:1 [a|]", "article a.ndjson:2 [b|]"},
		"\ufeff{\"title\":\"a\"}\r\n\n \t\n{\"body\":\"b\"}\n\n\n": {"article a.ndjson:1 [a|]", "article a.ndjson:4 [|b]"},
		inUTF16("{}", true)[2:]:                                    {"rejected a.ndjson: not UTF-8 but UTF-16…"},
		inUTF16("{}", false)[2:]:                                   {"rejected a.ndjson: not UTF-8 but UTF-16…"},
		inUTF16("{}", true):                                        {"rejected a.ndjson: not UTF-8 but UTF-16; convert it, for example with iconv -f UTF-16 -t UTF-8"},
	} {
		expect(t, tree(t, map[string]string{"a.ndjson": content}), ingest.Options{}, want...)
	}
}

func TestNDJSONOffsets(t *testing.T) {
	dir := tree(t, map[string]string{"a.ndjson": "\n{\"title\":\"é\"}\r\n\n{\"title\":\"b\"}"})
	all := items(t, ingest.Options{}, dir)
	if len(all) != 2 || all[0].Offset != 1 || all[1].Offset != 18 || all[0].Bytes != 17 {
		t.Errorf("%+v", all)
	}
}

func TestNDJSONLinesAtTheLimit(t *testing.T) {
	// The lines straddle the reader's buffer of 64 KiB, whole, at and over the limit.
	const limit = 100_000
	line := func(n int) string { return `{"title":"` + strings.Repeat("x", n-12) + `"}` }
	dir := tree(t, map[string]string{"a.ndjson": line(limit) + "\r\n" + line(limit+1) + "\n" + line(70_000) + "\n" + line(300_000) + "\n" + line(limit)})
	got := ""
	for _, it := range items(t, ingest.Options{MaxBytes: limit}, dir) {
		got += fmt.Sprintf("%s %d %d;", it.Kind, it.Line, len(it.Article.Title))
	}
	if got != "article 1 99988;rejected 2 0;article 3 69988;rejected 4 0;article 5 99988;" {
		t.Errorf("%s", got)
	}
}

func TestNDJSONFieldMap(t *testing.T) {
	dir := tree(t, map[string]string{"a.ndjson": `{"Überschrift":"T","id":"x","body":"B"}`})
	opt := ingest.Options{Source: "other", Fields: ingest.FieldMap{Title: []string{"Überschrift"}, ID: []string{}}}
	all := expect(t, dir, opt, "article a.ndjson:1 [T|B]")
	if got := fmt.Sprint(all[0].Article.Keys); got != "[path other/a.ndjson#1]" {
		t.Errorf("keys %s", got)
	}
}

func TestNDJSONStreamsInConstantMemory(t *testing.T) {
	dir := tree(t, nil)
	f, err := os.Create(filepath.Join(dir, "a.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	const lines = 30_000
	for i := range lines {
		fmt.Fprintf(f, "{\"id\":%d,\"body\":\"%s\"}\n", i, strings.Repeat("word ", 400))
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	plan, err := ingest.NewPlan(context.Background(), []string{dir}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n, most := 0, uint64(0)
	for range plan.Items(context.Background()) {
		if n++; n%5000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if n != lines || most > 16<<20 {
		t.Errorf("%d items of %d bytes held %d bytes", n, plan.Bytes, most)
	}
}
