package server_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/server"

	"golang.org/x/net/html"
)

// Every page in every state can be found one's way in without seeing it.
func TestStructureOfPages(t *testing.T) {
	seeds, odd := seedServer(t), serving(t, attacked(t), server.Options{})
	for _, url := range []string{
		"/", "/?q=Kelbecer+%22drones&place=sotk&not.publication=Press+TV&from=2023", "/?q=zebra", "/?q=Brussels+zebra", "/?from=x", "/?q=Sotk&cursor=x&utm=1",
		"/?limit=1&interval=day", "/articles/000_92ccaf013443a6cc?q=Sotk", "/articles/002_19c8dec911eaa44e", "/places/sotk", "/docs", "/zebra", "/places/zebra",
		"/facets/place", "/facets/publication?q=Sotk&prefix=x", "/facets/person?publication=Press+TV", "/facets/zebra",
		"/places/kalbajar", "/places/lachin-corridor", "/publications/Press%20TV", "/publications/zebra", "/entities/sotk/correct", "/entities/zebra/correct",
	} {
		visit(t, seeds, url).holdStructure()
	}
	for i := range attacks {
		id := string(rune('a' + i))
		for _, url := range []string{"/articles/x" + id + "?q=fire", "/places/p" + id} {
			visit(t, odd, url).holdStructure()
		}
	}
	for _, url := range []string{"/?q=fire", "/facets/publication", "/facets/language"} {
		visit(t, odd, url).holdStructure()
	}
	visit(t, serving(t, emptyArchive(t), server.Options{}), "/").holdStructure()
}

// holdStructure says what is missing for who does not see the page.
func (p page) holdStructure() {
	p.Helper()
	for _, hold := range []func(){p.holdFrame, p.holdHeadings, p.holdIDs, p.holdNames, p.holdNesting, p.holdLandmarks} {
		hold()
	}
}

func (p page) holdFrame() {
	p.Helper()
	if !strings.HasPrefix(p.raw, "<!DOCTYPE html>\n") || attr(p.all("html", "")[0], "lang") != "en" {
		p.Errorf("%s: no document type or language", p.url)
	}
	if title := text(p.all("title", "")[0]); len(title) < len(" · dateline")+1 {
		p.Errorf("%s: the title is %q", p.url, title)
	}
	skip := p.all("a", "skip")
	if len(skip) != 1 || attr(skip[0], "href") != "#main" || p.all("a", "")[0] != skip[0] {
		p.Errorf("%s: the first link does not skip to the content", p.url)
	}
}

// holdHeadings wants one first heading, and no level left out on the way down.
func (p page) holdHeadings() {
	p.Helper()
	if n := len(p.all("h1", "")); n != 1 {
		p.Errorf("%s: %d first headings", p.url, n)
	}
	before := 0
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		level := int(n.Data[1] - '0')
		if level > before+1 || text(n) == "" {
			p.Errorf("%s: <%s> %q behind level %d", p.url, n.Data, text(n), before)
		}
		before = level
	}
}

// holdIDs wants every id once, and everything that is pointed to.
func (p page) holdIDs() {
	p.Helper()
	var ids []string
	for n := range p.root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if slices.Contains(ids, id) {
				p.Errorf("%s: the id %q twice", p.url, id)
			}
			ids = append(ids, id)
		}
	}
	for n := range p.root.Descendants() {
		for _, name := range []string{"aria-labelledby", "aria-describedby", "for"} {
			if to := attr(n, name); to != "" && !slices.Contains(ids, to) {
				p.Errorf("%s: %s=%q points nowhere", p.url, name, to)
			}
		}
		if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && !slices.Contains(ids, to) {
			p.Errorf("%s: a link to %q, which is not there", p.url, to)
		}
	}
}

// holdNames wants a name for all that can be pressed, typed into or looked at.
func (p page) holdNames() {
	p.Helper()
	for _, n := range append(p.all("a", ""), p.all("button", "")...) {
		if text(n) == "" {
			p.Errorf("%s: a <%s> without a text, to %q", p.url, n.Data, attr(n, "href"))
		}
	}
	labelled := map[string]bool{}
	for _, n := range p.all("label", "") {
		labelled[attr(n, "for")] = text(n) != ""
	}
	for _, n := range p.all("input", "") {
		hidden := attr(n, "type") == "hidden" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
		if !hidden && n.Parent.Data != "label" && !labelled[attr(n, "id")] {
			p.Errorf("%s: the input %q has no label", p.url, attr(n, "name"))
		}
	}
	for _, n := range p.all("svg", "") {
		if attr(n, "aria-hidden") != "true" {
			p.Errorf("%s: a picture without a text", p.url)
		}
	}
	for _, n := range p.all("th", "") {
		if !slices.Contains([]string{"col", "row"}, attr(n, "scope")) && text(n) != "" && !within(n, "help") {
			p.Errorf("%s: the heading %q of a table is of no row or column", p.url, text(n))
		}
	}
}

// holdNesting wants no link or button in another, and only items in lists.
func (p page) holdNesting() {
	p.Helper()
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if parent := n.Parent.Data; (n.Data == "li") != (parent == "ul" || parent == "ol") {
			p.Errorf("%s: <%s> in <%s>", p.url, n.Data, parent)
		}
		if n.Data == "a" || n.Data == "button" || n.Data == "input" {
			for a := range n.Ancestors() {
				if a.Data == "a" || a.Data == "button" {
					p.Errorf("%s: <%s> in <%s>", p.url, n.Data, a.Data)
				}
			}
		}
	}
}

// holdLandmarks wants one main part, and all that can be seen in some part. Of a
// kind that is there more than once, each has a name of its own.
func (p page) holdLandmarks() {
	p.Helper()
	for _, name := range []string{"main", "header", "footer"} {
		if n := len(p.all(name, "")); n != 1 {
			p.Errorf("%s: %d times <%s>", p.url, n, name)
		}
	}
	names := map[string]bool{}
	for _, kind := range []string{"nav", "aside", "section"} {
		for _, n := range p.all(kind, "") {
			name := attr(n, "aria-label")
			if by := attr(n, "aria-labelledby"); by != "" {
				name = text(p.byID(by))
			}
			if name == "" || names[kind+name] {
				p.Errorf("%s: a <%s> is called %q, as none or another", p.url, kind, name)
			}
			names[kind+name] = true
		}
	}
	for _, n := range p.all("form", "") {
		if attr(n, "role") != "search" && attr(n, "aria-label") == "" {
			p.Errorf("%s: a form without a name", p.url)
		}
	}
}

// within reports whether an element stands in one of a class.
func within(n *html.Node, class string) bool {
	for a := range n.Ancestors() {
		if slices.Contains(strings.Fields(attr(a, "class")), class) {
			return true
		}
	}
	return false
}
