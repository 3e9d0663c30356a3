package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"dateline"
	"dateline/server"
)

// gazetteer makes n places, each with a name in two spellings.
func gazetteer(n int) (out []dateline.Place) {
	for i := range n {
		id := fmt.Sprintf("p%06d", i)
		out = append(out, dateline.Place{
			ID: id, Label: "Xanadu " + id, Kind: "town", Countries: []string{"AZ"}, Names: []string{"Shangdu " + id},
			Lat: float64(i % 90), Lon: float64(i % 180), Located: true,
		})
	}
	return out
}

// BenchmarkPlacePage shows one place of a hundred thousand: while nothing changes,
// and while an article comes in before every request.
func BenchmarkPlacePage(b *testing.B) {
	const places = 100_000
	a := emptyArchive(b)
	searchable(b, a)(a.PutPlaces(b.Context(), "test", gazetteer(places)))
	h, err := server.New(a, server.Options{})
	if err != nil {
		b.Fatal(err)
	}
	ask := func(b *testing.B) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/places/p050000", nil))
		if w.Code != http.StatusOK {
			b.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	ask(b) // reads the gazetteer
	b.Run("still", func(b *testing.B) {
		for b.Loop() {
			ask(b)
		}
	})
	b.Run("changing", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			id := fmt.Sprint("a", i)
			searchable(b, a)(a.Put(b.Context(), []dateline.Article{{ID: dateline.ID(id), Keys: own(id), Body: "fire in Xanadu p050000"}}))
			b.StartTimer()
			ask(b)
		}
	})
}
