package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"

	"dateline"
	"dateline/index/ingest/advice"
	"dateline/index/ingest/page"
	"dateline/index/ingest/plain"
)

const formHTML form = "html"

func htmlReaders() []reader {
	return []reader{{
		form: formHTML, endings: []string{".html", ".htm", ".xhtml"}, types: []string{"text/html", "application/xhtml+xml"},
		one: true, read: (*run).html,
	}, {
		form: formHTML, sniff: isHTML, one: true, read: (*run).html,
	}}
}

// isHTML knows a page by how it begins, which one that was saved without an ending has.
func isHTML(head []byte) bool { return pageRoot.Match(bytes.TrimPrefix(head, []byte(utf8BOM))) }

var pageRoot = regexp.MustCompile(`(?is)^\s*(<\?xml.*?\?>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html)[\s>]`)

// html reads a page of the web. One without an article is rejected where it was
// offered as a file, and ignored in a web archive, which holds every page of a
// site.
func (r *run) html(s *stream) {
	data, err := s.all(r.opt.MaxBytes)
	if err != nil {
		r.reject(s, spot{}, err)
		return
	}
	p, err := page.Read(data, s.web.contentType, s.web.address, r.opt.Charset)
	if err != nil {
		err = advice.In("body", "the HTML page"+s.pageName(p.Title)+": ", err)
	}
	r.tellAll(s, p.Notices)
	switch {
	case err == nil:
		r.article(s, spot{}, s.complete(fromPage(p)))
	case s.member && s.web.address != "":
		r.ignore(s, spot{}, err)
	default:
		r.reject(s, spot{}, err)
	}
}

// pageName names a page in a message: by where it is from, its title, or, where an item's
// path is not shown beside it, by that; "" if it has no name.
func (s *stream) pageName(title string) string {
	name := cmp.Or(s.web.address, title)
	if name == "" && s.file.posted {
		name = s.path
	}
	if name == "" {
		return ""
	}
	return fmt.Sprintf(" %.200q", name)
}

func fromPage(p page.Page) dateline.Article {
	a := dateline.Article{Title: p.Title, Body: p.Body, Remains: p.Remains, Known: p.Known}
	if place := plain.Dateline(p.Body); place != "" && a.Known.Dateline.From == "" {
		a.Known.Dateline = dateline.Sourced[string]{Value: place, From: dateline.FromText}
	}
	return a
}
