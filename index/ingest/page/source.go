package page

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
)

// source is what the tokens of a page gave.
type source struct {
	body    *html.Node // the element body, with elements and texts in it
	lang    string     // of the element html
	title   string     // of the element title
	metas   []meta
	links   []link
	scripts []string // the scripts of type application/ld+json
}

// meta is one element meta with a content. Its name is in lower case.
type meta struct{ name, content string }

// link is one element link with an href. Its rel is in lower case.
type link struct{ rel, href string }

// maxMetas bounds how many elements meta and link are looked at: pages have some 100.
const maxMetas = 2000

// head takes what an element of the head says.
func (b *builder) head(t html.Token) {
	if len(b.metas)+len(b.links) > maxMetas {
		return
	}
	value := func(key string) string {
		v, _ := attribute(t.Attr, key)
		return squeeze(v)
	}
	switch t.Data {
	case "html":
		b.lang = cmp.Or(b.lang, value("lang"), value("xml:lang"))
	case "meta":
		name := cmp.Or(value("property"), value("name"), value("itemprop"), value("http-equiv"))
		if content := value("content"); name != "" && content != "" {
			b.metas = append(b.metas, meta{strings.ToLower(name), content})
		}
	case "link":
		if href := value("href"); href != "" {
			b.links = append(b.links, link{strings.ToLower(value("rel")), href})
		}
	}
}

// contents returns the contents of the metas of the names, name by name.
func (s *source) contents(names ...string) (out []string) {
	for _, name := range names {
		for _, m := range s.metas {
			if m.name == name {
				out = append(out, m.content)
			}
		}
	}
	return out
}

// squeeze returns s with white space as single blanks, and none around it.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
