package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/index/ingest"
	"dateline/server"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// overSeeds holds the five articles of seeds/; the tests only read it.
var overSeeds *index.Archive

func TestMain(m *testing.M) { os.Exit(withSeeds(m)) }

func withSeeds(m *testing.M) int {
	dir, err := os.MkdirTemp("", "seeds")
	if err == nil {
		defer os.RemoveAll(dir)
		overSeeds, err = index.Open(context.Background(), dir, index.Options{})
	}
	if err == nil {
		defer overSeeds.Close()
		err = readSeeds(context.Background(), overSeeds)
	}
	if err != nil {
		slog.Error("seeds", "err", err)
		return 1
	}
	return m.Run()
}

func readSeeds(ctx context.Context, a *index.Archive) error {
	plan, err := ingest.NewPlan(ctx, []string{"../seeds"}, ingest.Options{})
	if err != nil {
		return err
	}
	var upTo dateline.Seq
	for item := range plan.Items(ctx) {
		switch item.Kind {
		case ingest.KindArticle:
			_, upTo, err = a.Put(ctx, []dateline.Article{item.Article})
		case ingest.KindGazetteer:
			_, upTo, err = a.PutPlaces(ctx, item.Gazetteer.Source, item.Gazetteer.Places)
		}
		if err != nil {
			return err
		}
	}
	return a.Wait(ctx, upTo)
}

// serving returns the handler over an archive.
func serving(t *testing.T, a dateline.Archive, opt server.Options) http.Handler {
	t.Helper()
	if opt.Version == "" {
		opt.Version = "1.2.3"
	}
	h, err := server.New(a, opt)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func seedServer(t *testing.T) http.Handler { return serving(t, overSeeds, server.Options{}) }

// ask sends a request, and holds the answer against the OpenAPI description.
// fields are names and values of header fields.
func ask(t *testing.T, h http.Handler, method, url string, fields ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, url, nil)
	for i := 0; i < len(fields); i += 2 {
		r.Header.Set(fields[i], fields[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	holdAgainstDescription(t, r, w)
	return w
}

func get(t *testing.T, h http.Handler, url string, fields ...string) *httptest.ResponseRecorder {
	t.Helper()
	return ask(t, h, http.MethodGet, url, fields...)
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

func search(t *testing.T, h http.Handler, query string) server.SearchJSON {
	t.Helper()
	w := get(t, h, "/api/v1/search?"+query)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", query, w.Code, w.Body)
	}
	return decode[server.SearchJSON](t, bytes.NewReader(w.Body.Bytes()))
}

func ptr(s string) *string { return &s }

// described is the router of the API's own description.
var described = openAPIRouter()

func openAPIRouter() routers.Router {
	h, err := server.New(nil, server.Options{})
	if err != nil {
		panic(err)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/openapi.json", nil))
	doc, err := openapi3.NewLoader().LoadFromData(w.Body.Bytes())
	if err == nil {
		err = doc.Validate(context.Background())
	}
	var router routers.Router
	if err == nil {
		router, err = gorillamux.NewRouter(doc)
	}
	if err != nil {
		panic(err)
	}
	for _, media := range []string{"application/x-ndjson", "application/rss+xml", "application/x-research-info-systems", "application/x-bibtex"} {
		openapi3filter.RegisterBodyDecoder(media, openapi3filter.PlainBodyDecoder)
	}
	openapi3filter.RegisterBodyDecoder("application/geo+json", openapi3filter.JSONBodyDecoder)
	return router
}

func holdAgainstDescription(t *testing.T, r *http.Request, w *httptest.ResponseRecorder) {
	t.Helper()
	if r.Method == http.MethodHead || w.Header().Get("Content-Encoding") != "" {
		return
	}
	route, values, err := described.FindRoute(r)
	if err != nil {
		return // no address of the API
	}
	body := w.Body.Bytes()
	in := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: values, Route: route},
		Status:                 w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	if err := openapi3filter.ValidateResponse(r.Context(), in); err != nil {
		t.Errorf("%s %s: not as described: %v\n%.300s", r.Method, r.URL, err, body)
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

func contains(t *testing.T, what, s string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(s, part) {
			t.Errorf("%s: no %q in %.600s", what, part, s)
		}
	}
}
