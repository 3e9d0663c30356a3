package page

import (
	"strings"

	"golang.org/x/net/html"
)

// prepare takes out of a tree what is not the text of an article wherever it
// stands, and puts loose text into paragraphs. go-trafilatura loses text that
// stands beside elements, and the text behind elements that it takes out itself.
// byName says whether elements go for their names too.
func prepare(body *html.Node, byName bool) {
	p := &preparer{size: map[*html.Node]int{}, byName: byName}
	p.measure(body, false)
	p.total = p.size[body]
	if byName {
		p.own = p.ownArticle(body)
	}
	p.prune(body)
	wrapLoose(body)
}

type preparer struct {
	size   map[*html.Node]int // letters of prose: in paragraphs, outside of links
	total  int
	byName bool
	own    *html.Node // the element article that the page is about; nil if not known
}

// ownArticle returns the element article with the only h1 in such elements, if
// it holds a text: others beside it are of other articles.
func (p *preparer) ownArticle(body *html.Node) (own *html.Node) {
	for _, article := range elements(body, "article") {
		if len(elements(article, "h1")) == 0 {
			continue
		}
		if own != nil {
			return nil
		}
		own = article
	}
	if own == nil || p.size[own] < minText {
		return nil
	}
	return own
}

// measure sets the sizes of n and all below.
func (p *preparer) measure(n *html.Node, prose bool) {
	switch {
	case n.Type == html.TextNode && prose:
		p.size[n] = lettersIn(n)
	case n.Data == "p":
		prose = true
	case n.Data == "a":
		prose = false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.measure(c, prose)
		p.size[n] += p.size[c]
	}
}

// prune takes out the elements below n that are apart from the article.
func (p *preparer) prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			switch {
			case p.apart(c, n):
				n.RemoveChild(c)
			case c.Data == "time":
				unwrap(c) // go-trafilatura takes them out with the text behind them
			default:
				p.prune(c)
			}
		}
		c = next
	}
}

// apartElements are those whose text is not the article's.
var apartElements = setOf("nav aside footer figcaption")

// maxApart is the largest part of a page's prose that an element may hold and be
// taken out for its name: some pages mark the whole article so.
const maxApart = .4

// apart reports whether an element in parent is no part of an article.
func (p *preparer) apart(n, parent *html.Node) bool {
	if _, hidden := attribute(n.Attr, "hidden"); hidden || apartElements[n.Data] {
		return true
	}
	switch n.Data {
	case "figure":
		return !has(n, "table")
	case "time":
		return parent.Data != "p"
	case "article":
		return p.own != nil && n != p.own && !within(n, p.own)
	}
	if !p.byName {
		return false
	}
	if isComments(n) {
		return true
	}
	if float64(p.size[n]) > maxApart*float64(p.total) {
		return false
	}
	return namedApart(n) || teaser(n)
}

// unwrap puts what is in an element into its place.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

func within(n, outer *html.Node) bool {
	for ; n != nil && n != outer; n = n.Parent {
	}
	return n != nil
}

func has(n *html.Node, name string) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == name && c.Type == html.ElementNode || has(c, name) {
			return true
		}
	}
	return false
}

// apartNames are words in a class or id that say that an element is no part of
// the article, in no language but that of page makers.
var apartNames = setOf("ad ads advert advertisement advertising breadcrumb breadcrumbs byline caption comments cookie cookies credit credits disqus footer hovercard modal newsletter newsletters outbrain pagination popup print promo promos recirc recommended related respond rollover share sharing sidebar signup social sponsor sponsored subscribe subscription taboola tags toolbar tooltip trending widget")

// isComments reports whether an element holds what readers wrote, which can be
// more than the article. The words are whole: articles have classes such as
// comments-open.
func isComments(n *html.Node) bool {
	if n.Data != "div" && n.Data != "section" && n.Data != "ol" && n.Data != "ul" {
		return false
	}
	for _, key := range []string{"class", "id"} {
		value, _ := attribute(n.Attr, key)
		for word := range strings.FieldsSeq(value) {
			switch word {
			case "comments", "comment-list", "commentlist", "comments-area", "disqus_thread", "respond":
				return true
			}
		}
	}
	return false
}

// namedApart reports whether the class or id of an element says that it is apart.
// Paragraphs and links are too small to go by their names.
func namedApart(n *html.Node) bool {
	if n.Data == "p" || n.Data == "a" {
		return false
	}
	for _, key := range []string{"class", "id"} {
		value, _ := attribute(n.Attr, key)
		for _, word := range nameWords(value) {
			if apartNames[word] {
				return true
			}
		}
	}
	return false
}

// nameWords returns the words of a class or id in lower case: "relatedItems
// ad-slot" has related, items, ad and slot.
func nameWords(s string) []string {
	var b strings.Builder
	wasLower := false
	for _, r := range s {
		upper := 'A' <= r && r <= 'Z'
		if upper && wasLower {
			b.WriteByte(' ')
		}
		wasLower = 'a' <= r && r <= 'z'
		b.WriteRune(r)
	}
	return strings.FieldsFunc(strings.ToLower(b.String()), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}
