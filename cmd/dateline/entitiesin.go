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

// textIn is a line that entities reads.
type textIn struct{ ID, Text, Dateline, Publication string }

// textFields are the fields of a line and whether it needs them, in the order in which
// they are looked at.
var textFields = []struct {
	name   string
	needed bool
	value  func(*textIn) *string
}{
	{"id", true, func(t *textIn) *string { return &t.ID }},
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
	for _, f := range textFields {
		raw, there := fields[f.name]
		if !there && f.needed {
			return t, dateline.Invalidf(f.name, "is missing; want an object with id and text")
		}
		if !there {
			continue
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
