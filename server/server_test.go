package server_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/server"

	"github.com/google/go-cmp/cmp"
)

// served returns a handler over an embedded archive of three articles, one of
// them in two revisions, and one erased.
func served(t *testing.T) http.Handler {
	t.Helper()
	a, err := index.Open(t.Context(), t.TempDir(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	fill(t, a)
	return server.New(a, slog.New(slog.DiscardHandler), "1.2.3")
}

func fill(t *testing.T, a dateline.Archive) {
	t.Helper()
	ctx := t.Context()
	ok := func(_ any, seq dateline.Seq, err error) {
		t.Helper()
		if err == nil {
			err = a.Wait(ctx, seq)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	ok(a.PutPlaces(ctx, "test", []dateline.Place{{ID: "lodz", Label: "Łódź", Names: []string{"Lodsch"}}}))
	known := dateline.Known{
		Publication: dateline.Sourced[string]{Value: "Kurier", From: dateline.FromEditor},
		URL:         dateline.Sourced[string]{Value: "https://example.org/1", From: dateline.FromAddress},
		Dateline:    dateline.Sourced[string]{Value: "ŁÓDŹ", From: dateline.FromText},
		Published:   dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2023, Month: 9}, From: dateline.FromText},
		Language:    dateline.Sourced[string]{From: dateline.FromMetadata},
		TitleFrom:   dateline.FromText,
	}
	seen := time.Date(2023, 9, 1, 12, 0, 0, 0, time.FixedZone("", 4*3600))
	ok(a.Put(ctx, []dateline.Article{
		{ID: "a", Keys: own("a"), Seen: seen, Title: "Die Straßen", Body: "Fire, first text.", Known: known},
		{ID: "a", Keys: own("a"), Seen: seen.Add(time.Hour), Title: "Straßen — von Łódź", Body: "Ślad: <b>fire</b> near Łódź.", Known: known},
		{ID: "b", Keys: own("b"), Seen: seen, Body: "Fire."},
		{ID: "c", Keys: own("c"), Seen: seen, Body: "Fire."},
	}))
	seq, err := a.Erase(ctx, "c", "asked for")
	ok(nil, seq, err)
}

func own(id string) []dateline.Key {
	return []dateline.Key{{Kind: dateline.KeyOwn, Source: "test", Value: id}}
}

func get(h http.Handler, method, url string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, url, nil))
	return w
}

// decode reads an answer that has the fields of T and no others.
func decode[T any](t *testing.T, r io.Reader) (v T) {
	t.Helper()
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func ptr(s string) *string { return &s }

func TestSearch(t *testing.T) {
	w := get(served(t), http.MethodGet, "/api/v1/search?q=fire+Lodsch&place=lodz&to=&sort=")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json; charset=utf-8" || w.Header().Get("Server") != "dateline/1.2.3" {
		t.Errorf("status %d, header %v", w.Code, w.Header())
	}
	got := decode[server.SearchJSON](t, w.Body)
	if got.Hits[0].Score <= 0 || got.TookMS <= 0 || got.Seq == 0 {
		t.Errorf("score %v, took_ms %v, seq %d", got.Hits[0].Score, got.TookMS, got.Seq)
	}
	got.Hits[0].Score, got.TookMS, got.Seq = 0, 0, 0
	want := server.SearchJSON{AnswerJSON: server.AnswerJSON{
		Query: server.QueryJSON{Text: "fire Lodsch", Parsed: "fire Lodsch", Warnings: []server.WarningJSON{},
			Expanded: []server.ExpansionJSON{{Start: 5, End: 11, Entity: "lodz", Label: "Łódź", Words: []string{"Łódź"}}}},
		Total: server.TotalJSON{Value: 1, Relation: "eq"},
		Hits: []server.HitJSON{{
			ID: "a", Revision: 2, Title: ptr("Straßen — von Łódź"), Publication: ptr("Kurier"), Published: ptr("2023-09"),
			Dateline: ptr("ŁÓDŹ"), URL: ptr("https://example.org/1"),
			Snippets: []server.SnippetJSON{{Text: "Ślad: <b>fire</b> near Łódź.", HTML: "Ślad: &lt;b&gt;fire&lt;/b&gt; near Łódź.", Marks: [][2]int{}}},
			Places:   []server.PlaceJSON{{ID: "lodz", Label: "Łódź"}},
		}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

// The names on the wire, and null for what is not known.
func TestSearchOnTheWire(t *testing.T) {
	h := served(t)
	raw := get(h, http.MethodGet, "/api/v1/search?q=fire+zebra&missing=publication").Body.String()
	for _, part := range []string{
		`"query":{"text":"fire zebra","parsed":"fire zebra","warnings":[],"expanded":[]},"total":{"value":0,"relation":"eq"},"hits":[]`,
		`"relaxed":{"query":{`, `"id":"b","revision":1,"title":null,"publication":null,"published":null,"dateline":null,"url":null,"score":`,
		`"snippets":[{"html":"Fire.","text":"Fire.","marks":[]}],"places":[]`,
	} {
		if !strings.Contains(raw, part) {
			t.Errorf("no %s in %s", part, raw)
		}
	}
	all := decode[map[string]any](t, get(h, http.MethodGet, "/api/v1/search").Body)
	for _, absent := range []string{"relaxed", "next", "facets", "histogram"} {
		if v, is := all[absent]; is {
			t.Errorf("%s is there: %v", absent, v)
		}
	}
}

func TestMarks(t *testing.T) {
	res := &dateline.Result{Total: 1, Hits: []dateline.Hit{{ID: "a", Snippets: []dateline.Snippet{
		{Text: "Łódź & fire <now>", Marks: [][2]int{{0, 4}, {7, 11}}},
	}}}}
	got := server.NewSearchJSON(dateline.Search{}, res, 1500*time.Microsecond)
	if want := "<mark>Łódź</mark> &amp; <mark>fire</mark> &lt;now&gt;"; got.Hits[0].Snippets[0].HTML != want || got.TookMS != 1.5 {
		t.Errorf("html %q, want %q; took_ms %v", got.Hits[0].Snippets[0].HTML, want, got.TookMS)
	}
}

func TestParameters(t *testing.T) {
	h := served(t)
	for _, tc := range []struct {
		query string
		total int
	}{
		{"", 2}, {"q=fire", 2}, {"q=fire+zebra&match=any", 2}, {"q=Lodsch", 1}, {"q=Lodsch&verbatim=1", 0},
		{"place=lodz", 1}, {"not.place=lodz", 1}, {"publication=Kurier", 1}, {"publication=Kurier&publication=Nobody", 1},
		{"not.publication=Kurier", 1}, {"missing=publication&missing=place", 1}, {"from=2023-09-15&to=2023", 1}, {"from=2024", 0},
		{"limit=0", 2}, {"q=&place=&match=&verbatim=&limit=", 2},
	} {
		got := decode[server.SearchJSON](t, get(h, http.MethodGet, "/api/v1/search?"+tc.query).Body)
		if got.Total.Value != tc.total {
			t.Errorf("%s: %d articles, want %d", tc.query, got.Total.Value, tc.total)
		}
	}
	oldest := decode[server.SearchJSON](t, get(h, http.MethodGet, "/api/v1/search?sort=oldest&limit=1").Body)
	if len(oldest.Hits) != 1 || oldest.Hits[0].ID != "a" {
		t.Errorf("sort=oldest&limit=1: %+v", oldest.Hits)
	}
}

type problem struct {
	Type, Title, Detail, Code, Param, Hint string
	Status                                 int
}

func TestProblems(t *testing.T) {
	h := served(t)
	for _, tc := range []struct {
		method, url string
		want        problem // Detail and Hint: a part of it
	}{
		{"GET", "/api/v1/search?lmit=3", problem{Status: 400, Code: "invalid", Param: "lmit", Detail: "no such parameter", Hint: "limit"}},
		{"GET", "/api/v1/search?limit=101", problem{Status: 400, Code: "invalid", Param: "limit", Detail: "from 0 to 100"}},
		{"GET", "/api/v1/search?limit=-1", problem{Status: 400, Code: "invalid", Param: "limit"}},
		{"GET", "/api/v1/search?limit=3&limit=4", problem{Status: 400, Code: "invalid", Param: "limit", Detail: "given 2 times"}},
		{"GET", "/api/v1/search?match=some", problem{Status: 400, Code: "invalid", Param: "match", Detail: "all, any"}},
		{"GET", "/api/v1/search?verbatim=yes", problem{Status: 400, Code: "invalid", Param: "verbatim", Detail: "want 1"}},
		{"GET", "/api/v1/search?sort=best", problem{Status: 400, Code: "invalid", Param: "sort", Detail: "relevance, newest, oldest"}},
		{"GET", "/api/v1/search?from=2023-02-30", problem{Status: 400, Code: "invalid", Param: "from", Detail: "2023-09"}},
		{"GET", "/api/v1/search?to=2023-09-01T10:00:00Z", problem{Status: 400, Code: "invalid", Param: "to"}},
		{"GET", "/api/v1/search?from=2024&to=2023", problem{Status: 400, Code: "invalid", Param: "to"}},
		{"GET", "/api/v1/search?missing=colour", problem{Status: 400, Code: "invalid", Param: "missing", Detail: "place or publication"}},
		{"GET", "/api/v1/search?q=%zz", problem{Status: 400, Code: "invalid"}},
		{"GET", "/api/v1/search?q=%ff", problem{Status: 400, Code: "invalid", Param: "q"}},
		{"GET", "/api/v1/search?q=" + strings.Repeat("a", 4097), problem{Status: 400, Code: "invalid", Param: "q", Detail: "4096"}},
		{"GET", "/api/v1/articles/none", problem{Status: 404, Code: "not_found"}},
		{"GET", "/api/v1/articles/a?revision=3", problem{Status: 404, Code: "not_found"}},
		{"GET", "/api/v1/articles/a?revision=0", problem{Status: 400, Code: "invalid", Param: "revision"}},
		{"GET", "/api/v1/articles/a?q=x", problem{Status: 400, Code: "invalid", Param: "q", Hint: "revision"}},
		{"GET", "/api/v1/articles/c", problem{Status: 410, Code: "gone", Detail: "erased"}},
		{"GET", "/api/v1/serch", problem{Status: 404, Code: "not_found"}},
		{"GET", "/api/v1/search/", problem{Status: 404, Code: "not_found", Hint: "slash"}},
		{"GET", "/", problem{Status: 404, Code: "not_found"}},
		{"POST", "/api/v1/search", problem{Status: 405, Code: "invalid", Hint: "Allow"}},
	} {
		w := get(h, tc.method, tc.url)
		got := decode[problem](t, w.Body)
		tc.want.Type, tc.want.Title = "about:blank", http.StatusText(tc.want.Status)
		if strings.Contains(got.Detail, tc.want.Detail) && strings.Contains(got.Hint, tc.want.Hint) {
			tc.want.Detail, tc.want.Hint = got.Detail, got.Hint
		}
		if got != tc.want || w.Code != got.Status || got.Detail == "" || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %.80s: %+v, want %+v; header %v", tc.method, tc.url, got, tc.want, w.Header())
		}
	}
	if allow := get(h, "DELETE", "/api/v1/articles/a").Header().Values("Allow"); !cmp.Equal(allow, []string{"GET", "HEAD"}) {
		t.Errorf("Allow: %q", allow)
	}
}

func TestHead(t *testing.T) {
	srv := httptest.NewServer(served(t))
	defer srv.Close()
	for _, path := range []string{"/api/v1/search?q=fire", "/api/v1/articles/a"} {
		res, err := http.Head(srv.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusOK || res.ContentLength <= 0 {
			t.Errorf("HEAD %s: %d, %d bytes", path, res.StatusCode, res.ContentLength)
		}
	}
}

func TestArticle(t *testing.T) {
	h := served(t)
	got := decode[server.ArticleJSON](t, get(h, http.MethodGet, "/api/v1/articles/a").Body)
	first, second := time.Date(2023, 9, 1, 8, 0, 0, 0, time.UTC), time.Date(2023, 9, 1, 9, 0, 0, 0, time.UTC)
	want := server.ArticleJSON{
		ID: "a", Revision: 2, Seen: second, Title: ptr("Straßen — von Łódź"), Body: "Ślad: <b>fire</b> near Łódź.",
		Known: server.KnownJSON{
			Title:       server.SourcedJSON{Value: ptr("Straßen — von Łódź"), From: ptr("text")},
			Publication: server.SourcedJSON{Value: ptr("Kurier"), From: ptr("editor")},
			Published:   server.SourcedJSON{Value: ptr("2023-09"), From: ptr("text")},
			Dateline:    server.SourcedJSON{Value: ptr("ŁÓDŹ"), From: ptr("text")},
			URL:         server.SourcedJSON{Value: ptr("https://example.org/1"), From: ptr("address")},
			Language:    server.SourcedJSON{From: ptr("metadata file")},
		},
		Keys: []server.KeyJSON{{Kind: "own", Source: "test", Value: "a"}},
		Mentions: []server.MentionJSON{
			{Field: "title", Start: 14, End: 18, Words: "Łódź", Type: "place", Entity: "lodz", Label: "Łódź", Confidence: 1},
			{Field: "body", Start: 23, End: 27, Words: "Łódź", Type: "place", Entity: "lodz", Label: "Łódź", Confidence: 1},
		},
		Revisions: []server.RevisionJSON{{Revision: 1, Seen: first, Last: first}, {Revision: 2, Seen: second, Last: second, Current: true}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("article (-want +got):\n%s", diff)
	}
	old := decode[server.ArticleJSON](t, get(h, http.MethodGet, "/api/v1/articles/a?revision=1").Body)
	if old.Revision != 1 || old.Body != "Fire, first text." || *old.Title != "Die Straßen" {
		t.Errorf("revision 1: %+v", old)
	}
}

// failing is an archive whose every search fails.
type failing struct {
	dateline.Archive
	err error
}

func (f failing) Search(context.Context, dateline.Search) (*dateline.Result, error) {
	return nil, f.err
}

func TestStatusOfEachKind(t *testing.T) {
	cause := errors.New("/var/lib/archive: disk gone")
	for kind, status := range map[dateline.Kind]int{
		dateline.Internal: 500, dateline.Invalid: 400, dateline.NotFound: 404, dateline.Gone: 410,
		dateline.Conflict: 409, dateline.Unavailable: 503, dateline.Unsupported: 501,
	} {
		var log strings.Builder
		err := &dateline.Error{Kind: kind, Message: "not so", Err: cause}
		w := get(server.New(failing{err: err}, slog.New(slog.NewTextHandler(&log, nil)), ""), http.MethodGet, "/api/v1/search")
		if w.Code != status || strings.Contains(w.Body.String(), "/var/lib") || !strings.Contains(log.String(), "disk gone") {
			t.Errorf("%s: status %d, want %d; body %s; log %s", kind, w.Code, status, w.Body, &log)
		}
		if kind == dateline.Internal && strings.Contains(w.Body.String(), "not so") {
			t.Errorf("details of an internal error are sent: %s", w.Body)
		}
	}
	for _, err := range []error{cause, context.DeadlineExceeded} {
		w := get(server.New(failing{err: err}, slog.New(slog.DiscardHandler), ""), http.MethodGet, "/api/v1/search")
		if w.Code != http.StatusInternalServerError && w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "disk") {
			t.Errorf("%v: status %d, body %s", err, w.Code, w.Body)
		}
	}
}

func TestHTTPHasEveryTimeout(t *testing.T) {
	s := server.HTTP(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if s.ReadHeaderTimeout <= 0 || s.ReadTimeout <= 0 || s.WriteTimeout <= 0 || s.IdleTimeout <= 0 || s.MaxHeaderBytes <= 3*dateline.MaxQueryBytes {
		t.Errorf("%+v", s)
	}
}
