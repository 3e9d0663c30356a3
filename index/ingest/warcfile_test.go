package ingest_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/index/ingest"
)

// rec writes a record of a web archive.
func rec(kind, target, contentType, block string, more ...string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2023-09-01T10:30:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s\r\n\r\n",
		kind, target, contentType, len(block), strings.Join(append(more, ""), "\r\n"), block)
}

// answer writes the response of a server.
func answer(status, contentType, body string) string {
	return fmt.Sprintf("HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", status, contentType, len(body), body)
}

const httpResponse, digest = "application/http; msgtype=response", "WARC-Payload-Digest: md5:"

func page(target, contentType, body string, more ...string) string {
	return rec("response", target, httpResponse, answer("200 OK", contentType, body), more...)
}

var crawl = []string{
	rec("warcinfo", "", "application/warc-fields", "software: x\r\n"),
	page("https://example.org/1.cgi", "text/plain; charset=utf-8", "First.\n\nText."),
	rec("request", "https://example.org/1.cgi", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
	rec("response", "https://example.org/2", httpResponse, answer("301 Moved", "text/plain", "no")),
	page("https://example.org/3.txt", "image/png", "x"),
	page("https://example.org/robots.txt", "text/plain", "User-agent: *"),
	page("https://example.org/4", "application/json", `{"title":"J"}`),
	page("https://example.org/5", "application/json", `{"x":1}`),
	page("https://example.org/6", "text/plain", ""),
	rec("resource", "file:///a.txt", "text/plain", "Resource."),
	rec("metadata", "https://example.org/1", "application/warc-fields", "a: b\r\n"),
	rec("conversion", "https://example.org/7", "text/plain", "Converted."),
	rec("continuation", "https://example.org/8", "text/plain", "x"),
	rec("other", "https://example.org/8", "text/plain", "x"),
	page("https://example.org/feed", "application/rss+xml", "<rss><channel><item><title>Item</title><guid>g</guid></item></channel></rss>"),
}

var crawled = []string{
	"ignored a.warc/1: a record about the crawl or about another record",
	"article a.warc/2 [|First.\n\nText.]",
	"ignored a.warc/3: a request: what was asked for, not what came",
	"ignored a.warc/4: the answer has status 301; read is 200",
	`ignored a.warc/5: content type "image/png" is not read in a web archive`,
	"ignored a.warc/6: robots.txt: it speaks to crawlers",
	"article a.warc/7:1 [J|]",
	"ignored a.warc/8:1: holds no text: neither title nor body, text, content; its fields are \"x\"…",
	"ignored a.warc/9: its payload is empty",
	"article a.warc/10 [|Resource.]",
	"ignored a.warc/11: a record about the crawl or about another record",
	"article a.warc/12 [|Converted.]",
	"ignored a.warc/13: a part of a record that was cut in several; they are not put together",
	"ignored a.warc/14: a record of a type that is not read",
	"article a.warc/15 [Item|]",
}

func TestWARC(t *testing.T) {
	plain := strings.Join(crawl, "")
	var packed strings.Builder
	for _, r := range crawl {
		packed.WriteString(gz(t, r))
	}
	for name, content := range map[string]string{"a.warc": plain, "a.warc.gz": packed.String(), "a.warc.zst": zst(t, plain), "b.gz": gz(t, plain)} {
		dir := tree(t, map[string]string{name: content})
		var want []string
		for _, line := range crawled {
			want = append(want, strings.Replace(line, "a.warc", name, 1))
		}
		all := expect(t, dir, ingest.Options{}, want...)
		first := all[1]
		if got := fmt.Sprintf("%v %v %v", first.Article.Keys, first.Article.Known.URL, first.Article.Seen.Format("2006-01-02T15:04:05Z")); got != "[url https://example.org/1.cgi] {https://example.org/1.cgi metadata file} 2023-09-01T10:30:00Z" {
			t.Errorf("%s: %s", name, got)
		}
		if key := fmt.Sprint(all[9].Article.Keys); key != "[path news/"+name+"/10]" {
			t.Errorf("%s: %s", name, key)
		}
	}
}

func TestWARCOffsets(t *testing.T) {
	packed := gz(t, crawl[0]) + gz(t, crawl[1])
	for name, c := range map[string]struct {
		content string
		at      int
	}{
		"a.warc": {crawl[0] + crawl[1], len(crawl[0])}, "a.warc.gz": {packed, len(gz(t, crawl[0]))}, "a.gz": {packed, len(gz(t, crawl[0]))},
	} {
		all := items(t, ingest.Options{}, tree(t, map[string]string{name: c.content}))
		if len(all) != 2 || all[1].Offset != int64(c.at) {
			t.Errorf("%s: %+v, want the offset %d", name, all, c.at)
		}
	}
}

func TestWARCRevisits(t *testing.T) {
	const profile = "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"
	sum := digest + "XrY7u+Ae7tCTyyK7j1rNww==" // of hello world
	records := []string{
		rec("revisit", "https://example.org/1", httpResponse, "HTTP/1.1 200 OK\r\n\r\n", profile, sum),
		page("https://example.org/1", "text/plain", "hello world", sum),
		rec("revisit", "https://example.org/1", httpResponse, "HTTP/1.1 200 OK\r\n\r\n", profile, sum),
		rec("revisit", "https://example.org/2", httpResponse, "HTTP/1.1 200 OK\r\n\r\n", profile, sum),
		rec("revisit", "https://example.org/1", httpResponse, "HTTP/1.1 304 Not Modified\r\n\r\n", "WARC-Profile: http://netpreserve.org/warc/1.0/revisit/server-not-modified"),
		rec("revisit", "https://example.org/1", httpResponse, "HTTP/1.1 200 OK\r\n\r\n", profile, digest+"AAAAu+Ae7tCTyyK7j1rNww=="),
	}
	records[2] = strings.Replace(records[2], "2023-09-01", "2023-09-03", 1)
	packed := ""
	for _, r := range records {
		packed += gz(t, r)
	}
	for name, content := range map[string]string{"a.warc": strings.Join(records, ""), "a.warc.gz": packed} {
		all := expect(t, tree(t, map[string]string{name: content}), ingest.Options{},
			"ignored "+name+"/1: a revisit of a page that this file does not hold, or not before it",
			"article "+name+"/2 [|hello world]", "article "+name+"/3 [|hello world]", "article "+name+"/4 [|hello world]", "article "+name+"/5 [|hello world]",
			"ignored "+name+"/6: a revisit of a page that this file does not hold, or not before it")
		if a := all[2].Article; a.Seen.Day() != 3 || fmt.Sprint(a.Keys) != "[url https://example.org/1]" {
			t.Errorf("%s: %+v", name, a)
		}
		if a := all[3].Article; fmt.Sprint(a.Keys) != "[url https://example.org/2]" {
			t.Errorf("%s: %+v", name, a)
		}
	}
	all := read(t, strings.Join(records[1:3], ""), ingest.Offer{Name: "a.warc"}, ingest.Options{})
	compare(t, told("no folder", all), []string{"article a.warc/1 [|hello world]", "ignored a.warc/2: a revisit, and a web archive inside something else cannot be gone back in; index the file itself"})
}

func TestWARCBreaks(t *testing.T) {
	whole := page("https://example.org/1", "text/plain", "One.")
	last := page("https://example.org/2", "text/plain", "Two is cut.")
	for name, c := range map[string]struct {
		content string
		want    []string
	}{
		"a.warc":    {whole + last[:len(last)-10], []string{"article a.warc/1 [|One.]", "rejected a.warc/2: breaks off at byte …"}},
		"b.warc":    {whole + "nonsense\r\n", []string{"article b.warc/1 [|One.]", `rejected b.warc: breaks off at byte 248: found "nonsense"; want a record to begin here…`}},
		"c.warc.gz": {gz(t, whole) + gz(t, last)[:60], []string{"article c.warc.gz/1 [|One.]", "rejected c.warc.gz: breaks off at byte …"}},
		"d.gz":      {gz(t, whole) + gz(t, last)[:60], []string{"article d.gz/1 [|One.]", "rejected d.gz: is cut off at byte …"}},
		"e.warc":    {"", []string{"rejected e.warc: holds no record"}},
		"f.warc":    {page("https://example.org/1", "text/plain", "One.", digest+"AAAAu+Ae7tCTyyK7j1rNww=="), []string{"article f.warc/1 [|One.]", "notice f.warc/1: WARC-Payload-Digest: …"}},
		"g.warc":    {page("https://example.org/1", "text/plain", "One.", "WARC-Truncated: length"), []string{"article g.warc/1 [|One.]", "notice g.warc/1: what came was cut short (length); it is read as it is"}},
		"h.warc":    {page("https://example.org/1", "text/plain", "One.", "WARC-Segment-Number: 1"), []string{"rejected h.warc/1: a part of a record…"}},
	} {
		all := expect(t, tree(t, map[string]string{name: c.content}), ingest.Options{}, c.want...)
		if name == "b.warc" && all[1].Offset != int64(len(whole)) {
			t.Errorf("%s: offset %d, want %d", name, all[1].Offset, len(whole))
		}
	}
}

func TestWARCInOthers(t *testing.T) {
	content := zipOf(t, file{"in/a.warc", crawl[1]})
	all := items(t, ingest.Options{}, tree(t, map[string]string{"a.zip": content}))
	if len(all) != 1 || !strings.HasSuffix(all[0].Path, filepath.Join("a.zip", "in", "a.warc", "1")) {
		t.Errorf("%+v", all)
	}
	bomb := page("https://example.org/1", "text/plain", strings.Repeat("x", 17<<20))
	compare(t, told("no folder", slices.Collect(ingest.Read(context.Background(), strings.NewReader(bomb+crawl[1]), ingest.Offer{Name: "a.warc"}, ingest.Options{}))),
		[]string{"rejected a.warc/1: is longer than the limit of 16777216 bytes…", "article a.warc/2 [|First.\n\nText.]"})
}
