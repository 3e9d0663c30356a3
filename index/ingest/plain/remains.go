package plain

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Split parts what a page leaves around an article from the article itself:
//
//   - above it, up to its first paragraph: the way through the site ("News / More"),
//     lines that are nothing but a day, and three or more labels of one or two words;
//   - anywhere: captions, which begin with "File photo" or "Photo:" or end with a
//     credit ("(Photo by …)", "[…/Agency]"), lines to share, to subscribe and to read on,
//     copyright lines;
//   - below its last paragraph: addresses of sites with the line that introduces
//     them, and all that follows a line to share, a copyright or the like.
//
// article is s without these lines, otherwise byte for byte; remains is the pieces
// taken out, an empty line between them. A text of which more than half would go, or of
// more than 100,000 lines or paragraphs, is no article with remains, and is left whole. article and remains are s together:
// no line is lost.
func Split(s string) (article, remains string) {
	all := firstBlocks(s, mostBlocks+1)
	if len(all) > mostBlocks {
		return s, ""
	}
	taken := make([]bool, len(all))
	first, last := proseBounds(all)
	for i, b := range all {
		taken[i] = b.caption() || b.label()
	}
	takeHead(all[:first], taken)
	takeTail(all, taken, last+1)
	if tooMuch(s, all, taken) {
		return s, ""
	}
	return cut(s, all, taken)
}

// mostBlocks is more than any article has. A text of very short lines takes many times its own
// memory as blocks.
const mostBlocks = 100_000

// proseBounds returns the first and the last paragraph of the article; all of
// the blocks are above it if there is none.
func proseBounds(all []block) (first, last int) {
	article := func(b block) bool { return b.prose() && !b.caption() && !b.label() }
	first, last = slices.IndexFunc(all, article), len(all)-1
	if first < 0 {
		return 0, len(all) - 1 // nothing tells a head or a tail
	}
	for !article(all[last]) {
		last--
	}
	return first, last
}

// takeHead takes what leads to the article.
func takeHead(head []block, taken []bool) {
	run := 0
	for i, b := range head {
		switch {
		case b.breadcrumb() || b.day():
			taken[i] = true
		case b.menuItem():
			run++
			continue
		}
		takeMenu(taken, i, run)
		run = 0
	}
	takeMenu(taken, len(head), run)
}

// menuFrom is how many labels in a row are a menu; two may be a title and a
// dateline.
const menuFrom = 3

func takeMenu(taken []bool, end, run int) {
	for i := end - run; run >= menuFrom && i < end; i++ {
		taken[i] = true
	}
}

// takeTail takes what follows the article.
func takeTail(all []block, taken []bool, from int) {
	over := false
	for i := from; i < len(all); i++ {
		if all[i].addresses() {
			taken[i], over = true, true
			if i > from && strings.HasSuffix(all[i-1].text, ":") {
				taken[i-1] = true
			}
		}
		over = over || all[i].begins(labels)
		taken[i] = taken[i] || over
	}
}

func tooMuch(s string, all []block, taken []bool) bool {
	bytes, left := 0, 0
	for i, b := range all {
		if taken[i] {
			bytes += len(b.text)
		} else {
			left++
		}
	}
	return left == 0 || bytes > len(strings.TrimSpace(s))/2
}

func cut(s string, all []block, taken []bool) (article, remains string) {
	var keep, rest strings.Builder
	at := 0
	for i, b := range all {
		if !taken[i] {
			continue
		}
		keep.WriteString(s[at:b.start])
		if rest.Len() > 0 {
			rest.WriteString("\n\n")
		}
		rest.WriteString(b.text)
		at = b.end
	}
	keep.WriteString(s[at:])
	return keep.String(), rest.String()
}

// breadcrumb is the way through a site: labels between / > » › or |.
func (b block) breadcrumb() bool {
	if utf8.RuneCountInString(b.text) > 100 || strings.ContainsAny(b.text, "\n\r") || endsSentence(b.text) {
		return false
	}
	parts := breadcrumbSign.Split(b.text, -1)
	for _, p := range parts {
		if n := words(p); n < 1 || n > 4 {
			return false
		}
	}
	return len(parts) > 1
}

var breadcrumbSign = regexp.MustCompile(`\s+[/>»›|→•·]\s+|\s*[»›→]\s*`)

// menuItem is one or two words, not all in capitals as a dateline is.
func (b block) menuItem() bool {
	n := words(b.text)
	return n >= 1 && n <= 2 && !endsSentence(b.text) && b.text != strings.ToUpper(b.text) && !strings.ContainsFunc(b.text, unicode.IsDigit)
}

// longestCaption bounds a caption, in characters.
const longestCaption = 500

// caption is what stands below a picture.
func (b block) caption() bool {
	if utf8.RuneCountInString(b.text) > longestCaption {
		return false
	}
	if captionStart.MatchString(b.text) {
		return true
	}
	closed := strings.TrimRight(b.text, " .") // looked at first: the expression is slow
	return (strings.HasSuffix(closed, ")") || strings.HasSuffix(closed, "]")) && captionEnd.MatchString(b.text)
}

var (
	captionStart = regexp.MustCompile(`^(?i:file (photo|picture|image)\b|(photo|image|picture|photograph|foto|фото|şəkil)( credit| courtesy)?s?\s*:|\((photo|file)\b)`)
	captionEnd   = regexp.MustCompile(`(?i:[(\[]\s*(file )?(photo|photograph|picture|image|foto|фото)s?\s*(by|courtesy|credit|:|/|via)[^()\[\]]*[)\]]|` +
		`[(\[][^()\[\]]*(\bphoto|/\s*(ap|afp|reuters|getty images|epa|anadolu|tass|file|handout)|\bgetty images|\bvia (ap|afp|reuters|getty images))\s*[)\]])\s*\.?$`)
)

// longestLabel bounds a label of a page, in characters.
const longestLabel = 90

// label is a block whose every line is a label of the page.
func (b block) label() bool {
	for _, line := range b.lines() {
		if !isLabel(line) {
			return false
		}
	}
	return true
}

func (b block) begins(forms *regexp.Regexp) bool {
	lines := b.lines()
	return utf8.RuneCountInString(lines[0]) <= longestLabel && forms.MatchString(lines[0])
}

func isLabel(line string) bool {
	return utf8.RuneCountInString(line) <= longestLabel && labels.MatchString(line)
}

// addresses is a block of addresses of sites only.
func (b block) addresses() bool {
	for _, line := range b.lines() {
		if !address.MatchString(line) {
			return false
		}
	}
	return true
}

var address = regexp.MustCompile(`^(https?://\S+|www\.\S+\.\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|net|org|co\.uk|ir|am|az|tr|ru|info|news|tv)(/\S*)?)$`)
