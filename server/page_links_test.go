package server_test

import (
	"strings"
	"testing"
)

// The page names the same result as data, in every format, and as a feed.
func TestTheSameAsData(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/?q=Sotk&interval=day&sort=newest")
	for label, media := range map[string]string{
		"JSON": "application/json", "CSV": "text/csv", "NDJSON": "application/x-ndjson", "RSS": "application/rss+xml", "GeoJSON": "application/geo+json",
		"RIS": "application/x-research-info-systems", "BibTeX": "application/x-bibtex",
	} {
		w := get(t, h, p.link(label))
		if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), media) || !strings.Contains(p.link(label), "q=Sotk") {
			t.Errorf("%s leads to %s: %d %s", label, p.link(label), w.Code, w.Header().Get("Content-Type"))
		}
	}
	feed := ""
	for _, link := range p.all("link", "") {
		if attr(link, "type") == "application/rss+xml" {
			feed = attr(link, "href")
		}
	}
	if feed == "" || feed != p.link("RSS") {
		t.Errorf("the feed is at %q, the link leads to %q", feed, p.link("RSS"))
	}
}

// Each place of an article is named once, with how often the text has it.
func TestPlacesOfAnArticleAreCounted(t *testing.T) {
	const id = "001_392232d5ddb0de9c"
	p := visit(t, seedServer(t), "/articles/"+id)
	_, mentions, err := overSeeds.Article(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{}
	for _, m := range mentions {
		want[m.Label]++
	}
	got := map[string]int{}
	for _, li := range p.all("li", "") {
		if a := descendant(li, "a"); a != nil && strings.HasPrefix(attr(a, "href"), "/places/") {
			got[text(a)] += count(t, li)
		}
	}
	if len(got) != len(want) || len(want) < 3 {
		t.Errorf("places %v, want %v", got, want)
	}
	for label, n := range want {
		if got[label] != n {
			t.Errorf("%s: %d, want %d", label, got[label], n)
		}
	}
}

// A feed holds the address that it was asked at: another host is another answer.
func TestTagsOfTwoHosts(t *testing.T) {
	h := seedServer(t)
	tag := func(host string) string {
		return get(t, h, "http://"+host+"/api/v1/search.rss").Header().Get("ETag")
	}
	if one, two := tag("one.example"), tag("two.example"); one == two || one != tag("one.example") {
		t.Errorf("tags %s and %s", one, two)
	}
}

// The values of a facet are those with the prefix; a facet that there is none of
// names the nearest.
func TestFacetValuesByPrefix(t *testing.T) {
	h := seedServer(t)
	for prefix, want := range map[string]int{"": 4, "press": 1, "HÜRR": 1, "x": 0} {
		w := get(t, h, "/api/v1/facets/publication?prefix="+prefix)
		if n := strings.Count(w.Body.String(), `"value":`); n != want {
			t.Errorf("%q: %d values, want %d: %s", prefix, n, want, w.Body)
		}
	}
	contains(t, "hint", get(t, h, "/api/v1/facets/publicaton").Body.String(), "the nearest is publication")
}
