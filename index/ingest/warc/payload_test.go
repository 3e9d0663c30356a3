package warc_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"crypto/sha1"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"dateline"
	"dateline/index/ingest/warc"
)

func sha1hex(s string) string { return hex.EncodeToString(sum(s)) }

func sha1base32(s string) string { return base32.StdEncoding.EncodeToString(sum(s)) }

func sum(s string) []byte {
	h := sha1.Sum([]byte(s))
	return h[:]
}

func read(t *testing.T, p *warc.Payload) string {
	t.Helper()
	b, err := io.ReadAll(p.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func packed(s string, w io.WriteCloser, b *bytes.Buffer) string {
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func deflated(s string) string {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 9)
	return packed(s, w, &b)
}

func zlibbed(s string) string {
	var b bytes.Buffer
	return packed(s, zlib.NewWriter(&b), &b)
}

func brotlied(s string) string {
	var b bytes.Buffer
	return packed(s, brotli.NewWriter(&b), &b)
}

func chunked(s string) string {
	return fmt.Sprintf("%x\r\n%s\r\n%04X ; name=value\r\n%s\r\n0\r\nTrailer: x\r\n\r\n", 5, s[:5], len(s)-5, s[5:])
}

var html = "<!doctype html>\n<p>" + strings.Repeat("An aid convoy reached the town. ", 300) + "</p>\n"

func TestPayload(t *testing.T) {
	const chunk = "Transfer-Encoding: chunked\r\n"
	coded := func(name string) string { return "Content-Encoding: " + name + "\r\n" }
	raw := gz(html)
	bad := []byte(raw)
	bad[len(bad)-6]++
	tests := map[string]struct {
		header, body, want, notice string
	}{
		"as it is":                      {"", html, html, ""},
		"identity":                      {coded("identity"), html, html, ""},
		"chunked":                       {chunk, chunked(html), html, ""},
		"chunks with LF":                {chunk, strings.ReplaceAll(chunked("abcdefgh"), "\r", ""), "abcdefgh", ""},
		"gzip":                          {coded("gzip"), gz(html), html, ""},
		"gzip in two members":           {coded("x-gzip"), gz(html[:99]) + gz(html[99:]), html, ""},
		"gzip with more behind":         {coded("gzip"), gz(html) + "\r\nrest", html, ""},
		"zlib":                          {coded("deflate"), zlibbed(html), html, ""},
		"bare deflate":                  {coded("deflate"), deflated(html), html, ""},
		"brotli":                        {coded("br"), brotlied(html), html, ""},
		"zstd":                          {coded("zstd"), zst(t, html), html, ""},
		"chunked gzip":                  {chunk + coded("GZip"), chunked(gz(html)), html, ""},
		"gzip twice":                    {coded("gzip, gzip"), gz(gz(html)), html, ""},
		"gzip and brotli":               {coded("gzip") + coded("br"), brotlied(gz(html)), html, ""},
		"not chunked":                   {chunk, html, html, "not chunked although"},
		"not gzip":                      {coded("gzip"), html, html, "not gzip although"},
		"not brotli":                    {coded("br"), html, html, "not br although"},
		"not deflate":                   {coded("deflate"), html, html, "not deflate although"},
		"not zstd":                      {coded("zstd"), html, html, "not zstd although"},
		"no coding":                     {coded("utf-8"), html, html, "no coding"},
		"empty gzip":                    {coded("gzip"), "", "", ""},
		"empty chunked":                 {chunk, "", "", "ends without its last chunk"},
		"no last chunk":                 {chunk, "3\r\nabc\r\n", "abc", "ends without its last chunk"},
		"chunk cut":                     {chunk, "9\r\nabc", "abc", "ends without its last chunk"},
		"chunk longer than it says":     {chunk, "3\r\nabcdef\r\n0\r\n\r\n", "abc", "want a line end behind the chunk"},
		"size of a chunk is none":       {chunk, "3\r\nabc\r\nxyz\r\n", "abc", "want a chunk's size"},
		"more behind the last chunk":    {chunk, "3\r\nabc\r\n0\r\n\r\nmore", "abc", "more follows the last chunk"},
		"gzip cut":                      {coded("gzip"), raw[:len(raw)-4], html, "ends too early"},
		"checksum":                      {coded("gzip"), string(bad), html, "checksum"},
		"length differs":                {"Content-Length: 3\r\n", html, html, "it was read to the end of the record"},
		"a line that is no field":       {"nonsense\r\n", html, html, "no field"},
		"several interim responses":     {"\r\nHTTP/1.1 200 OK\r\n", html, html, "-"},
		"length that is right is quiet": {fmt.Sprintf("Content-Length: %d\r\n", len(html)), html, html, ""},
	}
	for name, test := range tests {
		w := page("http://a.example/", test.header, test.body)
		if test.notice == "-" {
			w.block, test.notice = strings.Replace(w.block, "200 OK", "100 Continue", 1), ""
		}
		rec := first(t, w.text(), warc.Options{})
		p, err := rec.Payload()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := read(t, p); got != test.want {
			t.Errorf("%s: got %.80q (%d bytes), want %d bytes", name, got, len(got), len(test.want))
		}
		if err := rec.Finish(); err != nil || p.Status != 200 {
			t.Errorf("%s: status %d, finish %v", name, p.Status, err)
		}
		if got := fmt.Sprint(rec.Notices); !strings.Contains(got, test.notice) || test.notice == "" && got != "[]" {
			t.Errorf("%s: notices %s, want %q", name, got, test.notice)
		}
	}
}

func TestPayloadThatCannotBeRead(t *testing.T) {
	damaged := []byte(gz(html + sha1hex(html)))
	copy(damaged[60:], "damage damage")
	zeros := gz(strings.Repeat("\x00", 4<<20))
	for name, test := range map[string]struct {
		header, body, field string
		opt                 warc.Options
	}{
		"damaged":         {"Content-Encoding: gzip\r\n", string(damaged), "Content-Encoding", warc.Options{}},
		"unknown coding":  {"Content-Encoding: sdch\r\n", html, "Content-Encoding", warc.Options{}},
		"many codings":    {"Content-Encoding: gzip,gzip,gzip,gzip\r\n", html, "Content-Encoding", warc.Options{}},
		"too large":       {"", html, "payload", warc.Options{MaxPayload: 1000}},
		"grows too much":  {"Content-Encoding: gzip\r\n", zeros, "payload", warc.Options{}},
		"header too long": {"X: " + strings.Repeat("x", 5000) + "\r\n", html, "header", warc.Options{MaxHeader: 4000}},
		"many lines":      {strings.Repeat("X: x\r\n", 50), html, "header", warc.Options{MaxLines: 20}},
	} {
		rec := first(t, page("http://a.example/", test.header, test.body).text(), test.opt)
		p, err := rec.Payload()
		var n int64
		if err == nil {
			n, err = io.Copy(io.Discard, p.Body)
		}
		var e *dateline.Error
		if !errors.As(err, &e) || e.Kind != dateline.Invalid || e.Field != test.field {
			t.Errorf("%s: got %v, want a reason about %s", name, err, test.field)
		}
		if test.opt.MaxPayload > 0 && n != test.opt.MaxPayload {
			t.Errorf("%s: %d bytes were given", name, n)
		}
		if err := rec.Finish(); err != nil {
			t.Errorf("%s: the record itself is whole, but %v", name, err)
		}
	}
	quiet := first(t, page("http://a.example/", "Content-Encoding: gzip\r\n", zeros).text(), warc.Options{MaxRatio: 2000})
	if p, err := quiet.Payload(); err != nil || len(read(t, p)) != 4<<20 {
		t.Errorf("a ratio that is allowed: %v", err)
	}
}

func TestPayloadOfOtherRecords(t *testing.T) {
	for name, test := range map[string]struct {
		w           written
		contentType string
		body        string
		status      int
		notices     int
	}{
		"resource":   {written{"resource", "Content-Type: text/html\r\n", "HTTP/1.1 is no header here"}, "text/html", "HTTP/1.1 is no header here", 0, 0},
		"conversion": {written{"conversion", "Content-Type: text/plain\r\n", "text"}, "text/plain", "text", 0, 0},
		"dns":        {written{"response", "Content-Type: text/dns\r\n", "a.example. 1 IN A"}, "text/dns", "a.example. 1 IN A", 0, 0},
		"no type":    {written{"response", "", "HTTP/1.0 404\nContent-Type: text/html\n\ngone"}, "text/html", "gone", 404, 0},
		"HTTP 0.9":   {written{"response", "Content-Type: application/http\r\n", "<p>"}, "application/http", "<p>", 0, 1},
		"no status":  {written{"response", "Content-Type: application/http\r\n", "HTTP/1.1 OK\r\n\r\n<p>"}, "", "<p>", 0, 1},
		"no body":    {written{"response", "Content-Type: application/http\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n"}, "", "", 200, 1},
		"request":    {written{"request", "Content-Type: application/http; msgtype=request\r\n", "GET / HTTP/1.1\r\n\r\n"}, "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n", 0, 0},
	} {
		rec := first(t, test.w.text(), warc.Options{})
		p, err := rec.Payload()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := read(t, p); got != test.body || p.ContentType != test.contentType || p.Status != test.status || len(rec.Notices) != test.notices {
			t.Errorf("%s: %q of %q with status %d, notices %v", name, got, p.ContentType, p.Status, rec.Notices)
		}
	}
}

func TestABreakInThePayload(t *testing.T) {
	length := fmt.Sprintf("Content-Length: %d\r\n", len(html))
	for name, test := range map[string]struct {
		w     written
		cut   int
		whole bool
	}{
		"in the body":           {page("http://a.example/", "", html), 100, false},
		"in a coded body":       {page("http://a.example/", "Content-Encoding: gzip\r\n", gz(html)), 20, false},
		"behind the last chunk": {page("http://a.example/", "Transfer-Encoding: chunked\r\n", chunked(html)+"rest"), 6, true},
		"behind the length":     {page("http://a.example/", length, html+"rest"), 6, true},
	} {
		text := test.w.text()
		rec := first(t, text[:len(text)-test.cut], warc.Options{})
		p, err := rec.Payload()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(p.Body)
		var b *warc.BreakError
		if test.whole && (err != nil || !strings.HasPrefix(string(got), html)) || !test.whole && !errors.As(err, &b) {
			t.Errorf("%s: %d bytes, then %v", name, len(got), err)
		}
		if err := rec.Finish(); !errors.As(err, &b) {
			t.Errorf("%s: finish returned %v", name, err)
		}
	}
}
