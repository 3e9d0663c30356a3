package server_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
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

// A page shows the gazetteer of now, whatever has come in since the last one.
func TestPlacePageFollowsTheGazetteer(t *testing.T) {
	a := emptyArchive(t)
	h := serving(t, a, server.Options{})
	settled := searchable(t, a)
	for i, label := range []string{"Xanadu", "Shangdu", "Kaiping"} {
		settled(a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "x", Label: label}}))
		contains(t, label, visit(t, h, "/places/x").raw, "<h1><bdi>"+label+"</bdi></h1>", "None given")
		var batch []dateline.Article
		for n := range []int{1, 20, 600}[i] { // the last is more than is looked through for a change of the gazetteer
			id := fmt.Sprintf("a%d-%d", i, n)
			batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Body: fmt.Sprintf("Near %s %d.", label, n)})
		}
		settled(a.Put(t.Context(), batch))
		contains(t, label, visit(t, h, "/places/x").raw, "<h1><bdi>"+label+"</bdi></h1>", fmt.Sprintf("%d article", len(batch)))
	}
	settled(a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "y", Label: "Xanadu"}}))
	contains(t, "gone", visit(t, h, "/places/x").raw, "There is no place with this id")
}

// A hit names the places mentioned first; its page has all.
func TestPlacesOfAHitAreNotAWall(t *testing.T) {
	a := emptyArchive(t)
	var places []dateline.Place
	var body strings.Builder
	for i := range 40 {
		places = append(places, dateline.Place{ID: fmt.Sprintf("p%d", i), Label: fmt.Sprintf("Port%02d", i)})
		fmt.Fprintf(&body, "Port%02d, ", i)
	}
	_, _, err := a.PutPlaces(t.Context(), "test", places)
	if err != nil {
		t.Fatal(err)
	}
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{{ID: "a", Keys: own("a"), Body: body.String()}}))
	h := serving(t, a, server.Options{})
	p := visit(t, h, "/")
	if n := strings.Count(text(p.all("p", "places")[0]), "Port"); n != 12 || p.link("28 more") != "/articles/a#places" {
		t.Errorf("%d places, the others at %s", n, p.link("28 more"))
	}
	if all := visit(t, h, p.link("28 more")); text(all.byID("places")) != "Places mentioned" || strings.Count(text(all.all("ul", "mentioned")[0]), "Port") != 40 {
		t.Errorf("not all places in %s", all.raw)
	}
}

// Log and metrics tell pages apart.
func TestPagesAreCounted(t *testing.T) {
	h := seedServer(t)
	visit(t, h, "/facets/place")
	visit(t, h, "/places/sotk")
	contains(t, "metrics", get(t, h, "/metrics").Body.String(), `route="/facets/{field}"`, `route="/places/{id}"`)
}

// A publication has a page: how much, when, where, and the newest; one that nobody has
// heard of is not there, and the nearest name is, if one is near.
func TestPublicationPage(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/publications/Press%20TV")
	contains(t, "publication", p.raw, "<h1><bdi>Press TV</bdi></h1>", "1 article, published 13 May 2023", `href="/?publication=Press&#43;TV"`, "Published by", "2 soldiers killed in fresh flareup", `type="application/rss+xml"`)
	if n := number(t, visit(t, h, p.link("Search the articles of Press TV")).total()); n != 1 {
		t.Errorf("all of its articles are %d", n)
	}
	for url, hint := range map[string]string{"/publications/Press%20TW": "Press TV", "/publications/a%2Fb": "the publications beside a search", "/publications/%00": ""} {
		if p := visit(t, h, url); p.code != http.StatusNotFound || !strings.Contains(strings.ToLower(p.raw), strings.ToLower(hint)) {
			t.Errorf("%s: %d without %q in %s", url, p.code, hint, text(p.byID("main")))
		}
	}
}

// Names of publications that a path cannot have have an address all the same.
func TestAddressesOfPublications(t *testing.T) {
	a := emptyArchive(t)
	names := []string{"..", ".", "a/b", "a%2Fb", "x?y#z", "Ünï \u202e", strings.Repeat("long ", 60)}
	var batch []dateline.Article
	for i, name := range names {
		batch = append(batch, dateline.Article{ID: dateline.ID(fmt.Sprint("a", i)), Keys: own(fmt.Sprint(i)), Body: "fire", Known: dateline.Known{
			Publication: dateline.Sourced[string]{Value: name, From: dateline.FromEditor}}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	h := serving(t, a, server.Options{})
	for i, name := range names {
		known := visit(t, h, fmt.Sprint("/articles/a", i)).all("table", "known")[0]
		to := ""
		for n := range known.Descendants() {
			if n.Data == "a" {
				to = attr(n, "href")
			}
		}
		parsed, err := url.Parse("http://x.example" + to)
		if err != nil || parsed.ResolveReference(&url.URL{Path: "."}).Path == "" {
			t.Fatalf("%q: %v", to, err)
		}
		if p := visit(t, h, to); p.code != http.StatusOK || len(p.all("h3", "")) != 1 {
			t.Errorf("%q: %d with %d articles at %s", name, p.code, len(p.all("h3", "")), to)
		}
		if strings.Contains(to, "/../") || strings.HasSuffix(to, "/..") || strings.HasSuffix(to, "/.") {
			t.Errorf("%q is at %s, which a browser takes for another page", name, to)
		}
	}
}

// A place says who writes which of its names, and where those articles are.
func TestWhoWritesWhichName(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/places/kalbajar")
	rows := p.all("tr", "")
	if got := text(rows[1]); got != "Kalbajar42023Al Jazeera 1, Daily Sabah 1, Press TV 1, Unknown 1" {
		t.Errorf("first %q", got)
	}
	if got := text(rows[2]); got != "Kelbecer, Kəlbəcər12023Daily Sabah 1" {
		t.Errorf("then %q", got)
	}
	contains(t, "names", p.raw, "Names that no article writes", "<bdi>Karvachar</bdi>")
	if got := visit(t, h, p.link("Kelbecer")); got.total() != "1 article" || !strings.Contains(got.raw, "<mark>Kelbecer</mark>") {
		t.Errorf("%s: %s", got.url, got.total())
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
