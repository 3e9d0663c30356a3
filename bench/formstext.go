package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// folder writes each story as a file of its own, a thousand in each folder.
type folder struct {
	dir, ending string
	text        func(story) string
	written     int64
}

func (f *folder) add(n int, s story) error {
	path, text := filepath.Join(f.dir, memberName(n, f.ending)), f.text(s)
	if n%perFolder == 0 {
		if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
			return err
		}
	}
	f.written += int64(len(text))
	return os.WriteFile(path, []byte(text), 0o644)
}

func (f *folder) size() int64 { return f.written }

// Close does nothing: each file is closed when it is written.
func (f *folder) Close() error { return nil }

const perFolder = 1000

// memberName is the path of the n-th file, with slashes.
func memberName(n int, ending string) string {
	return fmt.Sprintf("%04d/n%07d%s", n/perFolder, n, ending)
}

// asText is a story as people save it: title, day, text.
func asText(s story) string {
	return s.Title + "\n\n" + s.day() + "\n\n" + s.Body + "\n"
}

func (s story) day() string { return s.Date[:min(len(s.Date), len("2006-01-02"))] }

// asMarkdown is a story with front matter, whose texts are in double quotes: a
// string of JSON is one of YAML.
func asMarkdown(s story) string {
	text := "---\n"
	for _, field := range [][2]string{
		{"title", s.Title}, {"date", s.Date}, {"publisher", s.Publication}, {"url", s.URL},
	} {
		if value, err := json.Marshal(field[1]); err == nil && field[1] != "" {
			text += field[0] + ": " + string(value) + "\n"
		}
	}
	return text + "---\n\n" + s.Body + "\n"
}

func asPage(s story) string { return s.Body }
