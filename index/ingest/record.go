package ingest

import (
	"strings"
	"time"

	"dateline"
)

// record makes an article of a JSON object or of a row of a table.
type record struct {
	sets   *fieldSets
	source string
	seen   time.Time // of the stream
	place  string    // path and line: the key of a record that brings none; "" if it has no path

	object map[string]member
	table  bool // object is a row, by the names of the columns
	where  locator
	fields *fields // that the object has
	noText bool    // the fault is that it has neither title nor body
	fault  error   // the first one
}

func (r *run) newRecord(s *stream) record {
	return record{sets: r.opt.sets, source: s.file.entry.source, seen: s.seenAt(), object: map[string]member{}}
}

// article reads a JSON object.
func (r *record) article(where locator) (dateline.Article, error) {
	clear(r.object)
	r.where, r.noText = where, false
	if err := readObject(where, r.object); err != nil {
		return dateline.Article{}, err
	}
	return r.finish()
}

// finish makes the article of what is in the object.
func (r *record) finish() (dateline.Article, error) {
	r.fault, r.noText = nil, false
	if format, is := r.object[formatField]; is && !r.table {
		return r.exported(format)
	}
	r.fields = r.sets.of(r.object)
	a := r.read()
	if r.fault == nil && strings.TrimSpace(a.Title) == "" && strings.TrimSpace(a.Body) == "" {
		r.noText, r.fault = true, r.lacking()
	}
	return a, r.fault
}

func (r *record) read() dateline.Article {
	f := r.fields
	a := dateline.Article{Title: r.text(f.title), Body: r.text(f.body), Seen: r.seen}
	if a.Title != "" {
		a.Known.TitleFrom = dateline.FromMetadata
	}
	a.Known.Publication = r.publication()
	a.Known.URL = field(r, f.url, readURL)
	a.Known.Language = field(r, f.language, readLanguage)
	a.Known.Dateline = field(r, f.dateline, r.filedFrom)
	a.Known.Published = field(r, f.published, readDate)
	if seen := field(r, f.seen, readSeen); !seen.Value.IsZero() {
		a.Seen = seen.Value
	}
	own := r.id()
	if id := dateline.ID(own); id.Valid() {
		a.ID = id
	}
	a.Keys = r.keys(own, a.Known.URL.Value)
	return a
}

// keys are the record's own id, its address, or else its path and line.
func (r *record) keys(own, address string) (keys []dateline.Key) {
	if own != "" {
		keys = append(keys, dateline.Key{Kind: dateline.KeyOwn, Source: r.source, Value: own})
	}
	if canonical, err := CanonicalURL(address); err == nil {
		keys = append(keys, dateline.Key{Kind: dateline.KeyURL, Value: canonical})
	}
	if len(keys) == 0 && r.place != "" {
		keys = append(keys, dateline.Key{Kind: dateline.KeyPath, Source: r.source, Value: r.place})
	}
	return keys
}

// publication is what the field says, else that of the collection, else the host.
func (r *record) publication() dateline.Sourced[string] {
	v := field(r, r.fields.publication, readLine)
	preset := r.fields.preset
	if v.Value == "" && preset.publication != "" {
		v = dateline.Sourced[string]{Value: preset.publication, From: dateline.FromMetadata}
	}
	if name, is := publicationOf(v.Value); is && preset.hosts {
		v = dateline.Sourced[string]{Value: name, From: dateline.FromAddress}
	}
	if v.Value != "" {
		return v
	}
	if host := field(r, r.fields.host, readHost); host.Value != "" {
		return dateline.Sourced[string]{Value: host.Value, From: dateline.FromAddress}
	}
	return v
}

// filedFrom reads a dateline.
func (r *record) filedFrom(s string) (string, error) {
	if take := r.fields.preset.dateline; take != nil {
		s = take(s)
	}
	return readLine(s)
}
