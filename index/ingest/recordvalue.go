package ingest

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"dateline"
)

// fail keeps the first fault of a record.
func (r *record) fail(name string, m member, err error) {
	if r.fault != nil || err == nil {
		return
	}
	where := r.where.at(m.at)
	if m.line > 0 {
		where = locator{line: m.line, column: 1}.at(m.at)
	}
	r.fault = problemIn(name, "%s, %s", fieldless(err), where)
}

// text reads a field of the text itself, which is kept as it is.
func (r *record) text(list []fieldPath) string {
	name, m := r.first(list)
	s := r.string(name, m)
	if i := strings.IndexByte(s, 0); i >= 0 {
		r.fail(name, m, fmt.Errorf("not a text: it holds a NUL character at offset %d", i))
	}
	if clean := r.fields.preset.clean; clean != nil {
		s = clean(s)
	}
	return s
}

// string reads a string; null is the empty one.
func (r *record) string(name string, m member) string {
	switch {
	case name == "" || m.empty():
		return ""
	case m.plain:
		return string(m.raw)
	case m.raw[0] != '"':
		r.fail(name, m, fmt.Errorf("%s is not a string", quoted(string(m.raw))))
		return ""
	}
	s, err := unquote(m.raw)
	r.fail(name, m, err)
	return s
}

// field reads a value. An absent field says nothing, an empty one or null that
// the value is unknown.
func field[T comparable](r *record, list []fieldPath, read func(string) (T, error)) (v dateline.Sourced[T]) {
	name, m := r.first(list)
	if name == "" {
		return v
	}
	v.From = dateline.FromMetadata
	s := strings.TrimSpace(r.string(name, m))
	if s == "" || s == r.fields.preset.none {
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
	name, m := r.first(r.fields.id)
	if name != "" && wholeNumber.Match(m.raw) {
		return r.checkID(name, m, string(m.raw))
	}
	if name != "" && !m.empty() && !m.plain && m.raw[0] != '"' {
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
