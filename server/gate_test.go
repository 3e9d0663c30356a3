package server_test

import (
	"context"
	"iter"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/server"
)

// held is an archive in which what asks for "slow" lasts until it is let go, for
// "late" until its time is over, and for "broken" ends with a panic.
type held struct {
	dateline.Archive
	let chan struct{}
}

func (h held) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	switch s.Text {
	case "slow":
		<-h.let
		return &dateline.Result{Total: 1}, nil // so that no other words are tried
	case "late":
		<-ctx.Done()
		return nil, ctx.Err()
	case "broken":
		panic("broken")
	}
	return &dateline.Result{}, nil
}

func (h held) Each(ctx context.Context, s dateline.Search) iter.Seq2[dateline.Article, error] {
	return func(yield func(dateline.Article, error) bool) {
		if _, err := h.Search(ctx, s); err != nil {
			yield(dateline.Article{}, err)
		}
	}
}

func (h held) State() dateline.State { return nil }

func (h held) Stats(context.Context) (dateline.Stats, error) { return dateline.Stats{}, nil }

// house is a server with one place for searches and one for exports.
type house struct {
	http.Handler
	let chan struct{}
	wg  sync.WaitGroup
}

// inHouse runs f on a clock of its own, and waits for all that it began.
func inHouse(t *testing.T, f func(t *testing.T, h *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := &house{let: make(chan struct{})}
		h.Handler = serving(t, held{let: h.let}, server.Options{Searches: 1, Exports: 1})
		f(t, h)
		h.wg.Wait()
	})
}

// begin sends a request and returns when it waits for something.
func (h *house) begin(ctx context.Context, url string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.wg.Go(func() { h.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, url, nil)) })
	synctest.Wait()
	return w
}

func TestWhatWaitsTooLongIsBusy(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		h.begin(t.Context(), "/?q=slow")
		h.begin(t.Context(), "/api/v1/export?q=slow")
		for _, path := range []string{"/", "/articles/a", "/places/a", "/api/v1/search", "/api/v1/search.csv", "/api/v1/search.ndjson", "/api/v1/search.rss",
			"/api/v1/search.geojson", "/api/v1/articles/a", "/api/v1/entities/a", "/api/v1/facets/place", "/api/v1/export"} {
			begun := time.Now()
			w := get(t, h, path)
			if took := time.Since(begun); took != 10*time.Second || w.Code != http.StatusServiceUnavailable ||
				w.Header().Get("Retry-After") != "1" || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %d after %v, %v", path, w.Code, took, w.Header())
			}
			contains(t, path, w.Body.String(), "oo much is asked for at the same time", "ry again in a moment")
			if api := len(path) > 5 && path[:5] == "/api/"; api {
				contains(t, path, w.Body.String(), `"code":"busy"`)
			}
		}
		h.let <- struct{}{}
		h.let <- struct{}{}
	})
}

func TestOperatorsNeverWait(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		ctx, cancel := context.WithCancel(t.Context())
		for range 20 {
			h.begin(ctx, "/?q=slow")
		}
		begun := time.Now()
		for _, path := range []string{"/healthz", "/readyz", "/metrics", "/api/v1/openapi.json", "/docs"} {
			if w := get(t, h, path); w.Code != http.StatusOK || time.Since(begun) > 0 {
				t.Errorf("%s: %d after %v", path, w.Code, time.Since(begun))
			}
		}
		contains(t, "metrics", get(t, h, "/metrics").Body.String(), "dateline_http_requests_waiting 19\n")
		cancel()
		h.let <- struct{}{}
		synctest.Wait()
		contains(t, "metrics", get(t, h, "/metrics").Body.String(), "dateline_http_requests_waiting 0\n")
	})
}

// TestOneAfterTheOther: what waits gets its turn, and its time begins only then.
func TestOneAfterTheOther(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		first, second := h.begin(t.Context(), "/?q=slow"), h.begin(t.Context(), "/api/v1/search?q=late")
		time.Sleep(4 * time.Second)
		export := h.begin(t.Context(), "/api/v1/export")
		if export.Code != http.StatusOK || export.Header().Get("Content-Type") == "" {
			t.Errorf("an export waits for a search: %v", export.Header())
		}
		third := h.begin(t.Context(), "/api/v1/search")
		let := time.Now()
		h.let <- struct{}{}
		h.wg.Wait()
		if took := time.Since(let); took != 2*time.Second || first.Code != http.StatusOK || second.Code != http.StatusServiceUnavailable || third.Code != http.StatusOK {
			t.Errorf("%d, %d and %d after %v", first.Code, second.Code, third.Code, took)
		}
		contains(t, "the second", second.Body.String(), `"code":"too_slow"`)
	})
}

// TestPlacesAreGivenBack by a client that goes, a search that takes too long and
// one that panics.
func TestPlacesAreGivenBack(t *testing.T) {
	inHouse(t, func(t *testing.T, h *house) {
		ctx, cancel := context.WithCancel(t.Context())
		h.begin(ctx, "/api/v1/search?q=late")
		waits := h.begin(ctx, "/api/v1/search")
		cancel()
		h.wg.Wait()
		if waits.Body.Len() > 0 {
			t.Errorf("a client that has gone gets %s", waits.Body)
		}
		for path, want := range map[string]int{"/api/v1/search?q=late": 503, "/api/v1/search?q=broken": 500, "/?q=broken": 500, "/api/v1/export?q=broken": 500} {
			if w := get(t, h, path); w.Code != want {
				t.Errorf("%s: %d, want %d", path, w.Code, want)
			}
			begun := time.Now()
			for _, next := range []string{"/api/v1/search", "/api/v1/export"} {
				if w := get(t, h, next); w.Code != http.StatusOK || time.Since(begun) > 0 {
					t.Errorf("%s behind %s: %d after %v", next, path, w.Code, time.Since(begun))
				}
			}
		}
	})
}

func TestNoFewerThanNone(t *testing.T) {
	for _, o := range []server.Options{{Searches: -1}, {Exports: -1}} {
		if _, err := server.New(overSeeds, o); dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("%+v: %v", o, err)
		}
	}
}
