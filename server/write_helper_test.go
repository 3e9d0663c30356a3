package server_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// desk is a server over an archive of its own, on a connection, with a key.
type desk struct {
	*testing.T
	archive dateline.Archive
	handler http.Handler
	base    string
	key     string
}

func newDesk(t *testing.T, archive dateline.Archive, opt server.Options) *desk {
	t.Helper()
	h := serving(t, archive, opt)
	srv := httptest.NewUnstartedServer(h)
	srv.Config = server.HTTP(h, slog.New(slog.DiscardHandler))
	srv.Start()
	t.Cleanup(srv.Close)
	return &desk{t, archive, h, srv.URL, newKey(t, archive, "desk")}
}

func newKey(t *testing.T, archive dateline.Archive, name string) string {
	t.Helper()
	key, err := server.NewKey(t.Context(), archive.State(), name)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// send sends a request with the desk's key. fields are names and values of header
// fields; an empty value leaves one out.
func (d *desk) send(method, path string, body io.Reader, fields ...string) *http.Response {
	d.Helper()
	r, err := http.NewRequestWithContext(d.Context(), method, d.base+path, body)
	if err != nil {
		d.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+d.key)
	for i := 0; i < len(fields); i += 2 {
		if r.Header.Del(fields[i]); fields[i+1] != "" {
			r.Header.Set(fields[i], fields[i+1])
		}
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { res.Body.Close() })
	return res
}

const ndjson = "application/x-ndjson"

// post sends a body and returns the whole answer.
func (d *desk) post(query, contentType, body string, fields ...string) (*http.Response, string) {
	d.Helper()
	res := d.send(http.MethodPost, "/api/v1/articles"+query, strings.NewReader(body), append([]string{"Content-Type", contentType}, fields...)...)
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		d.Fatal(err)
	}
	return res, string(raw)
}

// bulk posts NDJSON and returns the lines of the answer.
func (d *desk) bulk(body string, fields ...string) ([]server.WrittenJSON, server.WrittenAllJSON) {
	d.Helper()
	res, answer := d.post("", ndjson, body, fields...)
	if res.StatusCode != http.StatusMultiStatus || res.Header.Get("Content-Type") != "application/x-ndjson; charset=utf-8" {
		d.Fatalf("%d %v %s", res.StatusCode, res.Header, answer)
	}
	return d.linesOf(answer)
}

// linesOf reads an answer about several, whose counts have to add up and to be those
// of its lines.
func (d *desk) linesOf(answer string) (lines []server.WrittenJSON, last server.WrittenAllJSON) {
	d.Helper()
	all := strings.SplitAfter(strings.TrimSuffix(answer, "\n"), "\n")
	count := map[string]int{}
	for _, text := range all[:len(all)-1] {
		line := decode[server.WrittenJSON](d.T, strings.NewReader(text))
		lines = append(lines, line)
		count[line.Status]++
	}
	last = decode[server.WrittenAllJSON](d.T, strings.NewReader(all[len(all)-1]))
	c := last.Summary
	if c.Offered != len(lines) || c.Offered != c.Added+c.Unchanged+c.Revised+c.Restated+c.Rejected+c.Ignored+c.Places {
		d.Errorf("%d lines, %+v", len(lines), c)
	}
	raw, err := json.Marshal(c)
	if err != nil {
		d.Fatal(err)
	}
	for status, n := range decode[map[string]int](d.T, bytes.NewReader(raw)) {
		if status != "offered" && count[status] != n {
			d.Errorf("%d lines are %s, the summary has %d", count[status], status, n)
		}
	}
	return lines, last
}

// problem reads a refusal.
func (d *desk) problem(res *http.Response, body string, status int, code string) server.ProblemJSON {
	d.Helper()
	if res.StatusCode != status || res.Header.Get("Content-Type") != "application/problem+json" {
		d.Fatalf("%d %s, want %d: %s", res.StatusCode, res.Header.Get("Content-Type"), status, body)
	}
	p := decode[server.ProblemJSON](d.T, strings.NewReader(body))
	if p.Code != code || p.Status != status || p.Detail == "" || p.RequestID == "" {
		d.Errorf("%+v, want the code %s", p, code)
	}
	return p
}

// holds reports an article without the title.
func (d *desk) holds(id, title string) {
	d.Helper()
	a, _, err := d.archive.Article(d.Context(), dateline.ID(id), 0)
	if err != nil || a.Title != title {
		d.Errorf("%s: title %q, %v; want %q", id, a.Title, err, title)
	}
}
