package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/index/ingest/charset"
)

// member is a field of a JSON object, or a cell of a table: its value as written,
// and where that is.
type member struct {
	raw   []byte
	at    int  // bytes before it in the text of the object, or in the line of the cell
	line  int  // of the cell, from 1; 0 in an object
	plain bool // raw is the text itself: it is a cell
}

// empty reports a value that is unknown.
func (m member) empty() bool {
	if m.plain {
		return len(bytes.TrimSpace(m.raw)) == 0
	}
	return string(m.raw) == "null" || string(m.raw) == `""`
}

// holder reports an object or array, which other values are in.
func (m member) holder() bool {
	return !m.plain && len(m.raw) > 0 && (m.raw[0] == '{' || m.raw[0] == '[')
}

// locator says where in a stream a byte of an object's text is.
type locator struct {
	text         []byte
	line, column int // of its first byte, from 1; line 0 leaves the line to the item
}

func (l locator) at(i int) string {
	if l.line == 0 {
		return fmt.Sprintf("at column %d", i+1)
	}
	before := l.text[:min(i, len(l.text))]
	if last := bytes.LastIndexByte(before, '\n'); last >= 0 {
		return fmt.Sprintf("at line %d, column %d", l.line+bytes.Count(before, []byte("\n")), i-last)
	}
	return fmt.Sprintf("at line %d, column %d", l.line, l.column+i)
}

// readObject splits a JSON object into its fields. Names given twice and invalid
// UTF-8, which encoding/json lets pass, are errors. The fields alias line.
func readObject(where locator, into map[string]member) error {
	line := where.text
	if err := charset.CheckUTF8(line); err != nil {
		return err
	}
	if !json.Valid(line) {
		return syntaxFault(where)
	}
	s := scanner{line: line, where: where}
	if s.space(); line[s.at] != '{' {
		return errNoObject
	}
	s.at++
	for s.next('}') {
		if err := s.member(into); err != nil {
			return err
		}
	}
	return nil
}

var errNoObject = problem("not a JSON object; want each article as one, between { and }")

// syntaxFault says where a text stops being JSON.
func syntaxFault(where locator) error {
	var v json.RawMessage
	err := json.Unmarshal(where.text, &v)
	var at *json.SyntaxError
	if errors.As(err, &at) {
		return problem("not JSON: %s, %s", at, where.at(int(at.Offset)-1))
	}
	return problem("not JSON: %v", err)
}

// scanner walks over JSON that is known to be valid.
type scanner struct {
	line  []byte
	at    int
	where locator
}

func (s *scanner) space() {
	for s.at < len(s.line) && isSpace(s.line[s.at]) {
		s.at++
	}
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

func (s *scanner) member(into map[string]member) error {
	start := s.at
	name, m, err := s.field()
	if err != nil {
		return problem("%s, in the name of a field %s", err, s.where.at(start))
	}
	if _, twice := into[name]; twice {
		return problemIn(name, "the field is there twice, again %s; want it once", s.where.at(start))
	}
	into[name] = m
	return nil
}

// field moves behind the field that begins here. An error is one of its name.
func (s *scanner) field() (name string, m member, err error) {
	start := s.at
	s.quoted()
	name, err = unquote(s.line[start:s.at])
	s.space()
	s.at++ // the colon
	s.space()
	return name, s.given(), err
}

// given moves behind the value that begins here, and returns it.
func (s *scanner) given() member {
	at := s.at
	s.value()
	return member{raw: s.line[at:s.at], at: at}
}

// quoted moves behind the string that begins here.
func (s *scanner) quoted() {
	for s.at++; s.line[s.at] != '"'; s.at++ {
		if s.line[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
}

// value moves behind the value that begins here.
func (s *scanner) value() {
	depth := 0
	for {
		switch s.line[s.at] {
		case '"':
			s.quoted()
			s.at--
		case '{', '[':
			depth++
		case '}', ']', ',':
			if depth == 0 {
				return
			}
			if s.line[s.at] != ',' {
				depth--
			}
		default:
			if depth == 0 && isSpace(s.line[s.at]) {
				return
			}
		}
		s.at++
	}
}
