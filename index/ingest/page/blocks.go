package page

import (
	"strings"

	"golang.org/x/net/html"
)

// blocks returns the texts of the paragraphs in a tree, with single blanks for
// white space; none is empty.
func blocks(n *html.Node) []string {
	w := &blockWriter{}
	w.walk(n)
	w.end()
	return w.blocks
}

type blockWriter struct {
	blocks []string
	line   strings.Builder
}

func (w *blockWriter) walk(n *html.Node) {
	if n.Type == html.TextNode {
		w.line.WriteString(n.Data)
		return
	}
	apart := !inline[n.Data]
	if apart {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if apart {
		w.end()
	}
}

// end ends a paragraph.
func (w *blockWriter) end() {
	if s := squeeze(w.line.String()); s != "" {
		w.blocks = append(w.blocks, s)
	}
	w.line.Reset()
}
