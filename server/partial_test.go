package server_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// lacking is an archive of which one part of three cannot be searched.
type lacking struct {
	dateline.Archive
	pages bool // each answer leads on
}

func (a lacking) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	if !s.Partial {
		return nil, &dateline.Error{
			Kind: dateline.Unavailable, Field: "partial", Message: "a part of the index cannot be searched at the moment", Hint: "try again later",
		}
	}
	if s.Cursor != "" {
		return nil, &dateline.Error{Kind: dateline.Gone, Field: "cursor", Message: "has expired"}
	}
	res, err := a.Archive.Search(ctx, s)
	if err == nil {
		res.Parts = dateline.Parts{All: 3, Missing: 1}
		if a.pages {
			res.Next = "onward"
		}
	}
	return res, err
}

// refusedParam asks for what is refused, and returns the status and the parameter at fault.
func refusedParam(t *testing.T, h http.Handler, url string) (int, server.ProblemJSON) {
	t.Helper()
	w := get(t, h, url)
	return w.Code, decode[server.ProblemJSON](t, bytes.NewReader(w.Body.Bytes()))
}

func TestPartialAnswersSaySo(t *testing.T) {
	h := serving(t, lacking{overSeeds, true}, server.Options{})
	w := get(t, h, "/api/v1/search?partial=1&facet=place&interval=month")
	out := decode[server.SearchJSON](t, bytes.NewReader(w.Body.Bytes()))
	if w.Code != http.StatusOK || out.Partial == nil || *out.Partial != (server.PartialJSON{Parts: 3, Missing: 1}) || out.Total.Value == 0 {
		t.Errorf("%d, partial %+v, total %d", w.Code, out.Partial, out.Total.Value)
	}
	if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
		t.Errorf("a partial answer may be kept: %v", w.Header())
	}
	if next := w.Header().Get("Link"); !strings.Contains(next, "partial=1") {
		t.Errorf("the next page is %s", next)
	}
	code, p := refusedParam(t, h, "/api/v1/search")
	if code != http.StatusServiceUnavailable || p.Param != "partial" || p.Code != "unavailable" {
		t.Errorf("without the parameter: %d %+v", code, p)
	}
}

// Where all can be searched the parameter changes nothing.
func TestPartialOfAWholeArchive(t *testing.T) {
	h := seedServer(t)
	with, without := get(t, h, "/api/v1/search?q=drone&partial=1"), get(t, h, "/api/v1/search?q=drone")
	if a, b := untimed(t, with), untimed(t, without); a.Partial != nil || a.Seq != b.Seq || a.Total != b.Total || len(a.Hits) != len(b.Hits) || len(b.Hits) == 0 {
		t.Errorf("with it %s\nwithout %s", with.Body, without.Body)
	}
	if with.Header().Get("ETag") == "" || with.Header().Get("Cache-Control") != without.Header().Get("Cache-Control") {
		t.Errorf("a whole answer cannot be kept: %v", with.Header())
	}
}

func untimed(t *testing.T, w *httptest.ResponseRecorder) server.SearchJSON {
	t.Helper()
	return decode[server.SearchJSON](t, bytes.NewReader(w.Body.Bytes()))
}

func TestPartialIsRefusedElsewhere(t *testing.T) {
	h := seedServer(t)
	for _, path := range []string{
		"/api/v1/search?partial=yes", "/api/v1/search.csv?partial=1", "/api/v1/search.ndjson?partial=1", "/api/v1/search.rss?partial=1",
		"/api/v1/search.geojson?partial=1", "/api/v1/search.ris?partial=1", "/api/v1/search.bib?partial=1",
		"/api/v1/export?partial=1", "/api/v1/export.csv?partial=1", "/api/v1/facets/place?partial=1",
	} {
		if code, p := refusedParam(t, h, path); code != http.StatusBadRequest || p.Param != "partial" {
			t.Errorf("%s: %d %+v", path, code, p)
		}
	}
}

// The page says what is missing above the hits, and nobody keeps it.
func TestPartialPage(t *testing.T) {
	h := serving(t, lacking{overSeeds, false}, server.Options{})
	w := get(t, h, "/?q=drone&partial=1", "Accept", "text/html")
	body := w.Body.String()
	const says = `<p class="notice" role="status">1 of 3 parts of the archive cannot be searched at the moment: counts and hits are of the rest. <a href="/?q=drone">`
	at, hits := strings.Index(body, says), strings.Index(body, `<ol class="hits">`)
	if w.Code != http.StatusOK || at < 0 || hits < at {
		t.Errorf("%d: the notice is at %d, the hits at %d", w.Code, at, hits)
	}
	if w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("the page may be kept: %v", w.Header())
	}
	if !strings.Contains(body, `href="/api/v1/search.csv?q=drone"`) {
		t.Error("there is no table of the same search without the parameter, which it refuses")
	}
	if strings.Contains(get(t, seedServer(t), "/?q=drone&partial=1", "Accept", "text/html").Body.String(), "cannot be searched at the moment") {
		t.Error("a whole page says that a part is missing")
	}
}

// A page that is refused for a part that is missing leads to the rest.
func TestRefusedPageOffersTheRest(t *testing.T) {
	h := serving(t, lacking{overSeeds, false}, server.Options{})
	w := get(t, h, "/?q=drone&place=sotk&cursor=abc", "Accept", "text/html")
	if body := w.Body.String(); w.Code != http.StatusServiceUnavailable ||
		!strings.Contains(body, `<a href="/?partial=1&amp;place=sotk&amp;q=drone">The same search in the parts that can be searched</a>`) {
		t.Errorf("%d %s", w.Code, body)
	}
	w = get(t, h, "/places/sotk", "Accept", "text/html")
	if body := w.Body.String(); w.Code != http.StatusServiceUnavailable || strings.Contains(body, "partial") {
		t.Errorf("a page that takes no partial answer: %d %s", w.Code, body)
	}
}

// The values of a facet are refused likewise, and counted over the rest where that is asked for.
func TestPartialValuesPage(t *testing.T) {
	h := serving(t, lacking{overSeeds, false}, server.Options{})
	w := get(t, h, "/facets/place?q=drone&prefix=s", "Accept", "text/html")
	if body := w.Body.String(); w.Code != http.StatusServiceUnavailable ||
		!strings.Contains(body, `<a href="/facets/place?partial=1&amp;prefix=s&amp;q=drone">The same search in the parts that can be searched</a>`) {
		t.Errorf("%d %s", w.Code, body)
	}
	w = get(t, h, "/facets/place?q=drone&partial=1", "Accept", "text/html")
	const says = `<p class="notice" role="status">1 of 3 parts of the archive cannot be searched at the moment: counts and hits are of the rest. <a href="/facets/place?q=drone">`
	if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, says) ||
		!strings.Contains(body, `<a href="/?partial=1&amp;q=drone">Back to the search</a>`) ||
		!strings.Contains(body, `href="/api/v1/facets/place?facet_limit=100&amp;q=drone"`) {
		t.Errorf("%d %s", w.Code, body)
	}
	if w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("the page may be kept: %v", w.Header())
	}
	if w := get(t, h, "/facets/place?partial=yes", "Accept", "text/html"); w.Code != http.StatusBadRequest {
		t.Errorf("partial=yes: %d", w.Code)
	}
}

// A search that takes all its time for a part that is missing says so, and offers the rest.
func TestSlowSearchForAMissingPart(t *testing.T) {
	late := &dateline.Error{Kind: dateline.Unavailable, Field: "partial", Message: "a part of the index cannot be searched at the moment", Err: context.DeadlineExceeded}
	h := serving(t, broken{search: func(context.Context) (*dateline.Result, error) { return nil, late }}, server.Options{})
	if code, p := refusedParam(t, h, "/api/v1/search?q=drone"); code != http.StatusServiceUnavailable || p.Param != "partial" || p.Code != "unavailable" {
		t.Errorf("%d %+v", code, p)
	}
	for _, path := range []string{"/", "/facets/place"} {
		body := get(t, h, path+"?q=drone", "Accept", "text/html").Body.String()
		contains(t, path, body, "A part of the index cannot be searched", path+"?partial=1&amp;q=drone")
	}
}
