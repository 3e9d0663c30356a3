package ingest

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"dateline"
)

// record makes an article of a JSON object.
type record struct {
	fields FieldMap
	source string
	place  string    // path and line: the key of a record that brings none
	seen   time.Time // of the file
	object map[string]member
	fault  error // the first one
}

func (r *record) article(line []byte) (dateline.Article, error) {
	if r.object == nil {
		r.object = map[string]member{}
	}
	clear(r.object)
	r.fault = nil
	if err := readObject(line, r.object); err != nil {
		return dateline.Article{}, err
	}
	a := r.read()
	if r.fault == nil && strings.TrimSpace(a.Title) == "" && strings.TrimSpace(a.Body) == "" {
		r.fault = problem("holds no text: neither %s nor %s", strings.Join(r.fields.Title, ", "), strings.Join(r.fields.Body, ", "))
	}
	return a, r.fault
}

func (r *record) read() dateline.Article {
	a := dateline.Article{Title: r.text(r.fields.Title), Body: r.text(r.fields.Body), Seen: r.seen}
	if a.Title != "" {
		a.Known.TitleFrom = dateline.FromMetadata
	}
	a.Known.Publication = field(r, r.fields.Publication, readLine)
	a.Known.URL = field(r, r.fields.URL, readURL)
	a.Known.Language = field(r, r.fields.Language, readLanguage)
	a.Known.Dateline = field(r, r.fields.Dateline, readLine)
	a.Known.Published = field(r, r.fields.Published, readDate)
	if seen := field(r, r.fields.Seen, readSeen); !seen.Value.IsZero() {
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
	if len(keys) == 0 {
		keys = append(keys, dateline.Key{Kind: dateline.KeyPath, Source: r.source, Value: r.place})
	}
	return keys
}

// first returns the first field of a list that has a value, or, if none has, the
// first that is there; "" if none is.
func (r *record) first(names []string) (name string, m member) {
	for _, n := range names {
		found, is := r.object[n]
		if is && !found.empty() {
			return n, found
		}
		if is && name == "" {
			name, m = n, found
		}
	}
	return name, m
}

func (m member) empty() bool { return string(m.raw) == "null" || string(m.raw) == `""` }

// fail keeps the first fault of a record.
func (r *record) fail(name string, m member, err error) {
	if r.fault == nil && err != nil {
		r.fault = problemIn(name, "%s, at column %d", plain(err), m.at+1)
	}
}

// text reads a field of the text itself, which is kept as it is.
func (r *record) text(names []string) string {
	name, m := r.first(names)
	s := r.string(name, m)
	if i := strings.IndexByte(s, 0); i >= 0 {
		r.fail(name, m, fmt.Errorf("not a text: it holds a NUL character at offset %d", i))
	}
	return s
}

// string reads a string; null is the empty one.
func (r *record) string(name string, m member) string {
	if name == "" || m.empty() {
		return ""
	}
	if m.raw[0] != '"' {
		r.fail(name, m, fmt.Errorf("%s is not a string", quoted(string(m.raw))))
		return ""
	}
	s, err := unquote(m.raw)
	r.fail(name, m, err)
	return s
}

// field reads a value. An absent field says nothing, an empty one or null that
// the value is unknown.
func field[T comparable](r *record, names []string, read func(string) (T, error)) (v dateline.Sourced[T]) {
	name, m := r.first(names)
	if name == "" {
		return v
	}
	v.From = dateline.FromMetadata
	s := strings.TrimSpace(r.string(name, m))
	if s == "" {
		return v
	}
	value, err := read(s)
	r.fail(name, m, err)
	v.Value = value
	return v
}

var wholeNumber = regexp.MustCompile(`^-?[0-9]+$`)

// id reads the source's own id: a string, or a whole number in its digits.
func (r *record) id() string {
	name, m := r.first(r.fields.ID)
	if name != "" && wholeNumber.Match(m.raw) {
		return r.checkID(name, m, string(m.raw))
	}
	if name != "" && !m.empty() && m.raw[0] != '"' {
		r.fail(name, m, errors.New(quoted(string(m.raw))+" is not an id; want a string or a whole number"))
		return ""
	}
	return r.checkID(name, m, strings.TrimSpace(r.string(name, m)))
}

func (r *record) checkID(name string, m member, s string) string {
	_, err := readLine(s)
	r.fail(name, m, err)
	return s
}
