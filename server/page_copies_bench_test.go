package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"dateline"
	"dateline/server"
)

// sentences is a text of n sentences that none with another number shares.
func sentences(number, n int) (s string) {
	for i := range n {
		at := 1000*number + i
		s += fmt.Sprintf("Ferry N%x met the barge of Captain C%x near pier %d with %d sacks of w%x aboard. ", at, at*7, at%9000, at*3%8000, at)
	}
	return s
}

// BenchmarkArticlePage shows one of two thousand articles of some 450 words, as page
// and as data: one without copies, one of four and one of a hundred with one text.
func BenchmarkArticlePage(b *testing.B) {
	a := emptyArchive(b)
	for from := range 4 {
		var batch []dateline.Article
		for i := from * 500; i < from*500+500; i++ {
			id, text := fmt.Sprintf("a%05d", i), i
			switch {
			case i < 4:
				text = 0
			case i < 104:
				text = 4
			}
			batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: "Ferry " + id, Body: sentences(text, 28)})
		}
		searchable(b, a)(a.Put(b.Context(), batch))
	}
	if err := a.Compact(b.Context()); err != nil { // no merging meanwhile
		b.Fatal(err)
	}
	h, err := server.New(a, server.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for name, id := range map[string]string{"alone": "a01500", "of 4": "a00002", "of 100": "a00050"} {
		for _, path := range []string{"/articles/", "/api/v1/articles/"} {
			b.Run(path+name, func(b *testing.B) {
				for b.Loop() {
					w := httptest.NewRecorder()
					h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path+id, nil))
					if w.Code != http.StatusOK {
						b.Fatalf("%d %s", w.Code, w.Body)
					}
				}
			})
		}
	}
}
