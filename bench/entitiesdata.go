package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

// toponym is a place in a text: half-open code points, and its point where there is one.
type toponym struct {
	Start int      `json:"start"`
	End   int      `json:"end"`
	Lat   *float64 `json:"lat"`
	Lon   *float64 `json:"lon"`
	OK    *bool    `json:"ok,omitempty"` // false: marked in the set but not to be counted
}

// geoText is a text with the places that people marked.
type geoText struct {
	ID, Text string
	Toponyms []toponym
}

// readGeo reads a set without the places that are not to be counted.
func readGeo(file string) (texts []geoText, err error) {
	err = eachRecord(file, func(t geoText) error {
		counted := t.Toponyms[:0]
		for _, p := range t.Toponyms {
			if p.OK == nil || *p.OK {
				counted = append(counted, p)
			}
		}
		t.Toponyms = counted
		texts = append(texts, t)
		return nil
	})
	return texts, err
}

// writeToponyms writes what was found as NAME.ndjson into a folder, for other scorers;
// nowhere if the folder's name is empty.
func writeToponyms(folder, name string, texts []geoText, found map[string][]toponym) error {
	if folder == "" {
		return nil
	}
	f, err := os.Create(filepath.Join(folder, name+".ndjson"))
	if err != nil {
		return err
	}
	enc := json.NewEncoder(f)
	for _, t := range texts {
		line := struct {
			ID       string    `json:"id"`
			Toponyms []toponym `json:"toponyms"`
		}{t.ID, found[t.ID]}
		if line.Toponyms == nil {
			line.Toponyms = []toponym{}
		}
		if err := enc.Encode(line); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return f.Close()
}

// namedText is a text with the names that people marked.
type namedText struct {
	ID, Body string
	Entities []struct {
		Start, End int
		Type       string
	}
}

func readNamed(file string) (texts []namedText, err error) {
	err = eachRecord(file, func(t namedText) error {
		texts = append(texts, t)
		return nil
	})
	return texts, err
}

func (t namedText) spans(of string) (out []span) {
	for _, e := range t.Entities {
		if e.Type == of {
			out = append(out, span{e.Start, e.End})
		}
	}
	return out
}

// newsTexts are the first n articles of a file, their words cut, and the bytes of their texts.
func newsTexts(file string, n int) (texts []entity.Text, bytes int, err error) {
	err = eachRecord(file, func(r struct{ Title, Body string }) error {
		texts = append(texts, entity.Text{
			Title: r.Title, TitleWords: text.Words(r.Title), Body: r.Body, BodyWords: text.Words(r.Body), Known: dateline.Known{},
		})
		bytes += len(r.Title) + len(r.Body)
		if len(texts) == n {
			return io.EOF
		}
		return nil
	})
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return texts, bytes, err
}
