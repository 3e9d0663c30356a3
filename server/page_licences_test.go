package server_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/server"
)

// The foot of each page leads to the sources and licences of what is carried.
func TestFootLeadsToLicences(t *testing.T) {
	h := serving(t, overSeeds, server.Options{BasePath: "/news"})
	for _, page := range []string{"/news/", "/news/docs", "/news/?q=Kelbajar"} {
		if body := get(t, h, page).Body.String(); !strings.Contains(body, "Places of GeoNames") || !strings.Contains(body, `href="/news/licences"`) {
			t.Errorf("%s: its foot does not name the sources", page)
		}
	}
	w := get(t, h, "/news/licences")
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") || !strings.Contains(w.Body.String(), "Creative\nCommons Attribution 4.0") {
		t.Errorf("%d, %s, %.200s", w.Code, w.Header(), w.Body)
	}
}
