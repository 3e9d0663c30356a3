package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// linkLines are the elements that lead to other articles if all their text is a
// link.
var linkLines = setOf("p h2 h3 h4 h5 h6 li div")

// minTeaser is how many letters links have at least to be the title of another
// article; shorter ones are names.
const minTeaser = 20

// maxBeside is how much text beside the links a teaser has, as a part of theirs:
// "Read more: Two killed in clashes [VIDEO]".
const maxBeside = .25

// teaser reports whether an element is a line that leads to another article: a
// link, with little beside it and no end of a sentence behind it.
func teaser(n *html.Node) bool {
	if !linkLines[n.Data] || !oneLine(n) {
		return false
	}
	within, beside := linkLetters(n, false)
	return within >= minTeaser && float64(beside) <= maxBeside*float64(within) && (beside == 0 || !endsSentence(lastText(n)))
}

// linkLetters counts the letters of n within links and beside them.
func linkLetters(n *html.Node, linked bool) (within, beside int) {
	switch {
	case n.Type == html.TextNode && linked:
		return lettersIn(n), 0
	case n.Type == html.TextNode:
		return 0, lettersIn(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w, b := linkLetters(c, linked || n.Data == "a")
		within, beside = within+w, beside+b
	}
	return within, beside
}

// lettersIn counts the letters and digits in a tree.
func lettersIn(n *html.Node) (count int) {
	if n.Type == html.TextNode {
		count = letters(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		count += lettersIn(c)
	}
	return count
}

func letters(s string) (count int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			count++
		}
	}
	return count
}

// lastText returns the last text of a tree that is not white space.
func lastText(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	for c := n.LastChild; c != nil; c = c.PrevSibling {
		if s := lastText(c); s != "" {
			return s
		}
	}
	return ""
}

// endsSentence reports whether s ends as sentences do, quotes and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] \u00a0")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？։।؟", last)
}
