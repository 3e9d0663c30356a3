package server_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"dateline"
	"dateline/server"
)

// answered gives the answers of an archive again without asking it.
type answered struct {
	dateline.Archive
	kept map[string]*dateline.Result
}

func (a answered) Search(ctx context.Context, q dateline.Search) (*dateline.Result, error) {
	key := fmt.Sprint(q)
	if a.kept[key] == nil {
		res, err := a.Archive.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		a.kept[key] = res
	}
	return a.kept[key], nil
}

// BenchmarkSearchPage is what a full search page takes over its searches.
func BenchmarkSearchPage(b *testing.B) {
	h, err := server.New(answered{crowd(b), map[string]*dateline.Result{}}, server.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/?q=fire&publication=The+Echo&not.language=hy", nil))
		if w.Code != http.StatusOK {
			b.Fatalf("%d %s", w.Code, w.Body)
		}
	}
}
