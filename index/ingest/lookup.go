package ingest

import (
	"strconv"
	"strings"
)

// first returns the first path of a list that has a value, or, if none has, the
// first that is there; "" if none is. An object is no value where another path of
// the list leads into it.
func (r *record) first(list []fieldPath) (name string, m member) {
	for _, p := range list {
		found, is := r.find(p)
		if !is || p.leads && found.holder() {
			continue
		}
		if !found.empty() {
			return p.text, found
		}
		if name == "" {
			name, m = p.text, found
		}
	}
	return name, m
}

// find looks a path up.
func (r *record) find(p fieldPath) (m member, is bool) {
	if r.table {
		m, is = r.object[strings.ToLower(strings.Join(p.steps, "."))]
		return m, is
	}
	m, is = r.object[p.steps[0]]
	for _, step := range p.steps[1:] {
		if !is {
			return m, false
		}
		m, is = r.inside(p, m, step)
	}
	return m, is
}

// inside looks for a field of an object, or for the element of an array by its
// number from 0.
func (r *record) inside(p fieldPath, m member, step string) (found member, is bool) {
	if !m.holder() {
		return found, false
	}
	s := scanner{line: m.raw, at: 1}
	if m.raw[0] == '[' {
		n, err := strconv.Atoi(step)
		if err != nil || n < 0 {
			return found, false
		}
		found, is = s.element(n)
	} else {
		found, is = r.fieldOf(&s, p, m, step)
	}
	found.at += m.at
	return found, is
}

// fieldOf looks for a field by its name; one that is there twice is a fault.
func (r *record) fieldOf(s *scanner, p fieldPath, m member, step string) (found member, is bool) {
	for s.next('}') {
		start := s.at
		name, value, err := s.field()
		switch {
		case err != nil || name != step:
		case is:
			r.fail(p.text, member{at: m.at + start}, problem("the field is there twice; want it once"))
		default:
			found, is = value, true
		}
	}
	return found, is
}

// element moves behind the element of an array with a number.
func (s *scanner) element(n int) (m member, is bool) {
	for i := 0; s.next(']'); i++ {
		if value := s.given(); i == n {
			return value, true
		}
	}
	return m, false
}

// next moves to the next member of an object or array; false is its end.
func (s *scanner) next(end byte) bool {
	s.space()
	if s.line[s.at] == ',' {
		s.at++
		s.space()
	}
	return s.line[s.at] != end
}
