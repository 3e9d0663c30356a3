package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	"golang.org/x/net/html"
)

// manyPublications returns a handler over n articles, each by another publication,
// and one by nobody known.
func manyPublications(t *testing.T, n int) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	batch := []dateline.Article{{ID: "nobody", Keys: own("nobody"), Body: "fire"}}
	for i := range n {
		name := fmt.Sprintf("Écho %04d", i)
		batch = append(batch, dateline.Article{ID: dateline.ID(fmt.Sprint("a", i)), Keys: own(name), Body: fmt.Sprint("fire ", i), Known: dateline.Known{
			Publication: dateline.Sourced[string]{Value: name, From: dateline.FromEditor},
		}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return serving(t, a, server.Options{})
}

// values are the items of a list of values, without Unknown.
func (p page) values() (out []*html.Node) {
	for _, li := range p.all("li", "") {
		if attr(li.Parent, "class") == "choices" && text(descendant(li, "bdi")) != "Unknown" {
			out = append(out, li)
		}
	}
	return out
}

func TestMoreValuesCanBeListed(t *testing.T) {
	h := manyPublications(t, 250)
	first := visit(t, h, visit(t, h, "/?q=fire").link("240 more under Publication"))
	contains(t, "first", first.raw, "<h1>Publications</h1>", "251 articles", `<input type="hidden" name="q" value="fire">`)
	if n := len(first.values()); n != 100 {
		t.Errorf("%d values at first", n)
	}
	if data := decode[server.FacetValuesJSON](t, get(t, h, first.link("JSON")).Body); len(data.Values) != 100 {
		t.Errorf("%d values as data", len(data.Values))
	}
	second := visit(t, h, first.link("List more"))
	third := visit(t, h, second.link("List more"))
	if n, m := len(second.values()), len(third.values()); n != 200 || m != 250 {
		t.Errorf("then %d and %d values", n, m)
	}
	_, anchor, _ := strings.Cut(third.url, "#")
	if got := text(third.byID(anchor)); !strings.HasPrefix(got, "Écho 0200") {
		t.Errorf("the list goes on at %q", got)
	}
	if strings.Contains(third.raw, "List more") || strings.Contains(third.raw, "more than can be listed") {
		t.Error("there is more than all")
	}
}

func TestValuesByTheirBeginning(t *testing.T) {
	h := manyPublications(t, 30)
	p := visit(t, h, "/facets/publication?q=fire&prefix=echo+002")
	if n := len(p.values()); n != 10 || strings.Contains(p.raw, ">Unknown<") {
		t.Errorf("%d values begin so: %s", n, p.raw)
	}
	contains(t, "prefix", p.raw, `value="echo 002"`)
	if all := visit(t, h, p.link("All of them")); len(all.values()) != 30 {
		t.Errorf("all are %d", len(all.values()))
	}
	none := visit(t, h, "/facets/publication?prefix=zebra")
	contains(t, "none", none.raw, "Nothing that begins with", ">zebra</q>")
	contains(t, "no place", visit(t, h, "/facets/month?not.publication=x&missing=publication").raw, "Back to the search")
	contains(t, "nothing at all", visit(t, serving(t, emptyArchive(t), server.Options{}), "/facets/place").raw, "These articles have none.")
}

// A list that is as long as it can be says so, and how to reach the others.
func TestMoreValuesThanCanBeListed(t *testing.T) {
	h := manyPublications(t, dateline.MaxFacetLimit+1)
	p := visit(t, h, "/facets/publication?facet_limit=1000")
	contains(t, "full", p.raw, "more than can be listed")
	contains(t, "nearly", visit(t, h, "/facets/publication?facet_limit=950").raw, "facet_limit=1000#v950")
	if rest := visit(t, h, "/facets/publication?prefix=Écho+1000"); len(rest.values()) != 1 {
		t.Errorf("%d of the others by their beginning", len(rest.values()))
	}
}

// Each link leads to the search with as many articles as it says, and the search
// has all that it had.
func TestValuesLeadToTheSearch(t *testing.T) {
	h := seedServer(t)
	const asked = "q=drones&sort=oldest&interval=day&limit=2"
	p := visit(t, h, "/facets/publication?"+asked+"&not.publication=Press+TV")
	for _, li := range p.values() {
		to := visit(t, h, attr(descendant(li, "a"), "href"))
		if strings.Contains(text(li), "excluded") {
			if to.url != "/?interval=day&limit=2&q=drones&sort=oldest" {
				t.Errorf("lifted at %s", to.url)
			}
			continue
		}
		if n := count(t, li); number(t, to.total()) != n || !strings.HasPrefix(to.url, "/?interval=day&limit=2&not.publication=Press+TV&publication=") {
			t.Errorf("%d articles behind %s: %s", n, to.url, to.total())
		}
	}
	if back := visit(t, h, p.link("Back to the search")); back.total() != "3 articles" || !strings.HasPrefix(back.url, "/?interval=day&") {
		t.Errorf("back at %s: %s", back.url, back.total())
	}
	if lifted := p.link("lift not publication: Press TV ×"); lifted != "/facets/publication?"+"interval=day&limit=2&q=drones&sort=oldest" {
		t.Errorf("the chip leads to %s", lifted)
	}
	api := get(t, h, p.link("JSON"))
	if got := decode[server.FacetValuesJSON](t, api.Body); len(got.Values) != len(p.values()) {
		t.Errorf("%d values in the API, %d on the page", len(got.Values), len(p.values()))
	}
}

// Chosen values of other facets are called by their names.
func TestChoicesOnTheValuesPage(t *testing.T) {
	p := visit(t, seedServer(t), "/facets/publication?place=nerkin-hand&not.country=RU&missing=dateline&utm_source=x")
	contains(t, "choices", p.raw, "<bdi>Nerkin Hand</bdi>", "<bdi>Russia</bdi>", "Dateline: <bdi>Unknown</bdi>", "“utm_source”")
}

func TestValuesThatAreNotThere(t *testing.T) {
	h := seedServer(t)
	for url, want := range map[string]struct {
		code  int
		parts []string
	}{
		"/facets/plcae":                      {404, []string{"There is no such page", "the nearest is place"}},
		"/facets/publication?from=x":         {400, []string{"<code>from</code>"}},
		"/facets/publication?facet_limit=0":  {400, []string{"<code>facet_limit</code>", "from 1 to 1000"}},
		"/facets/publication?missing=zebra":  {400, []string{"<code>missing</code>"}},
		"/facets/publication?prefix=a&prefx": {200, []string{"Was “prefix” meant?"}},
	} {
		p := visit(t, h, url)
		if p.code != want.code {
			t.Errorf("%s: %d", url, p.code)
		}
		contains(t, url, p.raw, want.parts...)
	}
}
