package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPlacePage(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/places/kalbajar")
	contains(t, "place", p.raw, "<h1><bdi>Kalbajar</bdi></h1>", "town", "<bdi>Kəlbəcər</bdi>", ">Azerbaijan<", "40.1098° N, 46.0367° E", "4 articles that mention it")
	if all := visit(t, h, p.link("Search the articles that mention Kalbajar")); all.total() != "4 articles" {
		t.Errorf("%s: %s", all.url, all.total())
	}
	contains(t, "a place without a point", visit(t, h, "/places/lachin-corridor").raw, "Not known")
}

func TestPublicationAddress(t *testing.T) {
	h := seedServer(t)
	for path, want := range map[string]string{
		"/publications/Press%20TV": "/?publication=Press+TV",
		"/publications/a%2Fb":      "/?publication=a%2Fb",
	} {
		if w := get(t, h, path); w.Code != http.StatusFound || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
}

// The examples of the help are links to what they find.
func TestHelpPage(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/docs")
	for typed, total := range map[string]string{
		"drones mortars": "2 articles", `"peace deal" AND drones`: "2 articles", `title:\-soldiers`: "3 articles", "published:>2023": "1 article",
	} {
		if found := visit(t, h, p.link(typed)); found.total() != total || !strings.HasPrefix(found.url, "/?q=") {
			t.Errorf("%s: %s at %s", typed, found.total(), found.url)
		}
	}
}

func TestAssetsOfPages(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/")
	if len(p.all("link", "")) < 2 {
		t.Error("no style or icon")
	}
	for _, n := range p.all("link", "") {
		if attr(n, "rel") == "alternate" {
			continue
		}
		w := get(t, h, attr(n, "href"))
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Body.Len() == 0 {
			t.Errorf("%s: %d %v", attr(n, "href"), w.Code, w.Header())
		}
	}
	if w := ask(t, h, http.MethodHead, "/?q=Sotk"); w.Code != http.StatusOK || w.Header().Get("ETag") == "" {
		t.Errorf("HEAD: %d %v", w.Code, w.Header())
	}
	if policy := p.header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'self'") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q", policy)
	}
}
