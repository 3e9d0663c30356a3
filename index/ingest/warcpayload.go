package ingest

import (
	"errors"
	"io"
	"slices"

	"dateline/index/ingest/warc"
)

// crawledTypes are the content types that may be an article, with those of which
// [ContentTypes] has the reader.
var crawledTypes = []string{
	"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/json", "application/ld+json", "application/x-ndjson",
	"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/xml", "text/xml",
}

// payload returns what a record is about if it may be an article. If it may not,
// why is handed out.
func (w *warcFile) payload(m *stream, rec *warc.Record) (*warc.Payload, bool) {
	p, err := rec.Payload()
	if err != nil {
		w.run.reject(m, spot{}, cannotRead(w.fault(err)))
		return nil, false
	}
	if reason := unfit(m, p); reason != nil {
		w.run.ignore(m, spot{}, reason)
		return nil, false
	}
	return p, true
}

// unfit says why a payload is not read; nil if it is.
func unfit(m *stream, p *warc.Payload) error {
	if p.Status != 0 && p.Status != 200 {
		return problem("the answer has status %d; read is 200", p.Status)
	}
	bare := bareType(p.ContentType)
	switch {
	case bare == "":
		return problem("it has no content type")
	case !slices.Contains(crawledTypes, bare) || len(byType(bare)) == 0:
		return problem("content type %s is not read in a web archive", quoted(bare))
	case m.name == "robots.txt":
		return errRobots
	}
	return nil
}

// take reads a payload as the stream m; length is what its record says it has.
func (w *warcFile) take(m *stream, p *warc.Payload, length int64) {
	m.web.contentType, m.size = p.ContentType, -1
	m.in = newSource(w.run.metered(m, &layer{r: p.Body, fault: w.fault}), length)
	if _, err := m.in.Peek(1); errors.Is(err, io.EOF) {
		w.run.ignore(m, spot{}, errNoLength)
		return
	}
	w.run.read(m)
}
