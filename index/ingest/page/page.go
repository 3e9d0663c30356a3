// Package page reads one HTML page into the text and what is known of a news
// article. It reads no address: who calls it has the bytes.
//
// # Text
//
// The page is read into a tree in linear time, with at most 40,000 elements and
// texts. What is apart from any article is taken out: navigation, asides,
// captions, elements whose class or id says so, lines that only lead to other
// articles. go-trafilatura picks the text from the rest, with readability and
// domdistiller as its fallbacks. Then the title, repeated paragraphs, and notes
// such as "Advertisement" are left out. What stands in the page and not in the
// text is in Page.Remains.
//
// # What is known
//
// The first that is there, and good, is taken:
//
//   - publication: the publisher in JSON-LD, og:site_name, the publisher in Dublin
//     Core, citation_publisher, publisher; else the host of the address
//   - url: link rel=canonical, og:url, the url in JSON-LD, the address
//   - language: inLanguage in JSON-LD, the lang of the element html,
//     content-language, og:locale
//   - published: datePublished in JSON-LD, article:published_time and the other
//     names in use, Dublin Core; else a time element that is marked as the
//     publication's, or the only day that time elements name; else the day or
//     month in the path of the address: /2019/11/18/
//   - dateline: the dateline in JSON-LD
//   - title: the h1 that the metadata or the title of the page agree with; else the
//     headline in JSON-LD, og:title, a single h1, the element title
//
// JSON-LD is read from objects of the article types of schema.org: on top, in
// arrays, in @graph and as mainEntity. Of several the one that names the page's
// own address counts, else the first. Origins are [dateline.FromMetadata],
// [dateline.FromText] for time and h1 elements, [dateline.FromAddress] for what
// the address alone says.
//
// A value that cannot be read is dropped, with a notice that says which and what
// would be right, and the next one is looked at.
//
// # The host as publication
//
// The name of a host is its registered domain by the Public Suffix List, or all
// of it where it has none: en.example.co.uk is "example.co.uk", news.blogspot.com
// is itself, an IP address is itself.
package page

import (
	"strings"

	"dateline"
	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

// Page is what one HTML page says about one article.
type Page struct {
	// Title is the title, "" if the page has none, in one line.
	Title string
	// Body is the text, its paragraphs separated by an empty line. It is not empty.
	Body string
	// Remains is all other text of the page but the title, in the same form:
	// navigation, captions, comments, share lines.
	Remains string
	// Canonical is the address that the page gives for itself, absolute, with http
	// or https; "" if none.
	Canonical string
	// Known is what is known about the article, and where from.
	Known dateline.Known
	// Encoding is the encoding that the page was read in, and how that is known.
	Encoding charset.Encoding
	// Notices say which values were dropped, and what else went not as it ought to.
	Notices []advice.Notice
}

// Read reads a page. contentType is the value of the header Content-Type, and
// address the absolute address that the page was got from; encoding is that of a
// page that neither declares nor proves its own, one that [charset.Known] accepts. All
// three may be "". An error is of kind Invalid: the encoding cannot be told, the page is
// too large for the bounds of the package, or it holds no text of an article, as front
// pages and error pages do not. The page's title, what is known, encoding and notices are
// returned with that error as far as they were read. The same bytes give the same page.
func Read(src []byte, contentType, address, encoding string) (Page, error) {
	page, err := read(src, contentType, address, encoding)
	if err != nil {
		err = advice.In("body", "", err)
	}
	return page, err
}

func read(src []byte, contentType, address, encoding string) (Page, error) {
	text, enc, notices, err := decode(src, contentType, encoding)
	p := Page{Encoding: enc, Notices: notices}
	if err != nil {
		return p, err
	}
	s, err := parse(text)
	if err != nil {
		return p, err
	}
	f := newFacts(s, address)
	p.Canonical, p.Known = f.own, f.known()
	p.Title, p.Known.TitleFrom = f.title()
	for _, n := range f.notices {
		p.Notices = append(p.Notices, advice.Notice{Message: n})
	}
	all := blocks(s.body)
	found, err := f.article(text)
	if err != nil {
		return p, err
	}
	p.Body = strings.Join(found, "\n\n")
	p.Remains = strings.Join(remains(all, found, p.Title), "\n\n")
	return p, nil
}
