package ingest

import (
	"dateline"
	"dateline/index/ingest/page"
	"dateline/index/ingest/plain"
)

const formHTML form = "html"

func htmlReaders() []reader {
	return []reader{{
		form: formHTML, endings: []string{".html", ".htm", ".xhtml"}, types: []string{"text/html", "application/xhtml+xml"},
		one: true, read: (*run).html,
	}}
}

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

func fromPage(p page.Page) dateline.Article {
	a := dateline.Article{Title: p.Title, Body: p.Body, Remains: p.Remains, Known: p.Known}
	if place := plain.Dateline(p.Body); place != "" && a.Known.Dateline.From == "" {
		a.Known.Dateline = dateline.Sourced[string]{Value: place, From: dateline.FromText}
	}
	return a
}
