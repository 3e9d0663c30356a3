package ingest

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/mmcdole/gofeed"

	"dateline"
)

// feedItems makes articles of the items of one feed.
type feedItems struct {
	run    *run
	stream *stream
	source string          // of the items' own ids
	known  dateline.Known  // of all items
	base   *url.URL        // what links of items are relative to; nil if unknown
	links  map[string]int  // how many items have a link, by its canonical form
	shared map[string]bool // ids of items with different links, which are none
}

// link is the address of an item, made absolute where the feed says to what.
func (f *feedItems) link(item *gofeed.Item) string {
	s := strings.TrimSpace(item.Link)
	u, err := url.Parse(s)
	if s == "" || err != nil || u.IsAbs() || f.base == nil {
		return s
	}
	return f.base.ResolveReference(u).String()
}

// count counts the links, so that one that several items share, such as that of
// the front page, is not taken for the address of one article.
func (f *feedItems) count(read *gofeed.Feed) {
	f.links, f.shared = map[string]int{}, map[string]bool{}
	linkOf := map[string]string{} // by the item's id
	for _, item := range read.Items {
		canonical, err := CanonicalURL(f.link(item))
		if err != nil {
			continue
		}
		f.links[canonical]++
		own := strings.TrimSpace(item.GUID)
		if other, is := linkOf[own]; is && other != canonical && own != "" {
			f.shared[own] = true
		}
		linkOf[own] = canonical
	}
	if site, err := CanonicalURL(read.Link); err == nil && f.links[site] > 0 {
		f.links[site]++
	}
}

// take makes an article of the item with a number from 1.
func (f *feedItems) take(n int, item *gofeed.Item) {
	a := dateline.Article{Title: textOnly(oneLine(fragmentText(item.Title))), Body: itemBody(item), Known: f.known}
	if a.Title == "" && a.Body == "" {
		f.run.reject(f.stream, spot{}, problem("item %d holds no text: neither a title nor a content or description", n))
		return
	}
	if a.Title != "" {
		a.Known.TitleFrom = dateline.FromMetadata
	}
	a.Known.URL = metadataValue(f.link(item), readURL, f.noteOf("the address "+itemName(n)))
	a.Known.Published = f.published(n, item)
	if language := itemLanguage(item); language != "" {
		a.Known.Language = metadataValue(language, readLanguage, f.noteOf("the language "+itemName(n)))
	}
	f.name(&a, n, item.GUID)
	f.run.article(f.stream, spot{}, a)
}

// itemBody is the longest of what an item says: many feeds have the article in
// the one and its first lines in the other.
func itemBody(item *gofeed.Item) string {
	content, description := fragmentText(item.Content), fragmentText(item.Description)
	if len(description) > len(content) {
		content = description
	}
	return textOnly(content)
}

// textOnly takes out control characters, which XML cannot have and what is nearly
// XML can.
func textOnly(s string) string {
	return strings.TrimSpace(strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return -1
		}
		return r
	}, s), "\ufffd"))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// name gives an article its id and keys: the item's own id and its address. One
// that has neither is known by its text.
func (f *feedItems) name(a *dateline.Article, n int, own string) {
	own = strings.TrimSpace(own)
	if _, err := readLine(own); err != nil {
		f.noteOf("the id " + itemName(n))(err)
		own = ""
	}
	if f.shared[own] {
		f.run.notice(f.stream, spot{}, problem("the id %s %s is that of an item with another address too; it is not used", quoted(own), itemName(n)))
		own = ""
	}
	if own != "" {
		a.Keys = append(a.Keys, dateline.Key{Kind: dateline.KeyOwn, Source: f.source, Value: own})
	}
	if id := dateline.ID(own); id.Valid() {
		a.ID = id
	}
	if canonical, err := CanonicalURL(a.Known.URL.Value); err == nil && f.links[canonical] == 1 {
		a.Keys = append(a.Keys, dateline.Key{Kind: dateline.KeyURL, Value: canonical})
	}
}

// itemLanguage is what Dublin Core says of an item.
func itemLanguage(item *gofeed.Item) string {
	if item.DublinCoreExt != nil && len(item.DublinCoreExt.Language) > 0 {
		return strings.TrimSpace(item.DublinCoreExt.Language[0])
	}
	return ""
}
