package server_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dateline"
	"dateline/server"

	"golang.org/x/net/html"
)

// Whatever stands in an article or a place is text on every page.
func TestAttacksInArticlesAreInertOnPages(t *testing.T) {
	h := serving(t, attacked(t), server.Options{})
	addresses := []string{"/", "/facets/place", "/facets/publication?q=fire", "/facets/dateline?publication=x", "/facets/language", "/?q=fire&limit=100", "/?q=Xanadu&limit=100", "/?match=any&q=fire+zebra&interval=day", "/?q=zebra+fire"}
	for i, s := range attacks {
		id := string(rune('a' + i))
		addresses = append(addresses, "/articles/x"+id+"?q=fire+Xanadu", "/places/p"+id, "/entities/p"+id+"/correct", "/?publication="+url.QueryEscape(s), "/?not.language="+url.QueryEscape(s),
			"/facets/place?place=p"+id+"&not.dateline="+url.QueryEscape(s), "/facets/publication?prefix="+url.QueryEscape(s))
	}
	for _, address := range addresses {
		p := visit(t, h, address)
		if p.code != 200 {
			t.Errorf("%s: %d", address, p.code)
		}
		p.holdInert()
	}
}

// The same on the pages of publications, and their places on the map.
func TestAttacksInNamesOfPublications(t *testing.T) {
	h := serving(t, attacked(t), server.Options{})
	there := 0
	for _, s := range attacks {
		p := visit(t, h, "/publications/"+url.PathEscape(s))
		p.holdInert()
		if p.code == 200 && len(p.all("a", "spot")) > 0 {
			there++
		}
	}
	if there < len(attacks)-2 {
		t.Errorf("%d publications of %d have a page with a map", there, len(attacks))
	}
}

func TestAttacksInAddressesAreInertOnPages(t *testing.T) {
	h := seedServer(t)
	params := []string{"q", "from", "to", "match", "verbatim", "sort", "limit", "cursor", "interval", "facet", "missing", "revision", "prefix", "facet_limit", "utm"}
	for _, facet := range dateline.FacetNames() {
		params = append(params, facet, "not."+facet)
	}
	for _, s := range append(attacks, "\xff", "\x00", "\u202e") {
		for _, param := range params {
			visit(t, h, "/?"+url.Values{param: {s}}.Encode()).holdInert()
			visit(t, h, "/facets/publication?"+url.Values{param: {s}}.Encode()).holdInert()
		}
		visit(t, h, "/?"+url.QueryEscape(s)+"=1").holdInert()
		visit(t, h, "/articles/003_16b8efd0417209ef?q="+url.QueryEscape(s)).holdInert()
		visit(t, h, "/places/sotk?"+url.QueryEscape(s)+"=1").holdInert()
		for _, path := range []string{"/", "/articles/", "/places/", "/publications/", "/facets/", "/assets/", "/docs/"} {
			visit(t, h, path+url.PathEscape(s)).holdInert()
		}
	}
}

// knownElements are all that pages are made of.
var knownElements = strings.Fields(`html head meta title link body a header form label input button nav main h1 h2 h3 div section aside p q u ul ol li
	span strong s b bdi article time mark code details summary table thead tbody tr th td svg rect dl dt dd del ins footer script
	dialog kbd caption g path line text circle fieldset legend select option textarea`)

// holdInert says what could act on its reader.
func (p page) holdInert() {
	p.Helper()
	if p.code >= 500 || p.header.Get("Set-Cookie") != "" {
		p.Errorf("%s: %d %v", p.url, p.code, p.header)
	}
	for n := range p.root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			p.holdElement(n)
		case html.TextNode:
			if strings.ContainsFunc(n.Data, turns) && !isolated(n) {
				p.Errorf("%s: %q can turn what is around it", p.url, n.Data)
			}
		}
	}
}

func (p page) holdElement(n *html.Node) {
	p.Helper()
	if !slices.Contains(knownElements, n.Data) || n.Data == "script" && (attr(n, "src") == "" || n.FirstChild != nil) {
		p.Errorf("%s: an element <%s>", p.url, n.Data)
	}
	for _, a := range n.Attr {
		switch {
		case n.Data == "script" && a.Key == "src" && strings.HasPrefix(a.Val, "/assets/"): // a module of ours
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Key == "src", a.Key == "target":
			p.Errorf("%s: %s=%q", p.url, a.Key, a.Val)
		case a.Key == "title" && strings.ContainsFunc(a.Val, turns):
			p.Errorf("%s: %s=%q can turn what is around it", p.url, a.Key, a.Val)
		case a.Key == "href" && n.Data == "a" && attr(n, "rel") == "noreferrer nofollow":
			if !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "https://") {
				p.Errorf("%s: a link to %q", p.url, a.Val)
			}
		case a.Key == "href" || a.Key == "action":
			if !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "//") {
				p.Errorf("%s: %s=%q leads away", p.url, a.Key, a.Val)
			}
		}
	}
}

func turns(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) }

// isolated reports whether an element keeps the direction of writing inside.
func isolated(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.Data == "bdi" || attr(a, "dir") == "auto" {
			return true
		}
	}
	return false
}

// Only what a reader can be sent to safely becomes a link.
func TestAddressesOfArticles(t *testing.T) {
	for address, linked := range map[string]bool{
		"https://example.org/a?b=c": true, "http://example.org": true, "HTTPS://example.org/": true, "javascript:alert(1)": false,
		"//example.org/a": false, "data:text/html,x": false, "https://user:pw@example.org/": false, "https://example.org/\u202egpj.exe": false,
		"https:///a": false, " https://example.org": false, "mailto:a@example.org": false,
	} {
		a := emptyArchive(t)
		_, _, err := a.Put(t.Context(), []dateline.Article{{ID: "a", Keys: own("a"), Body: "Text.", Known: dateline.Known{
			URL: dateline.Sourced[string]{Value: address, From: dateline.FromAddress},
		}}})
		if err != nil {
			t.Fatal(err)
		}
		p := visit(t, serving(t, a, server.Options{}), "/articles/a")
		if got := strings.Contains(p.raw, "noreferrer nofollow"); got != linked {
			t.Errorf("%q: a link: %v", address, got)
		}
	}
}
