package server_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// Whatever narrows a search is shown with a link that lifts that and nothing else.
func TestEveryChoiceCanBeLifted(t *testing.T) {
	chosen := url.Values{
		"q": {"Sotk"}, "place": {"sotk"}, "not.publication": {"Press TV"}, "missing": {"dateline"}, "not.missing": {"language"},
		"from": {"2023"}, "to": {"2024"}, "match": {"any"}, "verbatim": {"1"},
	}
	p := visit(t, seedServer(t), "/?"+chosen.Encode())
	var got, want []string
	for li := range p.all("ul", "chips")[0].ChildNodes() {
		if a := descendant(li, "a"); a != nil {
			got = append(got, attr(a, "href"))
		}
	}
	for lifted := range chosen {
		if lifted == "q" {
			continue
		}
		rest := url.Values{}
		for name, values := range chosen {
			if name != lifted {
				rest[name] = values
			}
		}
		want = append(want, "/?"+rest.Encode())
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links that lift (-want +got):\n%s", diff)
	}
}

// Where several narrow, one link lifts all, and keeps the words and how they are shown.
func TestAllChoicesCanBeLiftedAtOnce(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/?q=Sotk&sort=oldest&place=sotk&not.publication=Press+TV&from=2023&interval=year")
	if to := p.link("Lift all of these"); to != "/?interval=year&q=Sotk&sort=oldest" {
		t.Errorf("lifted at %s", to)
	}
	if one := visit(t, h, "/?place=sotk"); strings.Contains(one.raw, "Lift all of these") {
		t.Error("one choice is lifted twice")
	}
}

// One value of a facet can be kept alone: as many articles as stand beside it.
func TestOnlyOneValue(t *testing.T) {
	h := seedServer(t)
	followed := 0
	for _, url := range []string{"/?publication=Press+TV&publication=Daily+Sabah&q=Sotk", "/?missing=publication", "/?place=sotk&month=2023-09&month=2024-02"} {
		p := visit(t, h, url)
		for _, li := range p.all("li", "") {
			for _, a := range p.all("a", "act") {
				if a.Parent != li || !strings.HasPrefix(text(a), "only ") {
					continue
				}
				followed++
				to := visit(t, h, attr(a, "href"))
				if n := count(t, li); number(t, to.total()) != n || to.chosen(facetOf(li)) != 1 {
					t.Errorf("%s: %s at %s, want %d", text(a), to.total(), to.url, n)
				}
			}
		}
	}
	if followed < 8 {
		t.Errorf("%d links", followed)
	}
	if plain := visit(t, h, "/?q=Sotk&not.publication=Press+TV"); strings.Contains(plain.raw, ">only<") {
		t.Error("only is offered where nothing else is chosen")
	}
}

// chosen counts what is chosen of a facet.
func (p page) chosen(facet string) (n int) {
	for _, li := range p.all("li", "in") {
		if facetOf(li) == facet {
			n++
		}
	}
	return n
}

func facetOf(n *html.Node) string {
	for a := range n.Ancestors() {
		if a.Data == "section" {
			return attr(a, "aria-labelledby")
		}
	}
	return ""
}

// Articles without a value are left out, brought back, and counted meanwhile.
func TestUnknownIsExcluded(t *testing.T) {
	h := seedServer(t)
	out := visit(t, h, visit(t, h, "/?q=Sotk").link("not Unknown"))
	if out.url != "/?not.missing=publication&q=Sotk" || out.total() != "3 articles" {
		t.Fatalf("%s has %s", out.url, out.total())
	}
	contains(t, "chips", text(out.all("ul", "chips")[0]), "lift not publication: Unknown")
	li := out.all("li", "out")
	if len(li) != 1 || text(li[0]) != "Unknown excluded +1 lift Unknown" {
		t.Fatalf("excluded are %d values: %s", len(li), text(li[0]))
	}
	if back := visit(t, h, out.link("lift Unknown")); back.url != "/?q=Sotk" || back.total() != "4 articles" {
		t.Errorf("lifted, %s has %s", back.url, back.total())
	}
	got := decode[server.SearchJSON](t, get(t, h, "/api/v1/search?q=Sotk&not.missing=publication&facet=publication").Body)
	if f := got.Facets[dateline.FacetPublication]; got.Total.Value != 3 || f.Missing != 1 || f.MissingState != "out" || f.MissingURL != "/api/v1/search?facet=publication&q=Sotk" {
		t.Errorf("%d articles, %+v", got.Total.Value, f)
	}
	contains(t, "a fault", get(t, h, "/api/v1/search?not.missing=weather").Body.String(), `"param":"not.missing"`)
}
