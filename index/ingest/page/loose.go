package page

import "golang.org/x/net/html"

// inline holds the elements whose text belongs to the line around them. The
// builder leaves most of them out; those with something to read from stay.
var inline = setOf("a code del span time")

// oneLine reports whether all that an element holds is of one line.
func oneLine(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !inLine(c) {
			return false
		}
	}
	return true
}

// inLine reports whether a node is text, an end of line, or an element of a line
// with nothing else in it.
func inLine(n *html.Node) bool {
	return n.Type == html.TextNode || n.Data == "br" || inline[n.Data] && oneLine(n)
}

// holdsLoose are the elements in which text beside elements becomes paragraphs.
var holdsLoose = setOf("body div article main section td blockquote header span")

// minLoose is how many letters loose text has at least to become a paragraph;
// what is shorter labels something.
const minLoose = 40

// wrapLoose puts texts that stand beside elements into elements p.
func wrapLoose(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !inLine(c) {
			wrapLoose(c)
		}
	}
	if !holdsLoose[n.Data] {
		return
	}
	for c := n.FirstChild; c != nil; {
		r := runFrom(c)
		if r.letters >= minLoose {
			r.wrap(n)
		}
		c = r.next
	}
}

// run is the nodes of a line beside each other, from first up to end.
type run struct {
	first, end *html.Node
	next       *html.Node // where to look for the one behind
	letters    int
}

// runFrom returns the run that begins with first: up to the next element that
// is not of a line, or the next empty line.
func runFrom(first *html.Node) run {
	r := run{first: first}
	breaks := 0
	for r.end = first; r.end != nil && inLine(r.end); r.end = r.end.NextSibling {
		n := lettersIn(r.end)
		r.letters += n
		switch {
		case n > 0:
			breaks = 0
		case r.end.Data == "br":
			breaks++
		}
		if breaks == 2 {
			break
		}
	}
	if r.next = r.end; r.end != nil {
		if r.end == first || inLine(r.end) {
			r.next = r.end.NextSibling
		}
	}
	return r
}

// wrap puts the run into a new element p of parent.
func (r run) wrap(parent *html.Node) {
	p := element("p")
	parent.InsertBefore(p, r.first)
	for c := r.first; c != r.end; {
		next := c.NextSibling
		parent.RemoveChild(c)
		p.AppendChild(c)
		c = next
	}
}
