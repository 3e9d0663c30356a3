package page

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The bounds of one page. Pages of news have some hundred to 20,000 elements,
// nested up to 60 deep.
const (
	maxElements = 40_000  // elements and texts: go-trafilatura takes up to 4 s for as many
	maxDepth    = 64      // what lies deeper is read as if it lay in the element at this depth
	maxToken    = 4 << 20 // bytes of one tag or run of text
	maxWork     = 8 << 30 // paragraphs times bytes of text: go-trafilatura joins the paragraphs one by one
	maxScan     = 64      // how many open elements an end tag looks through
)

// builder builds the tree of a page in time linear in its bytes, as a browser
// does where elements are nested as they ought to be. [html.Parse] repairs more,
// in quadratic time at worst, and refuses pages of more than 512 levels.
// Elements of formatting are left out, and their texts kept.
type builder struct {
	source
	tokens *html.Tokenizer
	open   []level
	count  map[string]int // of the open elements, by name
	made   int            // elements and texts
	lines  int            // paragraphs and ends of lines
	bytes  int            // of the texts
	text   strings.Builder
}

// level is an open element. Below maxDepth several share a node.
type level struct {
	name  string
	node  *html.Node
	depth int // of the node
}

// parse reads the tokens of a page in UTF-8.
func parse(src []byte) (*source, error) {
	b := &builder{tokens: html.NewTokenizer(bytes.NewReader(src)), count: map[string]int{}}
	b.tokens.SetMaxBuf(maxToken)
	b.body = element("body")
	b.open = []level{{name: "body", node: b.body}}
	for b.made <= maxElements && b.lines*b.bytes <= maxWork {
		if b.tokens.Next() == html.ErrorToken {
			b.closeTo(1)
			return &b.source, readFault(b.tokens.Err())
		}
		b.take()
	}
	if b.made <= maxElements {
		return nil, fmt.Errorf("it has too many paragraphs for its length: %d in the first %d bytes of its text; want at most %d divided by the bytes", b.lines, b.bytes, maxWork)
	}
	return nil, fmt.Errorf("it has more than %d elements and texts", maxElements)
}

func readFault(err error) error {
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case errors.Is(err, html.ErrBufferExceeded):
		return fmt.Errorf("one of its tags, scripts or texts is longer than %d bytes", maxToken)
	}
	return err
}

func element(name string, attr ...html.Attribute) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name)), Attr: attr}
}

// take reads the token that the tokenizer is at.
func (b *builder) take() {
	switch t := b.tokens.Token(); t.Type {
	case html.TextToken:
		b.text.WriteString(t.Data)
	case html.StartTagToken, html.SelfClosingTagToken:
		b.start(t)
	case html.EndTagToken:
		b.end(t.Data)
	}
}

// start opens an element, or takes what it says.
func (b *builder) start(t html.Token) {
	switch kinds[t.Data] {
	case kindHead:
		b.head(t)
	case kindRaw:
		b.raw(t)
	case kindInline, kindVoid:
	case kindBreak:
		b.add(element(t.Data))
	default:
		b.closeImplied(t.Data)
		b.push(t)
	}
}

// raw takes the text of an element that holds no other elements.
func (b *builder) raw(t html.Token) {
	if b.tokens.Next() != html.TextToken {
		return
	}
	text := string(b.tokens.Text())
	switch kind, _ := attribute(t.Attr, "type"); {
	case t.Data == "title" && b.title == "" && b.count["svg"] == 0:
		b.title = squeeze(html.UnescapeString(text))
	case t.Data == "script" && strings.EqualFold(strings.TrimSpace(kind), "application/ld+json"):
		b.scripts = append(b.scripts, text)
	}
}

// add puts a node at the end of the open element, behind the text before it.
func (b *builder) add(n *html.Node) {
	b.flush()
	b.made++
	if n.Data == "p" || n.Data == "br" {
		b.lines++
	}
	b.open[len(b.open)-1].node.AppendChild(n)
}

// flush puts the text that was read since the last element into the tree. Texts
// are gathered because one appended to another is copied each time.
func (b *builder) flush() {
	if b.text.Len() == 0 {
		return
	}
	b.made++
	b.bytes += b.text.Len()
	b.open[len(b.open)-1].node.AppendChild(&html.Node{Type: html.TextNode, Data: b.text.String()})
	b.text.Reset()
}

// push opens an element. Elements that hold texts have nodes of their own a
// little deeper than those around them, so that paragraphs stay apart.
func (b *builder) push(t html.Token) {
	top := b.open[len(b.open)-1]
	bound := maxDepth
	if textElements[t.Data] {
		bound += maxDepth / 4
	}
	if top.depth < bound {
		n := element(nameOf(t.Data), kept(t.Attr)...)
		b.add(n)
		top.node, top.depth = n, top.depth+1
	} else {
		b.made++
	}
	top.name = t.Data
	b.open = append(b.open, top)
	b.count[t.Data]++
}

// closeTo closes the open elements but for the first n. Elements that are not
// text are taken out, and those without any.
func (b *builder) closeTo(n int) {
	b.flush()
	for len(b.open) > n {
		last := b.open[len(b.open)-1]
		b.open = b.open[:len(b.open)-1]
		b.count[last.name]--
		shared := b.open[len(b.open)-1].node == last.node
		if !shared && (junk[last.name] || last.node.FirstChild == nil && last.name != "time") {
			last.node.Parent.RemoveChild(last.node)
		}
	}
}
