package ingest

import (
	"path"
	"strings"
)

// read finds out the form of a stream and reads it: every stream ends in at
// least one item that is no notice. A reader calls it for what its form holds.
func (r *run) read(s *stream) {
	rd, is := s.reader()
	switch {
	case !is:
		r.unread(s)
	case s.listed && !rd.one:
		r.reject(s, spot{}, problem("it is listed in metadata.csv and holds no single text, but %s", rd.form))
	case rd.holder && s.depth >= r.opt.Limits.Depth:
		r.reject(s, spot{}, raisable("max-depth", problem("lies in %d containers already, the limit", s.depth)))
	default:
		rd.read(r, s)
	}
}

// unread says that a stream is of no form that is read: it is ignored in a folder
// or a container, and rejected where it was offered by itself.
func (r *run) unread(s *stream) {
	fault := errUnread()
	if _, ending := byEnding(s.name); ending != "" {
		fault = problem("its name ends in %s, and what it holds is of no kind that is read", ending)
	}
	if s.member || !s.file.entry.named {
		r.ignore(s, spot{}, fault)
		return
	}
	if s.file.posted && s.name == "" {
		r.reject(s, spot{}, problemIn("content-type", "%s is not read; want one of: %s", quoted(s.web.contentType), strings.Join(ContentTypes(), ", ")))
		return
	}
	r.reject(s, spot{}, fault)
}

// reader decides the form: by the name's ending, or by the content type where the
// web says one; by the first bytes where these leave it open.
func (s *stream) reader() (reader, bool) {
	switch path.Base(s.name) {
	case placesFile:
		return reader{form: formPlaces, read: (*run).places}, true
	case metadataFile:
		return reader{form: formMetadata, read: (*run).strayMetadata}, true
	}
	named, ending := byEnding(s.name)
	typed := byType(s.web.contentType)
	known := len(named)+len(typed) > 0
	if !known && path.Ext(s.name) != "" {
		return s.fallback()
	}
	if s.file.posted && s.depth == 0 {
		if rd, is := flowing(named, typed); is {
			return rd, true
		}
	}
	head := s.head()
	if strings.LastIndexByte(ending, '.') <= 0 { // ".warc.gz" is no ".gz"
		if rd, is := packed(head); is {
			return rd, true
		}
	}
	if s.member && s.web.contentType != "" { // an address ends in anything
		named, typed = typed, named
	}
	for _, rows := range [][]reader{named, typed} {
		if rd, is := choose(rows, head); is {
			return rd, true
		}
	}
	if rd, is := sniffed(head); is {
		return rd, true
	}
	return s.fallback()
}

// flowing returns the row that a name or else a type settle for a form that is
// read as it comes.
func flowing(named, typed []reader) (reader, bool) {
	rows := named
	if len(rows) == 0 {
		rows = typed
	}
	if len(rows) == 1 && rows[0].flows && rows[0].sniff == nil {
		return rows[0], true
	}
	return reader{}, false
}

// fallback is the form of what nothing is known about: a text if it is listed.
func (s *stream) fallback() (reader, bool) {
	if s.listed {
		return choose(textReaders(), nil)
	}
	return reader{}, false
}

// packed recognises compression and containers, which no other form begins like.
func packed(head []byte) (reader, bool) {
	for _, rd := range readers {
		if rd.holder && rd.sniff != nil && rd.sniff(head) {
			return rd, true
		}
	}
	return reader{}, false
}
