package main

import (
	"compress/gzip"
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// shape is a form of files to be read.
type shape struct {
	name  string
	pages bool // made of the pages of the web, not of the news
	long  bool // as large as -size says, and its memory has to be flat
	open  func(dir string) (packer, error)
}

// packer writes stories in a form, the n-th of them from 0; size is what it has
// written up to now before it is packed, in bytes.
type packer interface {
	add(n int, s story) error
	size() int64
	Close() error
}

// shapes are all forms, in the order of the table.
var shapes = []shape{
	{name: "texts", open: folderOf(".txt", asText)},
	{name: "markdown", open: folderOf(".md", asMarkdown)},
	{name: "zip", open: openZip},
	{name: "tar.zst", open: openTar},
	{name: "ndjson", open: linesIn("news.ndjson", nil)},
	{name: "ndjson.gz", open: linesIn("news.ndjson.gz", gzipped)},
	{name: "ndjson.zst", open: linesIn("news.ndjson.zst", zstandard)},
	{name: "json", open: openArray},
	{name: "csv", open: openTable},
	{name: "rss", open: openFeeds},
	{name: "html", pages: true, open: folderOf(".html", asPage)},
	{name: "warc", pages: true, open: recordsIn("pages.warc", false)},
	{name: "warc.gz", pages: true, open: recordsIn("pages.warc.gz", true)},
	{name: "ndjson-long", long: true, open: linesIn("news.ndjson", nil)},
	{name: "warc-long", long: true, pages: true, open: recordsIn("pages.warc", false)},
}

// chooseShapes are the one of that name, or all if it is empty.
func chooseShapes(name string) ([]shape, error) {
	if name == "" {
		return shapes, nil
	}
	var names []string
	for _, s := range shapes {
		if s.name == name {
			return []shape{s}, nil
		}
		names = append(names, s.name)
	}
	return nil, usagef("forms: -part %q is no form; want %s", name, strings.Join(names, ", "))
}

// packing is a compression; nil is none.
type packing func(io.Writer) (io.WriteCloser, error)

func gzipped(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil }

func zstandard(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }

func linesIn(name string, pack packing) func(dir string) (packer, error) {
	return func(dir string) (packer, error) {
		s, err := createSink(filepath.Join(dir, name), pack)
		return newLines(s), err
	}
}

func recordsIn(name string, members bool) func(dir string) (packer, error) {
	return func(dir string) (packer, error) {
		s, err := createSink(filepath.Join(dir, name), nil)
		return &records{sink: s, members: members}, err
	}
}

func folderOf(ending string, text func(story) string) func(dir string) (packer, error) {
	return func(dir string) (packer, error) {
		return &folder{dir: dir, ending: ending, text: text}, nil
	}
}
