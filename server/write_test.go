package server_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
	"dateline/server"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func TestPostOne(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{BasePath: "/news"})
	const query = "?name=a.txt&source=wire&seen=2023-09-01T10:30:00Z&address=https://example.org/a"
	post := func(status int, what, body string) server.WrittenJSON {
		t.Helper()
		res, answer := d.post(query, "text/plain", body)
		if res.StatusCode != status || res.Header.Get("Content-Type") != "application/json; charset=utf-8" || res.Header.Get("Cache-Control") != "no-store" {
			t.Fatalf("%d %v %s, want %d", res.StatusCode, res.Header, answer, status)
		}
		if location := res.Header.Get("Location"); (location != "") != (status == http.StatusCreated) || location != "" && location != "/news/api/v1/articles/a" {
			t.Errorf("%s: Location %q", what, location)
		}
		w := decode[server.WrittenJSON](t, strings.NewReader(answer))
		if w.Status != what || w.ID == nil || *w.ID != "a" {
			t.Errorf("%s, want %s", answer, what)
		}
		return w
	}
	post(201, "added", "Shells fall\n\nNobody was hurt.")
	post(200, "unchanged", "Shells fall\n\nNobody was hurt.")
	if w := post(200, "revised", "Shells fall\n\nTwo were hurt."); *w.Revision != 2 {
		t.Errorf("revision %d", *w.Revision)
	}
	a, _, err := d.archive.Article(t.Context(), "a", 0)
	if err != nil || a.Title != "Shells fall" || a.Seen.Format("2006-01-02 15:04") != "2023-09-01 10:30" || a.Known.URL.Value != "https://example.org/a" {
		t.Errorf("%+v, %v", a, err)
	}
	want := map[dateline.Key]bool{{Kind: dateline.KeyPath, Source: "wire", Value: "a.txt"}: true, {Kind: dateline.KeyURL, Value: "https://example.org/a"}: true}
	for _, k := range a.Keys {
		if delete(want, k); len(want) == 0 {
			return
		}
	}
	t.Errorf("keys %v", a.Keys)
}

// What is searchable at once is what waited for it.
func TestPostIsSearchableWhenAskedFor(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	for i := range 5 {
		word := fmt.Sprint("zebra", i)
		for _, media := range []string{"text/plain", ndjson} {
			body := word + " plain"
			if media == ndjson {
				body = `{"body":"` + word + ` ndjson"}`
			}
			if res, answer := d.post("?wait=searchable", media, body); res.StatusCode >= 300 {
				t.Fatal(answer)
			}
		}
		if n := search(t, d.handler, "q="+word).Total.Value; n != 2 {
			t.Errorf("%s: %d articles", word, n)
		}
	}
}

func TestNamesOfWhatIsPosted(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	for want, fields := range map[string][]string{
		"one":  {"Content-Disposition", `attachment; filename="one.txt"`},
		"zwei": {"Content-Disposition", `attachment; filename*=UTF-8''zwei.txt`},
	} {
		res, answer := d.post("", "application/octet-stream", "Title\n\nText "+want, fields...)
		if res.StatusCode != http.StatusCreated {
			t.Fatal(answer)
		}
		d.holds(want, "Title")
	}
	if res, answer := d.post("?name=drei.txt", "", "Title\n\nText drei", "Content-Disposition", "attachment; filename=x.txt"); res.StatusCode != http.StatusCreated {
		t.Fatal(answer)
	}
	d.holds("drei", "Title")
}

func TestPostSeveral(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	const three = `{"id":"a","title":"A","body":"fire"}` + "\n\n" + `{"id":"b","title":"B","body":"fire"}` + "\n" + `{"id":"b","title":"B","body":"ice"}` + "\n"
	lines, last := d.bulk(three)
	if got, want := fmt.Sprint(words(lines)), "[1 a 1 added 3 b 1 added 4 b 2 revised]"; got != want || last.Error != nil {
		t.Errorf("%s, want %s; %+v", got, want, last)
	}
	lines, last = d.bulk(three)
	if last.Summary.Added != 0 || last.Summary.Offered != 3 || *lines[0].ID != "a" || lines[0].Status != "unchanged" {
		t.Errorf("again: %+v", last)
	}
	if lines, last = d.bulk(`{"id":"a","title":"A","body":"fire","publication":"P"}`); lines[0].Status != "restated" || last.Summary.Restated != 1 {
		t.Errorf("restated: %+v", lines)
	}
	d.holds("b", "B")
}

// words are what the lines say, without those that hold nothing.
func words(lines []server.WrittenJSON) (out []any) {
	for _, l := range lines {
		if l.Line != nil {
			out = append(out, *l.Line)
		}
		if l.Path != nil {
			out = append(out, *l.Path)
		}
		if l.ID != nil {
			out = append(out, *l.ID, *l.Revision)
		}
		out = append(out, l.Status)
	}
	return out
}

// A client that does not know how many it sends asks for lines.
func TestLinesOnRequest(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	res, answer := d.post("", "text/plain", "Alone", "Accept", "application/x-ndjson, application/problem+json")
	if lines, _ := d.linesOf(answer); res.StatusCode != http.StatusMultiStatus || len(lines) != 1 || lines[0].Status != "added" {
		t.Errorf("%d %s", res.StatusCode, answer)
	}
}

func TestContainersAreAnsweredByLines(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	files := map[string]string{"news/a.txt": "A\n\nfire", "news/b.txt": "B\n\nice", "news/c.jpg": "x", "places.csv": "id,label\nsotk,Sotk\n"}
	res, answer := d.post("?name=dump.tar.gz", "application/gzip", gzipped(t, tarred(t, files)))
	lines, last := d.linesOf(answer)
	c := last.Summary
	if res.StatusCode != http.StatusMultiStatus || c != (server.CountsJSON{Offered: 4, Added: 2, Ignored: 1, Places: 1}) {
		t.Errorf("%d %+v\n%s", res.StatusCode, c, answer)
	}
	contains(t, "lines", answer, `"path":"dump.tar.gz/news/a.txt"`, `"status":"places"`, `"status":"ignored","error":{`)
	if lines[0].Line != nil {
		t.Errorf("a member has the line %d", *lines[0].Line)
	}
	if res, answer = d.post("?name=one.tar", "", tarred(t, map[string]string{"z.txt": "Z\n\nwater"})); res.StatusCode != http.StatusCreated {
		t.Errorf("one member: %d %s", res.StatusCode, answer)
	}
}

func TestContentEncoding(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	const line = `{"id":%q,"title":"T","body":"text of %[1]s"}` + "\n"
	for coding, pack := range map[string]func(testing.TB, string) string{"gzip": gzipped, "GZIP": gzipped, "zstd": zstded, "identity": func(_ testing.TB, s string) string { return s }} {
		id := strings.ToLower(coding) + "-" + coding
		if lines, _ := d.bulk(pack(t, fmt.Sprintf(line, id)), "Content-Encoding", coding); len(lines) != 1 || lines[0].Status != "added" {
			t.Errorf("%s: %+v", coding, lines)
		}
		d.holds(id, "T")
	}
	res, body := d.post("?name=a.txt&source=coded", "text/plain", gzipped(t, "A\n\ntext"), "Content-Encoding", "gzip")
	if res.StatusCode != http.StatusCreated {
		t.Fatal(body)
	}
	a, _, err := d.archive.Article(t.Context(), "a", 0)
	if err != nil || a.Keys[0].Value != "a.txt" {
		t.Errorf("a coding changes the key: %v, %v", a.Keys, err)
	}
	res, body = d.post("", "text/plain", "x", "Content-Encoding", "br")
	d.problem(res, body, http.StatusUnsupportedMediaType, "media")
	if res.Header.Get("Accept-Encoding") != "gzip, zstd" {
		t.Errorf("Accept-Encoding %q", res.Header.Get("Accept-Encoding"))
	}
	bomb := strings.Repeat(gzipped(t, strings.Repeat("\n", 1<<20)), 100)
	lines, _ := d.bulk(bomb, "Content-Encoding", "gzip")
	if len(lines) != 1 || lines[0].Status != "rejected" || !strings.Contains(lines[0].Error.Detail, "the limit") {
		t.Errorf("what unpacks to much more than it is: %+v", lines)
	}
	lines, _ = d.bulk("no gzip", "Content-Encoding", "gzip")
	if len(lines) != 1 || lines[0].Status != "rejected" {
		t.Errorf("what is not gzip: %+v", lines)
	}
}

func gzipped(t testing.TB, s string) string {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func zstded(t testing.TB, s string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

// Every form that ingest has a content type for can be named.
func TestEveryContentTypeIsDescribed(t *testing.T) {
	body := description(t).Paths.Find("/api/v1/articles").Post.RequestBody.Value
	for _, media := range ingest.ContentTypes() {
		if body.Content[media] == nil {
			t.Errorf("%s is not described", media)
		}
	}
}
