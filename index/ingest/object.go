package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// member is a field of a JSON object: its value as written, and where in the
// line that is.
type member struct {
	raw []byte
	at  int
}

// readObject splits a JSON object into its fields. Names given twice and invalid
// UTF-8, which encoding/json lets pass, are errors. The fields alias line.
func readObject(line []byte, into map[string]member) error {
	if err := checkUTF8(line); err != nil {
		return err
	}
	if !json.Valid(line) {
		return syntaxFault(line)
	}
	s := scanner{line: line}
	if s.space(); line[s.at] != '{' {
		return problem("not a JSON object; want one in each line, between { and }")
	}
	s.at++
	for s.space(); line[s.at] != '}'; s.space() {
		if line[s.at] == ',' {
			s.at++
			s.space()
		}
		if err := s.member(into); err != nil {
			return err
		}
	}
	return nil
}

// syntaxFault says where a line stops being JSON.
func syntaxFault(line []byte) error {
	var v json.RawMessage
	err := json.Unmarshal(line, &v)
	var at *json.SyntaxError
	if errors.As(err, &at) {
		return problem("not JSON: %s, at column %d", at, at.Offset)
	}
	return problem("not JSON: %v", err)
}

// scanner walks over JSON that is known to be valid.
type scanner struct {
	line []byte
	at   int
}

func (s *scanner) space() {
	for s.at < len(s.line) && isSpace(s.line[s.at]) {
		s.at++
	}
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

func (s *scanner) member(into map[string]member) error {
	start := s.at
	s.quoted()
	name, err := unquote(s.line[start:s.at])
	if err != nil {
		return problem("%s, in the name of a field at column %d", err, start+1)
	}
	if _, twice := into[name]; twice {
		return problemIn(name, "the field is there twice, again at column %d; want it once", start+1)
	}
	s.space()
	s.at++ // the colon
	s.space()
	value := s.at
	s.value()
	into[name] = member{raw: s.line[value:s.at], at: value}
	return nil
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

var errSurrogate = errors.New("half a surrogate pair after a backslash")

// unquote returns the text of a JSON string. Half a surrogate pair is an error:
// encoding/json would put U+FFFD in its place.
func unquote(raw []byte) (string, error) {
	inside := raw[1 : len(raw)-1]
	if bytes.IndexByte(inside, '\\') < 0 {
		return string(inside), nil
	}
	if err := checkEscapes(inside); err != nil {
		return "", err
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

func checkEscapes(s []byte) error {
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			continue
		}
		i++
		if s[i] != 'u' {
			continue
		}
		r := hexRune(s[i+1:])
		i += 4
		if !utf16.IsSurrogate(r) {
			continue
		}
		if !bytes.HasPrefix(s[i+1:], []byte(`\u`)) || utf16.DecodeRune(r, hexRune(s[i+3:])) == utf8.RuneError {
			return errSurrogate
		}
		i += 6
	}
	return nil
}

// hexRune reads the four digits of a \u escape.
func hexRune(s []byte) rune {
	n, _ := strconv.ParseUint(string(s[:4]), 16, 32) // valid JSON has them
	return rune(n)
}
