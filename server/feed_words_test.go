package server_test

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// A feed says who published an article and in what language, and takes no address
// from a host that is none.
func TestFeedSaysWhoAndWhere(t *testing.T) {
	h := seedServer(t)
	contains(t, "feed", get(t, h, "/api/v1/search.rss").Body.String(), "<dc:publisher>Al Jazeera</dc:publisher>", "<dc:language>en</dc:language>")
	for host, want := range map[string]string{"news.example:8080": "http://news.example:8080/", "evil.example/<x>\"": "http://localhost/"} {
		r, w := httptest.NewRequest("GET", "/api/v1/search.rss", nil), httptest.NewRecorder()
		r.Host = host
		h.ServeHTTP(w, r)
		if body := w.Body.String(); !strings.Contains(body, "<link>"+want) || strings.Contains(body, "evil") {
			t.Errorf("host %q: %.300s", host, body)
		}
	}
}
