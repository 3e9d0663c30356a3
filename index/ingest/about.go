package ingest

import (
	"path"
	"strings"
	"time"

	"dateline"
)

// about is what a row of metadata.csv says of a file that holds one article.
type about struct {
	id        dateline.ID // "" if none
	title     string      // "" if none is known
	titleFrom dateline.Origin
	url       string // canonical; "" if none
	seen      time.Time
	known     dateline.Known // but for the title
}

// complete makes the one article of a stream whole. What metadata.csv states, be
// it that a value is unknown, stands before what the stream says of itself, and
// that before what HTTP says. The article gets its id, its keys (path, own,
// address) and when it was seen.
func (s *stream) complete(a dateline.Article) dateline.Article {
	if s.about.title != "" {
		a.Title, a.Known.TitleFrom = s.about.title, s.about.titleFrom
	}
	a.Known = s.about.over(a.Known)
	if a.Known.URL.From == "" && s.web.address != "" {
		a.Known.URL = dateline.Sourced[string]{Value: s.web.address, From: dateline.FromMetadata}
	}
	if s.about.id != "" {
		a.ID = s.about.id
	}
	if stem := s.stem(); a.ID == "" && stem.Valid() {
		a.ID = stem
	}
	a.Keys = s.keys(a)
	if !s.about.seen.IsZero() {
		a.Seen = s.about.seen
	}
	if a.Seen.IsZero() {
		a.Seen = s.seenAt()
	}
	return a
}

// stem is the name without folders and ending, as an id to wish for.
func (s *stream) stem() dateline.ID {
	if s.rel == "" {
		return ""
	}
	base := path.Base(s.name)
	return dateline.ID(strings.TrimSuffix(base, path.Ext(base)))
}

// keys are the path, the id in metadata.csv and the address.
func (s *stream) keys(a dateline.Article) (keys []dateline.Key) {
	if s.rel != "" {
		keys = append(keys, s.key(""))
	}
	if s.about.id != "" {
		keys = append(keys, dateline.Key{Kind: dateline.KeyOwn, Source: s.file.entry.source, Value: string(s.about.id)})
	}
	if u, err := CanonicalURL(a.Known.URL.Value); err == nil {
		keys = append(keys, dateline.Key{Kind: dateline.KeyURL, Value: u})
	}
	return keys
}

// over returns what is known with what the row states put over it.
func (k about) over(own dateline.Known) dateline.Known {
	stated(&own.Publication, k.known.Publication)
	stated(&own.URL, k.known.URL)
	stated(&own.Language, k.known.Language)
	stated(&own.Dateline, k.known.Dateline)
	stated(&own.Published, k.known.Published)
	return own
}

func stated[T comparable](value *dateline.Sourced[T], by dateline.Sourced[T]) {
	if by.From != "" {
		*value = by
	}
}
