package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// kind says how the builder reads a start tag.
type kind uint8

const (
	kindElement kind = iota // becomes a node of the tree
	kindHead                // says something about the page
	kindRaw                 // holds text that is no HTML
	kindInline              // its text belongs to the element around it
	kindVoid                // has no text
	kindBreak               // an end of line
)

var kinds = kindsOf(map[kind]string{
	kindHead:   "html head body meta link base",
	kindRaw:    "script style noscript iframe noembed noframes xmp textarea title plaintext",
	kindInline: "abbr acronym b bdi bdo big cite data dfn em font i ins kbd mark nobr picture q rb ruby s samp small strike strong sub sup tt u var wbr",
	kindVoid:   "area col embed frame img input param source track",
	kindBreak:  "br hr",
})

func kindsOf(lists map[kind]string) map[string]kind {
	m := map[string]kind{}
	for k, names := range lists {
		for name := range strings.FieldsSeq(names) {
			m[name] = k
		}
	}
	return m
}

func setOf(names string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		m[name] = true
	}
	return m
}

// junk holds the elements that no reader of the page sees as text.
var junk = setOf("applet audio button canvas colgroup datalist dialog fieldset frameset label map math meter object optgroup option output progress rp rt rtc select svg template video")

// textElements are those that hold texts rather than other elements.
var textElements = setOf("p h1 h2 h3 h4 h5 h6 li dt dd td th pre a time figcaption")

// renamed are elements that are read as others: what pages use them for is the same.
var renamed = map[string]string{"form": "div", "center": "div", "address": "div", "menu": "ul", "dir": "ul", "listing": "pre", "hgroup": "div"}

func nameOf(name string) string {
	if as, ok := renamed[name]; ok {
		return as
	}
	return name
}

// keptAttributes are those that something is read from.
var keptAttributes = setOf("id class style role aria-hidden hidden itemprop data-component href datetime pubdate")

// maxAttribute bounds the value of an attribute that is looked at.
const maxAttribute = 4096

func kept(attrs []html.Attribute) []html.Attribute {
	return slices.DeleteFunc(attrs, func(a html.Attribute) bool {
		return !keptAttributes[a.Key] || len(a.Val) > maxAttribute
	})
}

func attribute(attrs []html.Attribute, key string) (value string, ok bool) {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// endsParagraph holds the elements that a paragraph cannot hold, by the HTML
// standard, section 13.2.6.4.7.
var endsParagraph = setOf("address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary table ul")

// implied lists for a start tag which open elements it ends, and which elements
// stand in between the two.
var implied = map[string]struct{ ends, barrier map[string]bool }{
	"li":    {setOf("li"), setOf("ul ol menu dir table")},
	"dt":    {setOf("dt dd"), setOf("dl table")},
	"dd":    {setOf("dt dd"), setOf("dl table")},
	"tr":    {setOf("tr caption"), setOf("table")},
	"td":    {setOf("td th caption"), setOf("tr table")},
	"th":    {setOf("td th caption"), setOf("tr table")},
	"tbody": {setOf("tbody thead tfoot caption"), setOf("table")},
	"thead": {setOf("tbody thead tfoot caption"), setOf("table")},
	"tfoot": {setOf("tbody thead tfoot caption"), setOf("table")},
	"a":     {setOf("a"), setOf("td th table button")},
}

var (
	paragraph = setOf("p")
	cells     = setOf("td th table caption button object applet")
	tableOnly = setOf("table")
	inTables  = setOf("table tbody thead tfoot tr td th caption")
)

// closeImplied closes what a start tag ends without an end tag.
func (b *builder) closeImplied(name string) {
	if rule, ok := implied[name]; ok {
		b.closeFirst(rule.ends, rule.barrier)
	}
	if endsParagraph[name] {
		b.closeFirst(paragraph, cells)
	}
}

// end closes the innermost open element of a name, unless there is none within
// the same cell of a table.
func (b *builder) end(name string) {
	barrier := cells
	switch {
	case name == "br":
		b.add(element("br"))
		return
	case inTables[name]:
		barrier = tableOnly
	}
	b.closeFirst(map[string]bool{name: true}, barrier)
}

// closeFirst closes the innermost open element of the names, and all within it,
// unless a barrier lies within.
func (b *builder) closeFirst(names, barrier map[string]bool) {
	opened := 0
	for name := range names {
		opened += b.count[name]
	}
	if opened == 0 {
		return
	}
	for i := len(b.open) - 1; i > max(0, len(b.open)-maxScan); i-- {
		if names[b.open[i].name] {
			b.closeTo(i)
			return
		}
		if barrier[b.open[i].name] {
			return
		}
	}
}
