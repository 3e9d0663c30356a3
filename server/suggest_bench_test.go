package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"dateline"
	"dateline/server"
)

// BenchmarkSuggest asks for suggestions of one letter and of more, over a hundred
// thousand articles and places: while nothing changes, and after an article came
// in.
func BenchmarkSuggest(b *testing.B) {
	const articles, places = 100_000, 100_000
	a := emptyArchive(b)
	_, seq, err := a.PutPlaces(b.Context(), "test", gazetteer(places))
	put := func(from, to int) {
		var batch []dateline.Article
		for i := from; i < to; i++ {
			id := fmt.Sprint("a", i)
			batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Body: fmt.Sprintf("fire in Xanadu p%06d", i*i%places), Known: dateline.Known{
				Publication: dateline.Sourced[string]{Value: fmt.Sprint("Post ", i%3000), From: dateline.FromEditor}}})
		}
		if err == nil {
			_, seq, err = a.Put(b.Context(), batch)
		}
	}
	for i := 0; i < articles; i += 500 {
		put(i, i+500)
	}
	if err == nil {
		err = a.Wait(b.Context(), seq)
	}
	if err != nil {
		b.Fatal(err)
	}
	h, err := server.New(a, server.Options{})
	if err != nil {
		b.Fatal(err)
	}
	ask := func(b *testing.B, query string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/suggest?q="+query, nil))
		if w.Code != http.StatusOK {
			b.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	for range 3 { // what is made by the first one is kept even when it comes too late for it
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/api/v1/suggest?q=x", nil))
	}
	for _, query := range []string{"x", "xanadu+p0999", "shang", "post+2"} {
		b.Run("still/"+query, func(b *testing.B) {
			for b.Loop() {
				ask(b, query)
			}
		})
	}
	b.Run("changing", func(b *testing.B) {
		for i := articles; b.Loop(); i++ {
			b.StopTimer()
			if put(i, i+1); err == nil {
				err = a.Wait(b.Context(), seq)
			}
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			ask(b, "xanadu+p0999")
		}
	})
}
