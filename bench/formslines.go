package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
)

// lines writes a story as a line of JSON.
type lines struct {
	*sink
	json *json.Encoder
}

func newLines(s *sink) *lines {
	e := json.NewEncoder(s)
	e.SetEscapeHTML(false)
	return &lines{s, e}
}

func (l *lines) add(_ int, s story) error { return l.json.Encode(s) }

// array writes stories as the elements of one array.
type array struct{ *lines }

func openArray(dir string) (packer, error) {
	s, err := createSink(filepath.Join(dir, "news.json"), nil)
	return &array{newLines(s)}, err
}

func (a *array) add(n int, s story) error {
	before := ","
	if n == 0 {
		before = "["
	}
	if _, err := io.WriteString(a.sink, before); err != nil {
		return err
	}
	return a.lines.add(n, s)
}

// Close ends the array, which holds at least one story, and the file.
func (a *array) Close() error {
	_, err := io.WriteString(a.sink, "]\n")
	return errors.Join(err, a.sink.Close())
}

// table writes a story as a row.
type table struct {
	*sink
	rows *csv.Writer
}

func openTable(dir string) (packer, error) {
	s, err := createSink(filepath.Join(dir, "news.csv"), nil)
	if err != nil {
		return nil, err
	}
	t := &table{s, csv.NewWriter(s)}
	return t, t.rows.Write([]string{"id", "title", "body", "published", "publication", "url"})
}

func (t *table) add(_ int, s story) error {
	return t.rows.Write([]string{s.ID, s.Title, s.Body, s.Date, s.Publication, s.URL})
}

// Close writes the last rows and ends the file.
func (t *table) Close() error {
	t.rows.Flush()
	return errors.Join(t.rows.Error(), t.sink.Close())
}
