package page

import (
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// articleTypes are the types of schema.org for one article, and those that pages
// use for it.
var articleTypes = setOf("Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle AskPublicNewsArticle OpinionNewsArticle ReviewNewsArticle AdvertiserContentArticle SatiricalArticle ScholarlyArticle TechArticle Report BlogPosting LiveBlogPosting SocialMediaPosting")

// object is one object of JSON-LD.
type object = map[string]any

// linked is the JSON-LD of a page.
type linked struct {
	articles []object
	byID     map[string]object // for references: {"@id": "#publisher"}
}

// maxLinkedDepth bounds how deep objects are looked through for an article.
const maxLinkedDepth = 6

// readLinked reads the scripts of a page. A fault names the script by its number.
func readLinked(scripts []string) (l linked, faults []string) {
	l.byID = map[string]object{}
	for i, script := range scripts {
		var value any
		if err := json.Unmarshal([]byte(bareJSON(script)), &value); err != nil {
			faults = append(faults, fmt.Sprintf("script %d cannot be read: %v", i+1, err))
			continue
		}
		l.collect(value, 0)
	}
	return l, faults
}

// bareJSON takes off what some pages wrap around JSON, and makes blanks of the
// line breaks and tabs that they leave in its strings.
func bareJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}, {"", ";"}} {
		if strings.HasPrefix(s, wrap[0]) {
			s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, wrap[0]), wrap[1]))
		}
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

func (l *linked) collect(value any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, each := range v {
			l.collect(each, depth+1)
		}
	case object:
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			l.byID[id] = v
		}
		if isArticle(v) {
			l.articles = append(l.articles, v)
		}
		l.collect(v["@graph"], depth+1)
		l.collect(v["mainEntity"], depth+1)
		l.collect(v["publisher"], depth+1)
	}
}

func isArticle(o object) bool {
	for _, name := range texts(o["@type"]) {
		if i := strings.LastIndexAny(name, "/:"); articleTypes[name[i+1:]] {
			return true
		}
	}
	return false
}

// article returns the object of the page's own article: the one that names one of
// its addresses, else the first; nil if there is none.
func (l linked) article(addresses ...string) object {
	for _, o := range l.articles {
		for _, own := range append(l.names(o["url"], "@id"), l.names(o["mainEntityOfPage"], "@id")...) {
			for _, address := range addresses {
				if address != "" && own == address {
					return o
				}
			}
		}
	}
	if len(l.articles) == 0 {
		return nil
	}
	return l.articles[0]
}

// texts returns a string, or the strings of an array.
func texts(value any) (out []string) {
	switch v := value.(type) {
	case string:
		if s := squeeze(html.UnescapeString(v)); s != "" {
			out = append(out, s)
		}
	case []any:
		for _, each := range v {
			if s, ok := each.(string); ok {
				out = append(out, texts(s)...)
			}
		}
	}
	return out
}

// names returns the strings of a value, and of the objects in it the strings of
// key; an object that only refers to another by @id is that one.
func (l linked) names(value any, key string) (out []string) {
	switch v := value.(type) {
	case string:
		return texts(v)
	case []any:
		for _, each := range v {
			if _, nested := each.([]any); !nested {
				out = append(out, l.names(each, key)...)
			}
		}
	case object:
		if out = texts(v[key]); len(out) == 0 {
			id, _ := v["@id"].(string)
			out = texts(l.byID[id][key])
		}
	}
	return out
}
