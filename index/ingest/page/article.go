package page

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// minText is how many letters a text has that is trusted to be the article's. One
// that has fewer is looked for again, without going by the names of elements.
const minText = 250

// article returns the paragraphs of the article. src is the page in UTF-8.
func (f *facts) article(src []byte) ([]string, error) {
	found, err := extract(f.body, f.source.title, true)
	if err != nil {
		return nil, err
	}
	if size := lettersOf(found); size < minText {
		again, err := parse(src)
		if err != nil {
			return nil, err
		}
		more, err := extract(again.body, f.source.title, false)
		if err != nil {
			return nil, err
		}
		if lettersOf(more) > 2*size {
			found = more
		}
	}
	if own := f.stories(); lettersOf(own) >= minText && lettersOf(own) > 2*lettersOf(found) {
		found = own // the page is put together by a script, or shows a part
	}
	found = withoutNotes(withoutRepeats(withoutTitle(found, f.folded())))
	return found, f.check(found)
}

func lettersOf(blocks []string) (count int) {
	for _, block := range blocks {
		count += letters(block)
	}
	return count
}

var lineEnds = regexp.MustCompile(`\s*[\r\n]+\s*`)

// stories returns the paragraphs of the articleBody in the JSON-LD.
func (f *facts) stories() (out []string) {
	body, _ := f.story["articleBody"].(string)
	body = html.UnescapeString(body)
	if !strings.Contains(body, "</") {
		for _, line := range lineEnds.Split(body, -1) {
			if line = squeeze(line); line != "" {
				out = append(out, line)
			}
		}
		return out
	}
	s, err := parse([]byte(body))
	if err != nil {
		return nil
	}
	return blocks(s.body)
}

// minSentence is how many letters a paragraph has that shows that there is a text.
const minSentence = 40

// refusal finds titles of pages that stand for one that is not there.
var refusal = regexp.MustCompile(`(?i)\b(?:(?:error )?(?:404|403|410|500|502|503)(?:$|[ :,.|-])|page (?:was )?not found|page (?:does not|doesn.t) exist|access denied|forbidden|service unavailable|bad gateway|just a moment|attention required|are you a robot)`)

// check says why paragraphs are no article.
func (f *facts) check(found []string) error {
	longest := 0
	for _, block := range found {
		if n := letters(block); n > longest && (endsSentence(block) || n >= 2*minSentence) {
			longest = n
		}
	}
	size := lettersOf(found)
	switch {
	case longest < minSentence:
		return errors.New("it holds no article text; want a page with at least one paragraph of an article")
	case f.story == nil && size < 2*minText && refusal.MatchString(f.source.title):
		return fmt.Errorf("it is an error page by its title %.80q; want the page of an article", f.source.title)
	case f.story == nil && f.address != "" && isFront(f.address) && !f.saysArticle():
		return errors.New("it is a front page, and holds no article of its own; want the page of an article")
	}
	return nil
}

// saysArticle reports whether a page's metas call it an article.
func (f *facts) saysArticle() bool {
	for _, kind := range f.contents("og:type") {
		if strings.EqualFold(kind, "article") {
			return true
		}
	}
	return false
}
