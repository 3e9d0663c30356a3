package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// No page of another site keeps a hold of one that it opened.
func TestPagesOpenedByOthersAreTheirOwn(t *testing.T) {
	h := seedServer(t)
	for _, path := range []string{"/", "/docs", "/api/v1/search", "/nowhere"} {
		if got := get(t, h, path).Header().Get("Cross-Origin-Opener-Policy"); got != "same-origin" {
			t.Errorf("%s: opener policy %q", path, got)
		}
	}
}

// What answers a browser otherwise than a program says so to caches.
func TestAnswersThatDependOnTheReaderSaySo(t *testing.T) {
	h := seedServer(t)
	for _, accept := range []string{"text/html", "application/json"} {
		w := get(t, h, "/nowhere", "Accept", accept)
		html := strings.HasPrefix(w.Header().Get("Content-Type"), "text/html")
		if w.Code != http.StatusNotFound || html != (accept == "text/html") || !slices.Contains(w.Header().Values("Vary"), "Accept") {
			t.Errorf("%s: %d %v", accept, w.Code, w.Header())
		}
	}
}
