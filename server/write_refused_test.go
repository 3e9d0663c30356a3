package server_test

import (
	"archive/tar"
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

func tarred(t testing.TB, files map[string]string) string {
	t.Helper()
	var buf bytes.Buffer
	w := tar.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(files[name]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestRefusedPosts(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{PostBytes: 10 << 10})
	for _, id := range []string{"a", "b", "gone"} {
		d.bulk(fmt.Sprintf(`{"id":%q,"title":"T","body":"text %[1]s","url":"https://example.org/%[1]s"}`, id))
	}
	if _, err := d.archive.Erase(t.Context(), "gone", "asked for"); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		query, media, body string
		status             int
		code, detail       string
	}{
		"a form that is not read":  {"", "image/png", "x", 415, "media", "text/plain"},
		"no form":                  {"", "", "x", 415, "media", "content-type"},
		"a form's":                 {"", "application/x-www-form-urlencoded", "a=b", 415, "media", "content-type"},
		"a name of another kind":   {"?name=a.jpg", "", "x", 400, "invalid", "not a kind of file that is read"},
		"a name that leads out":    {"?name=../a.txt", "text/plain", "x", 400, "invalid", "leads out"},
		"no text":                  {"", "text/plain", " \n", 400, "invalid", "holds no text"},
		"nothing":                  {"", "text/plain", "", 400, "invalid", "holds no text"},
		"no UTF-8":                 {"", "text/plain", "a\x00b", 400, "invalid", "NUL"},
		"a moment":                 {"?seen=yesterday", "text/plain", "x", 400, "invalid", "2023-09-01T10:30:00Z"},
		"a source":                 {"?source=a%0Ab", "text/plain", "x", 400, "invalid", "not a name"},
		"an address":               {"?address=ftp://x", "text/plain", "x", 400, "invalid", "ftp"},
		"what to wait for":         {"?wait=none", "text/plain", "x", 400, "invalid", "durable, searchable"},
		"a parameter":              {"?sauce=x", "text/plain", "x", 400, "invalid", "no such parameter"},
		"two of one":               {"?source=x&source=y", "text/plain", "x", 400, "invalid", "2 times"},
		"of an erased article":     {"?address=https://example.org/gone", "text/plain", "x", 410, "gone", "asked for"},
		"too large":                {"", "text/plain", strings.Repeat("x", 11<<10), 413, "too_large", "body"},
		"a list of places":         {"?name=places.csv", "", "id,name\n", 400, "invalid", "label"},
		"parameters of NDJSON too": {"?seen=x", ndjson, "{}", 400, "invalid", "seen"},
	} {
		res, body := d.post(tc.query, tc.media, tc.body)
		t.Run(name, func(t *testing.T) {
			d := *d
			d.T = t
			p := d.problem(res, body, tc.status, tc.code)
			contains(t, name, p.Param+" "+p.Detail+" "+p.Hint, tc.detail)
		})
	}
	seq, err := d.archive.Stats(t.Context())
	if err != nil || seq.Articles != 2 {
		t.Errorf("%d articles, %v; nothing of it is kept", seq.Articles, err)
	}
}

// Keys that belong to two articles are a 409.
func TestConflictOfKeys(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	d.post("?name=a.txt", "", "A")
	d.bulk(`{"id":"b","body":"B","url":"https://example.org/b"}`)
	res, body := d.post("?name=a.txt&address=https://example.org/b", "", "C")
	p := d.problem(res, body, http.StatusConflict, "conflict")
	contains(t, "detail", p.Detail, "two articles")
}

// What is wrong in the middle is told in its place, and the rest is kept.
func TestWrongLines(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{MaxBytes: 1000})
	lines, last := d.bulk(strings.Join([]string{
		`{"id":"a","title":"A","body":"one"}`, `{"id":"b","title":`, `{"title":"x","body":"` + strings.Repeat("huge ", 1000) + `"}`,
		`[1]`, `{"id":"c"}`, "{\"id\":\"d\",\"body\":\"\xff\"}", `{"id":"e","title":"E","body":"five"}`,
	}, "\n"))
	if got, want := fmt.Sprint(words(lines)), "[1 a 1 added 2 rejected 3 rejected 4 rejected 5 rejected 6 rejected 7 e 1 added]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if last.Summary.Rejected != 5 || last.Error != nil {
		t.Errorf("%+v", last)
	}
	for _, l := range lines[1:6] {
		if l.Error == nil || l.Error.Code != "invalid" || l.Error.Detail == "" {
			t.Errorf("%+v", l)
		}
	}
	contains(t, "the huge line", lines[2].Error.Detail, "over the limit of 1000")
	d.holds("e", "E")
}

// The bytes of a body count, whoever says how many there are.
func TestBodyOverTheLimit(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{PostBytes: 4 << 10})
	first := `{"id":"a","title":"A","body":"one"}` + "\n"
	body := struct{ *strings.Reader }{strings.NewReader(first + strings.Repeat(`{"id":"b","body":"two"}`+"\n", 1000))}
	res := d.send(http.MethodPost, "/api/v1/articles", body, "Content-Type", ndjson) // of a length that is not told
	var answer bytes.Buffer
	_, _ = answer.ReadFrom(res.Body) // the server closes the connection on what it does not read
	if !strings.Contains(answer.String(), `"code":"too_large"`) || !strings.HasPrefix(answer.String(), `{"line":1,`) {
		t.Errorf("%.2000s", &answer)
	}
	d.holds("a", "A")
}

func TestErase(t *testing.T) {
	d := newDesk(t, emptyArchive(t), server.Options{})
	d.bulk(`{"id":"a","title":"A","body":"one"}`)
	erase := func(path string) (*http.Response, string) {
		res := d.send(http.MethodDelete, path, nil)
		var buf bytes.Buffer
		_, _ = buf.ReadFrom(res.Body)
		return res, buf.String()
	}
	if res, body := erase("/api/v1/articles/a?why=asked+for"); res.StatusCode != http.StatusNoContent || body != "" {
		t.Errorf("%d %s", res.StatusCode, body)
	}
	res, body := erase("/api/v1/articles/a")
	contains(t, "detail", d.problem(res, body, http.StatusGone, "gone").Detail, "asked for")
	res, body = erase("/api/v1/articles/none")
	d.problem(res, body, http.StatusNotFound, "not_found")
	res, body = erase("/api/v1/articles/a?y=1")
	d.problem(res, body, http.StatusBadRequest, "invalid")
	res, body = erase("/api/v1/articles/a?why=" + strings.Repeat("x", 1001))
	d.problem(res, body, http.StatusBadRequest, "invalid")
	if _, _, err := d.archive.Article(t.Context(), "a", 0); dateline.KindOf(err) != dateline.Gone {
		t.Error(err)
	}
	lines, _ := d.bulk(`{"id":"a","title":"A","body":"one"}`)
	if lines[0].Status != "rejected" || lines[0].Error.Status != http.StatusGone {
		t.Errorf("offered again: %+v", lines)
	}
}

func TestMethodsOfWhatWrites(t *testing.T) {
	h := seedServer(t)
	for path, allow := range map[string]string{"/api/v1/articles": "POST", "/api/v1/articles/a": "GET, HEAD, DELETE"} {
		for _, method := range []string{"PUT", "PATCH", "OPTIONS", "TRACE"} {
			w := ask(t, h, method, path, "Origin", "https://evil.example", "Access-Control-Request-Method", "POST")
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != allow || w.Header().Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%s %s: %d %v", method, path, w.Code, w.Header())
			}
		}
	}
}
