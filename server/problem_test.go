package server_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	"github.com/google/go-cmp/cmp"
)

func TestProblems(t *testing.T) {
	h := served(t)
	for _, tc := range []struct {
		method, url string
		want        server.ProblemJSON // Detail and Hint: a part of it
	}{
		{"GET", "/api/v1/search?lmit=3", server.ProblemJSON{Status: 400, Code: "invalid", Param: "lmit", Detail: "no such parameter", Hint: "limit"}},
		{"GET", "/api/v1/search?limit=101", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limit", Detail: "from 0 to 100"}},
		{"GET", "/api/v1/search?limit=-1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limit"}},
		{"GET", "/api/v1/search?limit=3&limit=4", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limit", Detail: "given 2 times"}},
		{"GET", "/api/v1/search?match=some", server.ProblemJSON{Status: 400, Code: "invalid", Param: "match", Detail: "all, any"}},
		{"GET", "/api/v1/search?verbatim=yes", server.ProblemJSON{Status: 400, Code: "invalid", Param: "verbatim", Detail: "want 1"}},
		{"GET", "/api/v1/search?sort=best", server.ProblemJSON{Status: 400, Code: "invalid", Param: "sort", Detail: "relevance, newest, oldest"}},
		{"GET", "/api/v1/search?from=2023-02-30", server.ProblemJSON{Status: 400, Code: "invalid", Param: "from", Detail: "2023-09"}},
		{"GET", "/api/v1/search?to=2023-09-01T10:00:00Z", server.ProblemJSON{Status: 400, Code: "invalid", Param: "to"}},
		{"GET", "/api/v1/search?from=2024&to=2023", server.ProblemJSON{Status: 400, Code: "invalid", Param: "to"}},
		{"GET", "/api/v1/search?missing=colour", server.ProblemJSON{Status: 400, Code: "invalid", Param: "missing", Detail: "place, country"}},
		{"GET", "/api/v1/search?place=&not.plce=x", server.ProblemJSON{Status: 400, Code: "invalid", Param: "not.plce", Hint: "not.place"}},
		{"GET", "/api/v1/search?facet=publicaton", server.ProblemJSON{Status: 400, Code: "invalid", Param: "facet", Hint: "publication"}},
		{"GET", "/api/v1/search?facet=place&facet_limit=0", server.ProblemJSON{Status: 400, Code: "invalid", Param: "facet_limit", Detail: "from 1 to 1000"}},
		{"GET", "/api/v1/search?interval=decade", server.ProblemJSON{Status: 400, Code: "invalid", Param: "interval", Detail: "day, week, month, year"}},
		{"GET", "/api/v1/search?cursor=abc", server.ProblemJSON{Status: 400, Code: "invalid", Param: "cursor"}},
		{"GET", "/api/v1/search?" + strings.Repeat("x", 5000) + "=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: strings.Repeat("x", 5000)}},
		{"GET", "/api/v1/search.csv?facet=place", server.ProblemJSON{Status: 400, Code: "invalid", Param: "facet", Hint: "/api/v1/search for"}},
		{"GET", "/api/v1/search.rss?interval=day", server.ProblemJSON{Status: 400, Code: "invalid", Param: "interval"}},
		{"GET", "/api/v1/search.geojson?limt=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limt", Hint: "limit"}},
		{"GET", "/api/v1/search.ndjson?limit=x", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limit"}},
		{"GET", "/api/v1/export?limit=5", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limit"}},
		{"GET", "/api/v1/export?from=2024&to=2023", server.ProblemJSON{Status: 400, Code: "invalid", Param: "to"}},
		{"GET", "/api/v1/suggest?qq=x", server.ProblemJSON{Status: 400, Code: "invalid", Param: "qq", Hint: "the nearest known one is q"}},
		{"GET", "/api/v1/suggest?q=x&limit=21", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limit", Detail: "from 1 to 20"}},
		{"GET", "/api/v1/suggest?q=x&limit=0", server.ProblemJSON{Status: 400, Code: "invalid", Param: "limit"}},
		{"GET", "/api/v1/facets/pubication", server.ProblemJSON{Status: 404, Code: "not_found", Hint: "publication"}},
		{"GET", "/api/v1/facets/place%2Fx", server.ProblemJSON{Status: 404, Code: "not_found", Detail: "place/x"}},
		{"GET", "/api/v1/entities/lods", server.ProblemJSON{Status: 404, Code: "not_found", Hint: "lodz"}},
		{"GET", "/api/v1/entities/lodz?x=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "x", Hint: "takes none"}},
		{"GET", "/api/v1/openapi.json?x=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "x"}},
		{"GET", "/api/v1/../v1/search", server.ProblemJSON{Status: 404, Code: "not_found"}},
		{"GET", "/api/v1/search?q=%zz", server.ProblemJSON{Status: 400, Code: "invalid"}},
		{"GET", "/api/v1/search?q=%ff", server.ProblemJSON{Status: 400, Code: "invalid", Param: "q"}},
		{"GET", "/api/v1/search?q=" + strings.Repeat("a", 4097), server.ProblemJSON{Status: 400, Code: "invalid", Param: "q", Detail: "4096"}},
		{"GET", "/api/v1/search?offset=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "offset", Hint: "what is offset elsewhere is cursor here"}},
		{"GET", "/api/v1/search?Size=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "Size", Hint: "is limit here"}},
		{"GET", "/api/v1/search?zebra=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "zebra", Hint: "/api/v1/openapi.json lists those of each address"}},
		{"GET", "/api/v1/articles/a?offset=1", server.ProblemJSON{Status: 400, Code: "invalid", Param: "offset", Hint: "this address takes revision"}},
		{"GET", "/api/v1/search?sort=score", server.ProblemJSON{Status: 400, Code: "invalid", Param: "sort"}},
		{"GET", "/api/v1/facets/zebra", server.ProblemJSON{Status: 404, Code: "not_found", Hint: "the facets are "}},
		{"GET", "/search", server.ProblemJSON{Status: 404, Code: "not_found", Hint: "/?q=words for readers, and at /api/v1/search?q=words for programs"}},
		{"GET", "/api/suggest", server.ProblemJSON{Status: 404, Code: "not_found", Hint: "the nearest address is /api/v1/suggest"}},
		{"GET", "/api/v2/zebra", server.ProblemJSON{Status: 404, Code: "not_found", Hint: "/api/v1/openapi.json lists all addresses"}},
		{"GET", "/api/v1/articles/none", server.ProblemJSON{Status: 404, Code: "not_found"}},
		{"GET", "/api/v1/articles/a?revision=3", server.ProblemJSON{Status: 404, Code: "not_found"}},
		{"GET", "/api/v1/articles/a?revision=0", server.ProblemJSON{Status: 400, Code: "invalid", Param: "revision"}},
		{"GET", "/api/v1/articles/a?q=x", server.ProblemJSON{Status: 400, Code: "invalid", Param: "q", Hint: "revision"}},
		{"GET", "/api/v1/articles/c", server.ProblemJSON{Status: 410, Code: "gone", Detail: "erased"}},
		{"GET", "/api/v1/serch", server.ProblemJSON{Status: 404, Code: "not_found"}},
		{"GET", "/api/v1/search/", server.ProblemJSON{Status: 404, Code: "not_found", Hint: "slash"}},
		{"POST", "/api/v1/search", server.ProblemJSON{Status: 405, Code: "method", Hint: "Allow"}},
	} {
		w := ask(t, h, tc.method, tc.url)
		got := decode[server.ProblemJSON](t, w.Body)
		tc.want.Type, tc.want.Title, tc.want.RequestID = "about:blank", http.StatusText(tc.want.Status), w.Header().Get("X-Request-Id")
		tc.want.Position = got.Position // TestPositions
		if strings.Contains(got.Detail, tc.want.Detail) && strings.Contains(got.Hint, tc.want.Hint) {
			tc.want.Detail, tc.want.Hint = got.Detail, got.Hint
		}
		if got != tc.want || w.Code != got.Status || got.Detail == "" || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %.80s: %+v, want %+v; header %v", tc.method, tc.url, got, tc.want, w.Header())
		}
	}
	if allow := ask(t, h, "PUT", "/api/v1/articles/a").Header().Values("Allow"); !cmp.Equal(allow, []string{"GET, HEAD, DELETE"}) {
		t.Errorf("Allow: %q", allow)
	}
}

// A problem says where in the value of its parameter it lies, if it is one place.
func TestPositions(t *testing.T) {
	h := served(t)
	for _, tc := range []struct {
		url   string
		param string
		want  any // nil for none
	}{
		{"/api/v1/search?from=2023-02-30", "from", 8},
		{"/api/v1/search?to=2023-13", "to", 5},
		{"/api/v1/search?from=yesterday", "from", 0},
		{"/api/v1/export?to=2023-09-01T10:00:00Z", "to", 10},
		{"/api/v1/search?q=" + strings.Repeat("%C3%A9", dateline.MaxQueryBytes/2) + "abc", "q", dateline.MaxQueryBytes / 2},
		{"/api/v1/suggest?q=" + strings.Repeat("a", dateline.MaxQueryBytes+1), "q", dateline.MaxQueryBytes},
		{"/api/v1/search?q=" + strings.Repeat("a+", 256) + "b", "q", 512},
		{"/api/v1/search.csv?q=x+" + strings.Repeat("(", 51), "q", 52},
		{"/api/v1/search?q=%C3%A9%20%ff", "q", 2},
		{"/api/v1/search?publication=%C3%A9%C3", "publication", 1},
		{"/api/v1/search?not.place=%ff", "not.place", 0},
		{"/api/v1/facets/place?prefix=ab%80", "prefix", 2},
		{"/api/v1/suggest?q=a%ff", "q", 1},
		{"/api/v1/search?cursor=abc", "cursor", nil},
		{"/api/v1/search?limit=101", "limit", nil},
		{"/api/v1/search?from=2024&to=2023", "to", nil},
		{"/api/v1/search?lmit=1", "lmit", nil},
	} {
		w := get(t, h, tc.url)
		got := decode[map[string]any](t, bytes.NewReader(w.Body.Bytes()))
		if w.Code != http.StatusBadRequest || got["param"] != tc.param || fmt.Sprint(got["position"]) != fmt.Sprint(tc.want) {
			t.Errorf("%.60s: %s, want %s at %v", tc.url, w.Body, tc.param, tc.want)
		}
	}
}

func TestStatusOfEachKind(t *testing.T) {
	cause := errors.New("/var/lib/archive: disk gone")
	for kind, status := range map[dateline.Kind]int{
		dateline.Internal: 500, dateline.Invalid: 400, dateline.NotFound: 404, dateline.Gone: 410,
		dateline.Conflict: 409, dateline.Unavailable: 503, dateline.Unsupported: 501,
	} {
		var log strings.Builder
		err := &dateline.Error{Kind: kind, Message: "not so", Err: cause}
		w := get(t, serving(t, failing{err: err}, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))}), "/api/v1/search")
		if w.Code != status || strings.Contains(w.Body.String(), "/var/lib") || !strings.Contains(log.String(), "disk gone") {
			t.Errorf("%s: status %d, want %d; body %s; log %s", kind, w.Code, status, w.Body, &log)
		}
		if kind == dateline.Internal && strings.Contains(w.Body.String(), "not so") {
			t.Errorf("details of an internal error are sent: %s", w.Body)
		}
	}
	for err, want := range map[error]server.ProblemJSON{
		cause:                    {Status: 500, Code: "internal", Detail: "internal error"},
		context.DeadlineExceeded: {Status: 503, Code: "too_slow", Detail: "the answer took too long"},
		&dateline.Error{Kind: dateline.Gone, Field: "cursor", Message: "expired"}: {Status: 410, Code: "cursor_expired", Param: "cursor", Detail: "expired"},
	} {
		w := get(t, serving(t, failing{err: err}, server.Options{}), "/api/v1/search")
		got := decode[server.ProblemJSON](t, w.Body)
		if got.Status != want.Status || w.Code != want.Status || got.Code != want.Code || got.Detail != want.Detail || got.Param != want.Param {
			t.Errorf("%v: %+v, want %+v", err, got, want)
		}
	}
}
