package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// page is a page as a browser reads it.
type page struct {
	*testing.T
	url    string
	code   int
	header http.Header
	raw    string
	root   *html.Node
}

func visit(t *testing.T, h http.Handler, url string) page {
	t.Helper()
	asked, _, _ := strings.Cut(url, "#") // a browser keeps that to itself
	w := get(t, h, asked, "Accept", "text/html,*/*;q=0.8")
	raw := w.Body.String()
	root, err := html.Parse(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return page{t, url, w.Code, w.Header(), raw, root}
}

// all are the elements with a name, and a class unless that is "".
func (p page) all(name, class string) (out []*html.Node) {
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name && (class == "" || slices.Contains(strings.Fields(attr(n, "class")), class)) {
			out = append(out, n)
		}
	}
	return out
}

// byID is the element with an id, which has to be there.
func (p page) byID(id string) *html.Node {
	p.Helper()
	for n := range p.root.Descendants() {
		if attr(n, "id") == id {
			return n
		}
	}
	p.Fatalf("%s: nothing has the id %q: %s", p.url, id, p.raw)
	return nil
}

func (p page) total() string { p.Helper(); return text(p.byID("total")) }

// link is the address of the first link with this text, which has to be there.
func (p page) link(label string) string {
	p.Helper()
	for _, a := range p.all("a", "") {
		if text(a) == label {
			return attr(a, "href")
		}
	}
	p.Fatalf("%s: no link %q", p.url, label)
	return ""
}

// titles are those of the hits.
func (p page) titles() (out []string) {
	for _, n := range p.all("h3", "") {
		out = append(out, text(n))
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text is what stands in an element, its white space folded.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
