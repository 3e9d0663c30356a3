package page

import (
	"fmt"

	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// extract returns the paragraphs of the article. It changes the tree.
func extract(body *html.Node, title string, byName bool) (found []string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("go-trafilatura failed: %v", cause)
		}
	}()
	prepare(body, byName)
	// The fallbacks, readability and domdistiller, are taken where they find twice
	// as much. Dates and comments are none of its business here, and neither is
	// JSON-LD, of which it takes a text in random order.
	r, err := trafilatura.ExtractDocument(asDocument(body, title), trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil {
		return nil, nil // it says so of pages without text only
	}
	return blocks(r.ContentNode), nil
}

func asDocument(body *html.Node, title string) *html.Node {
	doc, root, head, name := &html.Node{Type: html.DocumentNode}, element("html"), element("head"), element("title")
	name.AppendChild(&html.Node{Type: html.TextNode, Data: title})
	head.AppendChild(name)
	root.AppendChild(head)
	root.AppendChild(body)
	doc.AppendChild(root)
	return doc
}
