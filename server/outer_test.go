package server_test

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/server"

	"github.com/klauspost/compress/zstd"
)

// paths has an address of every route of the API.
var paths = []string{
	"/api/v1/search?q=Sotk", "/api/v1/search.csv?q=Sotk", "/api/v1/search.ndjson", "/api/v1/search.rss", "/api/v1/search.geojson",
	"/api/v1/articles/000_92ccaf013443a6cc", "/api/v1/entities/sotk", "/api/v1/facets/place", "/api/v1/suggest?q=s", "/api/v1/export",
	"/api/v1/export.ndjson", "/api/v1/export.csv", "/api/v1/export.ris", "/api/v1/export.bib", "/api/v1/search.ris", "/api/v1/search.bib",
	"/api/v1/articles/000_92ccaf013443a6cc.ris", "/api/v1/articles/000_92ccaf013443a6cc.bib", "/api/v1/openapi.json",
	"/api/v1/corrections", "/api/v1/corrections.csv",
	"/healthz", "/readyz", "/metrics",
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	srv := httptest.NewServer(seedServer(t))
	defer srv.Close()
	for _, path := range paths {
		res, err := http.Head(srv.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		get, err := http.Get(srv.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		get.Body.Close()
		if res.StatusCode != http.StatusOK || get.StatusCode != http.StatusOK || len(body) > 0 || res.Header.Get("Content-Type") != get.Header.Get("Content-Type") ||
			res.Header.Get("ETag") != get.Header.Get("ETag") {
			t.Errorf("HEAD %s: %d %v, GET %d %v", path, res.StatusCode, res.Header, get.StatusCode, get.Header)
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	h := seedServer(t)
	for _, path := range paths {
		methods, allow := []string{"POST", "DELETE", "PUT", "OPTIONS", "TRACE", "BREW"}, "GET, HEAD"
		reference := strings.HasSuffix(path, ".ris") || strings.HasSuffix(path, ".bib")
		if strings.HasPrefix(path, "/api/v1/articles/") && !reference {
			methods, allow = slices.DeleteFunc(methods, func(m string) bool { return m == "DELETE" }), "GET, HEAD, DELETE"
		}
		if path == "/api/v1/corrections" {
			methods, allow = methods[1:], "GET, HEAD, POST"
		}
		for _, method := range methods {
			w := ask(t, h, method, path)
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != allow || w.Header().Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s %s: %d %v", method, path, w.Code, w.Header())
			}
		}
	}
}

func TestSecurityHeaders(t *testing.T) {
	h := seedServer(t)
	for _, path := range append(paths, "/api/v1/nothing", "/api/v1/search?x=1") {
		header := get(t, h, path).Header()
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Server": "dateline/1.2.3",
			"Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
		} {
			if header.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, header.Get(name))
			}
		}
		if header.Get("Cache-Control") == "" || header.Get("X-Request-Id") == "" {
			t.Errorf("%s: %v", path, header)
		}
	}
}

func TestETags(t *testing.T) {
	a := emptyArchive(t)
	fill(t, a)
	h := serving(t, a, server.Options{})
	tags := map[string]string{}
	for _, path := range []string{"/api/v1/search?q=fire", "/api/v1/search?q=fire&limit=1", "/api/v1/search.csv", "/api/v1/articles/b", "/api/v1/entities/lodz", "/api/v1/suggest?q=ku", "/api/v1/openapi.json"} {
		tag := get(t, h, path).Header().Get("ETag")
		for _, known := range []string{tag, `"x", ` + strings.TrimPrefix(tag, "W/"), "*"} {
			w := get(t, h, path, "If-None-Match", known)
			if w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag || w.Header().Get("Cache-Control") != "no-cache" {
				t.Errorf("%s with %s: %d %v", path, known, w.Code, w.Header())
			}
		}
		for other, is := range tags {
			if is == tag {
				t.Errorf("%s and %s have one tag", path, other)
			}
		}
		tags[path] = tag
	}
	newer := get(t, serving(t, a, server.Options{Version: "2"}), "/api/v1/search?q=fire", "If-None-Match", tags["/api/v1/search?q=fire"])
	if newer.Code != http.StatusOK {
		t.Error("another version of the program sends 304")
	}
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{{ID: "b", Keys: own("b"), Body: "Another fire."}}))
	for _, path := range []string{"/api/v1/search?q=fire", "/api/v1/search.csv", "/api/v1/articles/b"} {
		if w := get(t, h, path, "If-None-Match", tags[path]); w.Code != http.StatusOK || w.Header().Get("ETag") == tags[path] {
			t.Errorf("%s after a change: %d", path, w.Code)
		}
	}
}

func TestCompression(t *testing.T) {
	h := seedServer(t)
	for _, path := range []string{"/api/v1/search", "/api/v1/export", "/api/v1/search.csv"} {
		plain := get(t, h, path, "Accept-Encoding", "identity").Body.String()
		zipped := get(t, h, path, "Accept-Encoding", "gzip")
		r, err := gzip.NewReader(zipped.Body)
		if err != nil {
			t.Fatalf("%s: %v %v", path, err, zipped.Header())
		}
		one, err := io.ReadAll(r)
		squeezed := get(t, h, path, "Accept-Encoding", "gzip, zstd")
		z, zerr := zstd.NewReader(squeezed.Body)
		if err != nil || zerr != nil {
			t.Fatal(err, zerr)
		}
		two, err := io.ReadAll(z)
		z.Close()
		if err != nil || len(one) < 1000 || len(one) != len(two) && path != "/api/v1/search" || len(plain) != len(one) && path != "/api/v1/search" ||
			zipped.Header().Get("Content-Encoding") != "gzip" || squeezed.Header().Get("Content-Encoding") != "zstd" || !strings.Contains(zipped.Header().Get("Vary"), "Accept-Encoding") {
			t.Errorf("%s: %v; %d, %d and %d bytes; %v", path, err, len(plain), len(one), len(two), squeezed.Header())
		}
	}
}

func TestRequestIDsAndLog(t *testing.T) {
	var log strings.Builder
	h := serving(t, overSeeds, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	if id := get(t, h, "/api/v1/search?q=secret", "X-Request-Id", "proxy-1.2_3").Header().Get("X-Request-Id"); id != "proxy-1.2_3" {
		t.Errorf("id %q", id)
	}
	contains(t, "log", log.String(), "id=proxy-1.2_3 method=GET route=/api/v1/search status=200 bytes=")
	if strings.Contains(log.String(), "secret") {
		t.Errorf("the log has what was searched for: %s", &log)
	}
	seen := map[string]bool{}
	for _, bad := range []string{"", "a b", "x\"y", strings.Repeat("a", 65), "ü"} {
		id := get(t, h, "/api/v1/nothing", "X-Request-Id", bad).Header().Get("X-Request-Id")
		if id == bad || len(id) < 16 || seen[id] {
			t.Errorf("%q becomes %q", bad, id)
		}
		seen[id] = true
	}
}

// broken is an archive whose methods do what the test says.
type broken struct {
	dateline.Archive
	search func(context.Context) (*dateline.Result, error)
	each   func(context.Context) iter.Seq2[dateline.Article, error]
	stats  func() (dateline.Stats, error)
}

func (b broken) Search(ctx context.Context, _ dateline.Search) (*dateline.Result, error) {
	return b.search(ctx)
}
func (b broken) Each(ctx context.Context, _ dateline.Search) iter.Seq2[dateline.Article, error] {
	return b.each(ctx)
}
func (b broken) Stats(context.Context) (dateline.Stats, error) { return b.stats() }

func TestPanicsAreAnswered(t *testing.T) {
	var log strings.Builder
	a := broken{search: func(context.Context) (*dateline.Result, error) { panic("at the disco") }}
	h := serving(t, a, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	w := get(t, h, "/api/v1/search", "Accept-Encoding", "gzip", "X-Request-Id", "p1")
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	contains(t, "answer", w.Body.String(), `"code":"internal"`, `"request_id":"p1"`)
	contains(t, "log", log.String(), "at the disco", "id=p1", "outer_test.go", "status=500")
}

func TestSlowSearchesAreCutOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := broken{search: func(ctx context.Context) (*dateline.Result, error) { <-ctx.Done(); return nil, ctx.Err() }}
		h := serving(t, a, server.Options{})
		for _, path := range []string{"/api/v1/search", "/api/v1/search.csv", "/api/v1/search.geojson", "/api/v1/facets/place", "/healthz"} {
			begun := time.Now()
			w := get(t, h, path)
			if took := time.Since(begun); took != 2*time.Second || w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
				t.Errorf("%s: %d after %v", path, w.Code, took)
			}
			contains(t, path, w.Body.String(), "the answer took too long", `"code":"too_slow"`)
		}
	})
}

func TestTooLargeRequests(t *testing.T) {
	h := seedServer(t)
	for status, r := range map[int]*http.Request{
		http.StatusRequestURITooLong:           httptest.NewRequest("GET", "/api/v1/search?q="+strings.Repeat("a", 25<<10), nil),
		http.StatusRequestEntityTooLarge:       httptest.NewRequest("GET", "/api/v1/search", strings.NewReader(strings.Repeat("a", 65<<10))),
		http.StatusRequestHeaderFieldsTooLarge: withField(httptest.NewRequest("GET", "/api/v1/search", nil), "Cookie", strings.Repeat("a", 33<<10)),
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		holdAgainstDescription(t, r, w)
		p := decode[server.ProblemJSON](t, w.Body)
		if w.Code != status || p.Code != "too_large" || p.Hint == "" {
			t.Errorf("%d, want %d: %+v", w.Code, status, p)
		}
	}
	longest := "/api/v1/search?q=" + strings.Repeat("%C3%A9", dateline.MaxQueryBytes/2)
	if w := get(t, h, longest); w.Code != http.StatusOK {
		t.Errorf("the longest query: %d %s", w.Code, w.Body)
	}
}

func withField(r *http.Request, name, value string) *http.Request {
	r.Header.Set(name, value)
	return r
}

func TestBasePath(t *testing.T) {
	for _, path := range []string{"/news", "/news/"} {
		h := serving(t, overSeeds, server.Options{BasePath: path})
		for _, asked := range []string{"/news/api/v1/search", "/api/v1/search"} {
			if w := get(t, h, asked); w.Code != http.StatusOK {
				t.Errorf("%s below %s: %d", asked, path, w.Code)
			}
		}
		contains(t, "description", get(t, h, "/news/api/v1/openapi.json").Body.String(), `"servers":[{"url":"/news"}]`)
		contains(t, "hint", get(t, h, "/news/api/v1/serch").Body.String(), "the nearest address is /news/api/v1/search")
	}
	for _, bad := range []string{"news", "/a b", "/a//b", "https://example.org/", "/<x>"} {
		if _, err := server.New(overSeeds, server.Options{BasePath: bad}); dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestHTTPHasEveryTimeout(t *testing.T) {
	s := server.HTTP(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if s.ReadHeaderTimeout <= 0 || s.ReadTimeout <= 0 || s.WriteTimeout <= 0 || s.IdleTimeout <= 0 || s.MaxHeaderBytes <= 3*dateline.MaxQueryBytes {
		t.Errorf("%+v", s)
	}
}

func TestHealthReadinessAndMetrics(t *testing.T) {
	read, stats, fault := false, dateline.Stats{Articles: 3, Revisions: 4, Erased: 1, Places: 2, Refused: 6, Seq: 9, Indexed: 5, RecordBytes: 4096, IndexBytes: 512}, error(nil)
	a := broken{
		search: func(context.Context) (*dateline.Result, error) { return &dateline.Result{Seen: 5}, fault },
		stats:  func() (dateline.Stats, error) { return stats, fault },
	}
	h := serving(t, a, server.Options{Ready: func() bool { return read }})
	ready := func(want int, parts ...string) {
		t.Helper()
		w := get(t, h, "/readyz")
		if w.Code != want {
			t.Errorf("/readyz: %d, want %d", w.Code, want)
		}
		contains(t, "/readyz", w.Body.String(), parts...)
	}
	ready(503, "files are being read")
	read = true
	ready(503, "the index has 5 of 9 changes")
	contains(t, "metrics", get(t, h, "/metrics").Body.String(), "dateline_index_lag 4", "dateline_changes 9", "dateline_articles 3", "dateline_revisions 4", "dateline_erased 1", "dateline_places 2", "dateline_refused 6",
		"dateline_record_bytes 4096", "dateline_index_bytes 512", "dateline_archive_up 1", "dateline_http_requests_waiting 0",
		`dateline_http_requests_total{method="GET",route="/readyz",status="503"} 2`, `dateline_http_request_duration_seconds_bucket{route="/readyz"`, "go_goroutines")
	stats.Indexed = 9
	ready(200, `"indexed":9`)
	stats.Seq = 20
	ready(200)
	if w := get(t, h, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("/healthz: %d", w.Code)
	}
	fault = errors.New("disk gone")
	if w := get(t, h, "/healthz"); w.Code != http.StatusInternalServerError {
		t.Errorf("/healthz of a broken archive: %d", w.Code)
	}
	ready(500)
	contains(t, "metrics", get(t, h, "/metrics").Body.String(), "dateline_archive_up 0")
	get(t, h, "/api/v1/nothing/at/all")
	ask(t, h, "BREW", "/healthz")
	contains(t, "metrics", get(t, h, "/metrics").Body.String(), `{method="GET",route="none",status="404"} 1`, `{method="other",route="/healthz",status="405"} 1`)
}
