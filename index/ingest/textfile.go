package ingest

import (
	"strings"

	"dateline"
	"dateline/index/ingest/plain"
)

const formText form = "text"

func textReaders() []reader {
	return []reader{{
		form: formText, endings: []string{".txt", ".text", ".md"}, types: []string{"text/plain", "text/markdown"},
		one: true, read: (*run).text,
	}}
}

// text reads a stream that holds one text.
func (r *run) text(s *stream) {
	article, err := r.readText(s)
	if err != nil {
		r.reject(s, spot{}, err)
		return
	}
	r.article(s, spot{}, article)
}

func (r *run) readText(s *stream) (a dateline.Article, err error) {
	limit := r.opt.MaxBytes
	data, err := s.all(limit)
	if err != nil {
		return a, err
	}
	text, notices, err := decode(data, s.hints(r.opt))
	r.tellAll(s, notices)
	if err != nil {
		return a, err
	}
	if int64(len(text)) > limit {
		return a, limitError(int64(len(text)), limit)
	}
	if strings.TrimSpace(text) == "" {
		text = ""
	}
	return s.textArticle(text)
}

// readPlain makes an article of a text without markup; title is the one that
// metadata.csv states, "" if none.
func readPlain(text, title string) (a dateline.Article) {
	own := false
	article, remains := plain.Split(text)
	if a.Title, a.Body, own = splitTitle(article, title); own {
		a.Known.TitleFrom = dateline.FromText
	}
	a.Remains = remains
	if place := plain.Dateline(a.Body); place != "" {
		a.Known.Dateline = dateline.Sourced[string]{Value: place, From: dateline.FromText}
	}
	if day, ok := plain.Published(text); ok {
		a.Known.Published = dateline.Sourced[dateline.Date]{Value: day, From: dateline.FromText}
	}
	return a
}
