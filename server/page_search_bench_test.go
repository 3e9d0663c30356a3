package server_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"syscall"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/server"
)

// watched notes what an archive is asked, so that it can be asked the same again.
type watched struct {
	dateline.Archive
	asked *[]func() error
}

func (w watched) Search(ctx context.Context, q dateline.Search) (*dateline.Result, error) {
	*w.asked = append(*w.asked, func() error { _, err := w.Archive.Search(context.Background(), q); return err })
	return w.Archive.Search(ctx, q)
}

func (w watched) Article(ctx context.Context, id dateline.ID, revision int) (dateline.Article, []dateline.Mention, error) {
	*w.asked = append(*w.asked, func() error { _, _, err := w.Archive.Article(context.Background(), id, revision); return err })
	return w.Archive.Article(ctx, id, revision)
}

func (w watched) Entity(ctx context.Context, id string) (dateline.Entity, error) {
	*w.asked = append(*w.asked, func() error { _, err := w.Archive.Entity(context.Background(), id); return err })
	return w.Archive.Entity(ctx, id)
}

func (w watched) Marks(ctx context.Context, id dateline.ID, revision int, q dateline.Search) (dateline.Marks, error) {
	*w.asked = append(*w.asked, func() error { _, err := w.Archive.Marks(context.Background(), id, revision, q); return err })
	return w.Archive.Marks(ctx, id, revision, q)
}

// benchArchive is the archive in the folder DATELINE_BENCH_ARCHIVE, or a small one.
func benchArchive(b *testing.B) dateline.Archive {
	b.Helper()
	dir := os.Getenv("DATELINE_BENCH_ARCHIVE")
	if dir == "" {
		return crowd(b)
	}
	a, err := index.Open(b.Context(), dir, index.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = a.Close() })
	return a
}

// BenchmarkPages says how long pages take, what of that the archive takes when it is asked
// the same alone, and the difference: CPU of the process in milliseconds, which what else
// runs on the machine changes least. DATELINE_BENCH_ARCHIVE names the folder of an archive
// to take, which has articles on oil.
func BenchmarkPages(b *testing.B) {
	a := benchArchive(b)
	var asked []func() error
	h, err := server.New(watched{a, &asked}, server.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for name, url := range benchPages(b, a) {
		b.Run(name, func(b *testing.B) {
			visit := func() {
				asked = asked[:0]
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, url, nil))
				if w.Code != http.StatusOK {
					b.Fatalf("%s: %d %s", url, w.Code, w.Body)
				}
			}
			begun := spent(b)
			for b.Loop() {
				visit()
			}
			page := (spent(b) - begun) / float64(b.N)
			begun = spent(b)
			for range b.N {
				for _, ask := range asked {
					if err := ask(); err != nil {
						b.Fatal(err)
					}
				}
			}
			alone := (spent(b) - begun) / float64(b.N)
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(page, "page-ms")
			b.ReportMetric(alone, "archive-ms")
			b.ReportMetric(page-alone, "over-ms")
			b.ReportMetric(page/alone, "page/archive")
			b.ReportMetric(float64(len(asked)), "questions")
		})
	}
}

// spent is the CPU time of the process so far, in milliseconds.
func spent(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / float64(time.Millisecond)
}

// benchPages are a full search page, and those of the articles and places that it names.
func benchPages(b *testing.B, a dateline.Archive) map[string]string {
	b.Helper()
	word := "fire"
	if os.Getenv("DATELINE_BENCH_ARCHIVE") != "" {
		word = "oil"
	}
	res, err := a.Search(b.Context(), dateline.Search{Text: word, Limit: dateline.MaxLimit, Facets: []string{dateline.FacetPlace, dateline.FacetPublication}})
	if err != nil || len(res.Facets[dateline.FacetPlace].Values) == 0 {
		b.Fatalf("%v, no places in articles with %s", err, word)
	}
	most := slices.MaxFunc(res.Hits, func(a, b dateline.Hit) int { return len(a.Places) - len(b.Places) })
	place := res.Facets[dateline.FacetPlace].Values[0].Value
	return map[string]string{
		"front": "/", "search": "/?q=" + word, "narrowed": "/?q=" + word + "&place=" + place, "place": "/places/" + place,
		"article": fmt.Sprintf("/articles/%s?q=%s", most.ID, word),
	}
}
