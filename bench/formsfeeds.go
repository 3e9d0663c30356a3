package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"
)

// feeds writes stories as items of RSS, in files of perFeed, since a feed is read
// as a whole.
type feeds struct {
	dir  string
	file *sink
	done int64 // bytes of the files before this one
}

const perFeed = 100

func openFeeds(dir string) (packer, error) { return &feeds{dir: dir}, nil }

func (f *feeds) add(n int, s story) error {
	if n%perFeed == 0 {
		if err := f.next(n / perFeed); err != nil {
			return err
		}
	}
	if _, err := io.WriteString(f.file, "<item>\n"); err != nil {
		return err
	}
	for _, part := range [][2]string{
		{"title", s.Title}, {"description", s.Body}, {"link", s.URL}, {"guid", s.ID}, {"pubDate", s.mailDate()},
	} {
		if err := f.element(part[0], part[1]); err != nil {
			return err
		}
	}
	_, err := io.WriteString(f.file, "</item>\n")
	return err
}

func (f *feeds) element(name, value string) error {
	_, before := fmt.Fprintf(f.file, "<%s>", name)
	text := xml.EscapeText(f.file, []byte(value))
	_, behind := fmt.Fprintf(f.file, "</%s>\n", name)
	return errors.Join(before, text, behind)
}

// mailDate is the date as RSS has it, in the form of RFC 5322; "" if unknown.
func (s story) mailDate() string {
	moment, err := time.Parse(time.RFC3339, s.Date)
	if err != nil {
		return ""
	}
	return moment.Format(time.RFC1123Z)
}

// next ends a feed and begins another.
func (f *feeds) next(number int) (err error) {
	if err := f.Close(); err != nil {
		return err
	}
	f.file, err = createSink(filepath.Join(f.dir, fmt.Sprintf("feed%05d.rss", number)), nil)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f.file, "<rss version=\"2.0\"><channel><title>News</title><link>https://example.org/%d</link>\n", number)
	return err
}

func (f *feeds) size() int64 {
	if f.file == nil {
		return f.done
	}
	return f.done + f.file.size()
}

// Close ends the feed that is being written.
func (f *feeds) Close() error {
	if f.file == nil {
		return nil
	}
	_, err := io.WriteString(f.file, "</channel></rss>\n")
	f.done = f.size()
	err = errors.Join(err, f.file.Close())
	f.file = nil
	return err
}
