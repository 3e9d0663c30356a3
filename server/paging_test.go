package server_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
	"dateline/server"

	"github.com/google/go-cmp/cmp"
)

// A cursor goes through as it is, in every format, and stands in no address but
// that of the next page.
func TestCursorsAreCarried(t *testing.T) {
	const next = "a+b/c=&d"
	var got dateline.Search
	a := paged{next: next, got: &got}
	h := serving(t, a, server.Options{BasePath: "/news"})
	for _, suffix := range []string{"", ".csv", ".ndjson", ".rss"} {
		w := get(t, h, "/news/api/v1/search"+suffix+"?q=x&cursor=old&limit=5")
		want := "</news/api/v1/search" + suffix + `?cursor=a%2Bb%2Fc%3D%26d&limit=5&q=x>; rel="next"`
		if link := w.Header().Get("Link"); link != want || got.Cursor != "old" || got.Limit != 5 {
			t.Errorf("%s: Link %s, want %s; asked with %+v", suffix, link, want, got)
		}
	}
	if got := search(t, h, "q=x&facet=year"); got.Next != next || got.Facets["year"].Values[0].URL != "/news/api/v1/search?facet=year&q=x&year=2023" {
		t.Errorf("next %q, %+v", got.Next, got.Facets)
	}
	contains(t, "feed", get(t, h, "/news/api/v1/search.rss?cursor=old&q=x").Body.String(),
		`<atom:link href="http://example.com/news/api/v1/search.rss?cursor=old&amp;q=x" rel="self"`,
		`<atom:link href="http://example.com/news/api/v1/search.rss?cursor=a%2Bb%2Fc%3D%26d&amp;q=x" rel="next"`)
	if w := get(t, serving(t, paged{got: &got}, server.Options{}), "/api/v1/search"); w.Header().Get("Link") != "" || strings.Contains(w.Body.String(), `"next"`) {
		t.Errorf("a last page with a next one: %v %s", w.Header(), w.Body)
	}
}

// paged is an archive that always has the same page.
type paged struct {
	dateline.Archive
	next string
	got  *dateline.Search
}

func (p paged) Search(_ context.Context, s dateline.Search) (*dateline.Result, error) {
	*p.got = s
	facet := dateline.Facet{Values: []dateline.Count{{Value: "2023", Label: "2023", Count: 1}}}
	return &dateline.Result{Total: 9, Next: p.next, Facets: map[string]dateline.Facet{"year": facet}}, nil
}

// An export is a file that can be read into another archive.
func TestExportCanBeReadAgain(t *testing.T) {
	w := get(t, seedServer(t), "/api/v1/export")
	if w.Code != http.StatusOK {
		t.Fatal(w.Code)
	}
	file := filepath.Join(t.TempDir(), "export.ndjson")
	if err := os.WriteFile(file, w.Body.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	plan, err := ingest.NewPlan(t.Context(), []string{file}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var read, want []dateline.Article
	for item := range plan.Items(t.Context()) {
		if item.Kind != ingest.KindArticle {
			t.Errorf("%+v", item)
			continue
		}
		read = append(read, textOf(item.Article))
	}
	for a, err := range overSeeds.Each(t.Context(), dateline.Search{}) {
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, textOf(a))
	}
	if diff := cmp.Diff(want, read); diff != "" {
		t.Errorf("articles (-kept +read again):\n%s", diff)
	}
}

// textOf is what an export carries of an article.
func textOf(a dateline.Article) dateline.Article {
	out := dateline.Article{ID: a.ID, Title: a.Title, Body: a.Body, Seen: a.Seen.UTC()}
	out.Known.Publication.Value, out.Known.URL.Value, out.Known.Language.Value = a.Known.Publication.Value, a.Known.URL.Value, a.Known.Language.Value
	out.Known.Dateline.Value, out.Known.Published.Value = a.Known.Dateline.Value, a.Known.Published.Value
	return out
}
