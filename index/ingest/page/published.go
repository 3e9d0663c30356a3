package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"dateline"
)

// dateMetas are the names of metas that hold when an article was published, by
// how sure that is.
var dateMetas = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
	"dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc:date", "dcterms.created", "dc.date.created",
	"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "citation_date",
	"publishdate", "publish-date", "publish_date", "publication_date", "pubdate", "date", "originalpublicationdate",
}

func (f *facts) published() dateline.Sourced[dateline.Date] {
	if d, ok := f.firstDate("datePublished of JSON-LD", f.fieldOf("datePublished", "@value")); ok {
		return dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromMetadata}
	}
	for _, name := range dateMetas {
		if d, ok := f.firstDate(name, f.contents(name)); ok {
			return dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromMetadata}
		}
	}
	if d, ok := f.dateOfTimes(); ok {
		return dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromText}
	}
	if f.base != nil {
		if d, ok := dateInPath(f.base.Path); ok {
			return dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromAddress}
		}
	}
	return dateline.Sourced[dateline.Date]{}
}

func (f *facts) firstDate(of string, values []string) (dateline.Date, bool) {
	for _, v := range values {
		d, err := readDate(v)
		if err == nil {
			return d, true
		}
		f.notice(of, err)
	}
	return dateline.Date{}, false
}

// dateOfTimes returns the date of the time element that is marked as the
// publication's, else the first of those on the only day that they name. Those
// of navigation, asides and footers are of other articles.
func (f *facts) dateOfTimes() (first dateline.Date, ok bool) {
	one := true
	for _, n := range elements(f.body, "time") {
		written, _ := attribute(n.Attr, "datetime")
		if written == "" {
			continue
		}
		d, err := readDate(written)
		if err != nil {
			f.notice("time element", err)
			continue
		}
		if marked(n) {
			return d, true
		}
		if !ok {
			first, ok = d, true
		}
		one = one && d.Year == first.Year && d.Month == first.Month && d.Day == first.Day
	}
	return first, ok && one && first.Precision() >= dateline.ToDay
}

// marked reports whether a time element says that it is when the article was
// published.
func marked(n *html.Node) bool {
	if _, ok := attribute(n.Attr, "pubdate"); ok {
		return true
	}
	prop, _ := attribute(n.Attr, "itemprop")
	return slices.Contains(strings.Fields(strings.ToLower(prop)), "datepublished")
}

// elements returns the elements of a name in a tree, but for those in elements
// that are apart from the article.
func elements(n *html.Node, name string) (out []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode || apartElements[c.Data]:
		case c.Data == name:
			out = append(out, c)
		default:
			out = append(out, elements(c, name)...)
		}
	}
	return out
}

func textsOf(n *html.Node, name string) (out []string) {
	for _, e := range elements(n, name) {
		if s := strings.Join(blocks(e), " "); s != "" && len(s) <= maxValue {
			out = append(out, s)
		}
	}
	return out
}
