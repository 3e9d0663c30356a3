package server_test

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/server"

	"golang.org/x/net/html"
)

func TestSearchPage(t *testing.T) {
	h := seedServer(t)
	for _, tc := range []struct {
		name, url string
		code      int
		total     string // "" where there is no answer
		parts     []string
		not       []string
	}{
		{"all, the newest first", "/", 200, "5 articles", []string{`aria-current="true">newest<`, ">February 2024<", ">1 September 2023<", ">September 2023<"}, []string{">Person<", ">relevance<"}},
		{"the query is kept, and marked", "/?q=Tagiyev", 200, "1 article", []string{`value="Tagiyev"`, "<mark>Tağıyev</mark>"}, nil},
		{"other names", "/?q=Kelbecer", 200, "4 articles", []string{"is a name of the place", "<b><bdi>Kalbajar</bdi></b>", `href="/?q=Kelbecer&amp;verbatim=1"`}, nil},
		{"only the words typed", "/?q=Kelbecer&verbatim=1", 200, "1 article", []string{"only the words typed"}, []string{"is a name of the place"}},
		{"a warning and its part", "/?q=%22unclosed+(AND+Sotk", 200, "No articles", []string{"<u>", "Read with care"}, nil},
		{"no warning", "/?q=Sotk", 200, "4 articles", nil, []string{"Read with care"}},
		{"what is unknown", "/?missing=publication", 200, "1 article", []string{">Untitled<", ">Unknown</a> publication", "Unknown</bdi></strong> <span class=\"state\">chosen<"}, nil},
		{"state in words", "/?q=Sotk&publication=Daily+Sabah&not.place=nerkin-hand", 200, "1 article", []string{`<span class="state">chosen<`, `<span class="state">excluded<`}, nil},
		{"dates are chips", "/?from=2023-09&to=2023-09", 200, "3 articles", []string{"from <bdi>September 2023", "to <bdi>September 2023", `value="2023-09"`}, nil},
		{"nothing, and what could help", "/?q=Nerkin+Hand&publication=Press+TV", 200, "No articles", []string{"What could help", `href="/?q=Nerkin&#43;Hand"`}, nil},
		{"some of it, apart", "/?q=Brussels+zebra", 200, "No articles", []string{"1 article with at least one of the words", "<mark>Brussels</mark>", `href="/?match=any&amp;q=Brussels&#43;zebra"`}, nil},
		{"a bad date keeps the form", "/?q=Sotk&from=2023-13-45&place=sotk", 400, "", []string{`value="Sotk"`, `value="2023-13-45"`, `aria-invalid="true"`, "is not a day, month or year", `<input type="hidden" name="place" value="sotk">`, `href="/?place=sotk&amp;q=Sotk"`}, nil},
		{"a bad choice", "/?sort=best", 400, "", []string{"<code>sort</code>", "relevance"}, nil},
		{"a bad cursor", "/?q=Sotk&cursor=x", 400, "", []string{"<code>cursor</code>", `href="/?q=Sotk"`}, nil},
		{"an unknown parameter is a notice", "/?q=Sotk&utm_source=x&form=2023", 200, "4 articles", []string{"“utm_source”", "“form”", "“from”"}, []string{"utm_source=x"}},
		{"a query that is too long", "/?q=" + strings.Repeat("x", 5000), 400, "", []string{"This cannot be searched for"}, nil},
		{"by day", "/?interval=day", 200, "5 articles", []string{"Published by day", "/?from=2023-09-01&amp;interval=day&amp;to=2023-09-01", "3 articles with a date less exact than the day"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := visit(t, h, tc.url)
			if p.code != tc.code {
				t.Fatalf("status %d", p.code)
			}
			if tc.total != "" && p.total() != tc.total {
				t.Errorf("total %q, want %q", p.total(), tc.total)
			}
			contains(t, tc.url, p.raw, tc.parts...)
			for _, part := range tc.not {
				if strings.Contains(p.raw, part) {
					t.Errorf("there is %q", part)
				}
			}
		})
	}
}

// Every link of a facet leads to as many articles as it says, by the page and by
// the API; lifting leads back.
func TestFacetLinksKeepTheirWord(t *testing.T) {
	h := seedServer(t)
	start := visit(t, h, "/?q=drones")
	followed := 0
	for _, li := range start.all("li", "") {
		if !inFacet(li) {
			continue
		}
		n, a := count(t, li), li.FirstChild
		page := visit(t, h, attr(a, "href"))
		if got := number(t, page.total()); got != n {
			t.Errorf("%s: %d articles, the link said %d", page.url, got, n)
		}
		query := strings.TrimPrefix(attr(a, "href"), "/?")
		if got := search(t, h, query).Total.Value; got != n {
			t.Errorf("%s: %d in the API, %d on the page", query, got, n)
		}
		if back := page.all("ul", "chips"); len(back) != 1 || attr(descendant(back[0], "a"), "href") != "/?q=drones" {
			t.Errorf("%s: no link lifts the choice", page.url)
		}
		followed++
	}
	if followed < 20 {
		t.Errorf("%d links of facets", followed)
	}
	without := visit(t, h, start.link("not Press TV"))
	if without.total() != "3 articles" || !slices.Contains(without.titles(), "Untitled") {
		t.Errorf("without Press TV: %s %q", without.total(), without.titles())
	}
}

func inFacet(n *html.Node) bool {
	for a := range n.Ancestors() {
		if attr(a, "class") == "facet" {
			return true
		}
	}
	return false
}

func descendant(n *html.Node, name string) *html.Node {
	for d := range n.Descendants() {
		if d.Data == name {
			return d
		}
	}
	return nil
}

func count(t *testing.T, li *html.Node) int {
	t.Helper()
	for d := range li.Descendants() {
		if attr(d, "class") == "count" {
			return number(t, text(d))
		}
	}
	t.Fatalf("no count in %q", text(li))
	return 0
}

func number(t *testing.T, s string) int {
	t.Helper()
	s, _, _ = strings.Cut(s, " ")
	if s == "No" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNextPage(t *testing.T) {
	h := seedServer(t)
	var seen []string
	for url := "/?limit=2"; url != ""; {
		p := visit(t, h, url)
		seen = append(seen, p.titles()...)
		url = ""
		if next := p.all("p", "next"); len(next) > 0 {
			url = p.link("Next page")
		}
	}
	slices.Sort(seen)
	if len(slices.Compact(seen)) != 5 {
		t.Errorf("the pages show %q", seen)
	}
}

func TestEmptyArchivePage(t *testing.T) {
	h := serving(t, emptyArchive(t), server.Options{})
	contains(t, "/", visit(t, h, "/").raw, "no article in the archive yet", "dateline index FOLDER")
}

func TestFailureIsAPage(t *testing.T) {
	h := serving(t, failing{overSeeds, errors.New("/var/lib: disk gone")}, server.Options{})
	p := visit(t, h, "/")
	if p.code != http.StatusInternalServerError || !strings.Contains(p.raw, "Something went wrong here") || strings.Contains(p.raw, "disk gone") {
		t.Errorf("%d %s", p.code, p.raw)
	}
}

func TestBasePathOfPages(t *testing.T) {
	h := serving(t, overSeeds, server.Options{BasePath: "/archive"})
	for _, path := range []string{"/?q=Sotk+Kelbecer&place=sotk&limit=1", "/articles/004_d838aad2fa070f7b?q=Sotk", "/places/sotk", "/docs", "/nowhere"} {
		p := visit(t, h, "/archive"+path)
		for _, name := range []string{"href", "action"} {
			for n := range p.root.Descendants() {
				if v := attr(n, name); strings.HasPrefix(v, "/") && !strings.HasPrefix(v, "/archive/") {
					t.Errorf("%s: %s=%q", path, name, v)
				}
			}
		}
	}
}
