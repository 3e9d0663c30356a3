package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fragmentText makes plain text of a piece of HTML: paragraphs with an empty line
// between them, and no more markup. What holds none stays as it is, and so does a
// tag that HTML does not have, as in "AT&T <T>". It reads token by token, so that
// no nesting is too deep for it.
func fragmentText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	if !strings.Contains(s, "<") {
		return strings.TrimSpace(html.UnescapeString(s))
	}
	f := fragment{tokens: html.NewTokenizer(strings.NewReader(s)), lines: !hasTag(s)}
	for f.next() {
	}
	return strings.TrimSpace(f.text.String())
}

// hasTag reports whether there is a tag that HTML has.
func hasTag(s string) bool {
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); atom.Lookup(name) != 0 {
				return true
			}
		}
	}
}

// fragment is a text in the making.
type fragment struct {
	tokens *html.Tokenizer
	text   strings.Builder
	lines  bool // keep white space: there is no markup
	gap    int  // line ends that are due before more text; one blank is -1
	pre    int  // depth of elements whose line breaks count
	skip   atom.Atom
}

// silent are the elements whose text is not read.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true, atom.Object: true,
	atom.Svg: true, atom.Math: true, atom.Select: true, atom.Textarea: true, atom.Title: true, atom.Head: true,
}

// blocks are the elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Blockquote: true, atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Pre: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Table: true,
	atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Nav: true,
	atom.Figure: true, atom.Figcaption: true, atom.Hr: true, atom.Address: true, atom.Body: true, atom.Main: true, atom.Form: true,
}

// rows are the elements that begin and end a line.
var rows = map[atom.Atom]bool{atom.Li: true, atom.Dt: true, atom.Dd: true, atom.Tr: true, atom.Br: true, atom.Caption: true}

func (f *fragment) next() bool {
	switch f.tokens.Next() {
	case html.ErrorToken:
		return false
	case html.TextToken:
		if f.skip == 0 {
			f.add(html.UnescapeString(string(f.tokens.Raw())))
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		f.tag(true)
	case html.EndTagToken:
		f.tag(false)
	}
	return true
}

func (f *fragment) tag(opens bool) {
	raw := string(f.tokens.Raw())
	name, _ := f.tokens.TagName()
	switch a := atom.Lookup(name); {
	case f.skip != 0:
		if a == f.skip && !opens {
			f.skip = 0
		}
	case a == 0 && !strings.ContainsAny(string(name), ":-"):
		f.add(raw)
	case silent[a] && opens && !strings.HasSuffix(raw, "/>"):
		f.skip = a
	case blocks[a]:
		f.gap = max(f.gap, 2)
		f.count(a, opens)
	case rows[a]:
		f.gap = max(f.gap, 1)
	case a == atom.Td || a == atom.Th || a == atom.Img:
		f.due()
	}
}

func (f *fragment) count(a atom.Atom, opens bool) {
	switch {
	case a == atom.Pre && opens:
		f.pre++
	case a == atom.Pre && f.pre > 0:
		f.pre--
	}
}

// due asks for white space before more text.
func (f *fragment) due() {
	if f.gap == 0 {
		f.gap = -1
	}
}

// add writes words with single blanks, or all as it is.
func (f *fragment) add(s string) {
	if f.lines || f.pre > 0 {
		f.write(s)
		return
	}
	if s != "" && strings.TrimLeft(s, " \t\r\n\f") != s {
		f.due()
	}
	for i, word := range strings.Fields(s) {
		if i > 0 {
			f.due()
		}
		f.write(word)
	}
	if s != "" && strings.TrimRight(s, " \t\r\n\f") != s {
		f.due()
	}
}

func (f *fragment) write(s string) {
	if f.text.Len() > 0 {
		switch f.gap {
		case -1:
			f.text.WriteByte(' ')
		case 1, 2:
			f.text.WriteString(strings.Repeat("\n", f.gap))
		}
	}
	f.gap = 0
	f.text.WriteString(s)
}
