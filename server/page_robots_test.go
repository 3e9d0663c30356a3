package server_test

import (
	"net/http"
	"testing"

	"dateline/server"
)

// Programs that gather pages are kept out of searches, which have no end.
func TestRobots(t *testing.T) {
	for base, want := range map[string]string{
		"":      "User-agent: *\nDisallow: /api/\nDisallow: /*?\nDisallow: /facets/\nDisallow: /entities/\n",
		"/news": "User-agent: *\nDisallow: /news/api/\nDisallow: /news/*?\nDisallow: /news/facets/\nDisallow: /news/entities/\n",
	} {
		w := get(t, serving(t, overSeeds, server.Options{BasePath: base}), base+"/robots.txt")
		if w.Code != http.StatusOK || w.Body.String() != want {
			t.Errorf("%d %q, want %q", w.Code, w.Body, want)
		}
	}
}

// The feed that a page names has the newest articles first, in whatever order the page is.
func TestFeedsOfPagesAreOfTheNewest(t *testing.T) {
	h := seedServer(t)
	for _, sort := range []string{"", "sort=relevance&", "sort=oldest&"} {
		contains(t, sort, visit(t, h, "/?q=soldiers&"+sort+"interval=year").raw, `type="application/rss+xml" title="These articles as a feed" href="/api/v1/search.rss?q=soldiers&amp;sort=newest">`)
	}
}
