package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"dateline"
)

// textIn is a line that entities reads. Its id is a string or a json.Number.
type textIn struct {
	ID                          any
	Text, Dateline, Publication string
}

// textFields are the fields of a line but for its id, and whether it needs them, in the
// order in which they are looked at.
var textFields = []struct {
	name   string
	needed bool
	value  func(*textIn) *string
}{
	{"text", true, func(t *textIn) *string { return &t.Text }},
	{"dateline", false, func(t *textIn) *string { return &t.Dateline }},
	{"publication", false, func(t *textIn) *string { return &t.Publication }},
}

// textReader reads objects line by line.
type textReader struct {
	name string
	r    *bufio.Reader
	line int
}

// next returns the object of the next line that is not blank; io.EOF behind the last.
func (r *textReader) next() (textIn, error) {
	for {
		line, err := r.r.ReadBytes('\n')
		if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0) {
			return textIn{}, err
		}
		r.line++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		t, err := readText(line)
		if err != nil {
			return textIn{}, fmt.Errorf("%s: line %d: %w", r.name, r.line, err)
		}
		return t, nil
	}
}

func readText(line []byte) (t textIn, err error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return t, fmt.Errorf("is no JSON object: %w", err)
	}
	if t.ID, err = readID(fields["id"]); err != nil {
		return t, err
	}
	for _, f := range textFields {
		raw, there := fields[f.name]
		if !f.needed && (!there || string(raw) == "null") {
			continue
		}
		if !there {
			return t, missing(f.name)
		}
		if err := json.Unmarshal(raw, f.value(&t)); err != nil || string(raw) == "null" {
			return t, dateline.Invalidf(f.name, "is %.40s; want a text in quotes", raw)
		}
	}
	if len(t.Text) > dateline.MaxArticleBytes {
		return t, dateline.Invalidf("text", "has %d bytes; want at most %d", len(t.Text), dateline.MaxArticleBytes)
	}
	return t, nil
}

// readID returns what the line of the answer has as its id: what stands there.
func readID(raw json.RawMessage) (id any, err error) {
	if raw == nil {
		return nil, missing("id")
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	err = d.Decode(&id)
	switch id.(type) {
	case string, json.Number:
		return id, err
	}
	return nil, dateline.Invalidf("id", "is %.40s; want a text in quotes or a number", raw)
}

func missing(field string) error {
	return dateline.Invalidf(field, "is missing; want an object with id and text")
}
