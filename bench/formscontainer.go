package main

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"io"
	"path/filepath"
	"time"
)

// container writes each story as a text that is a member of one file.
type container struct {
	file    *sink
	members io.Closer
	member  func(name string, length int64) (io.Writer, error)
	written int64 // of the texts
}

func openZip(dir string) (packer, error) {
	s, err := createSink(filepath.Join(dir, "texts.zip"), nil)
	if err != nil {
		return nil, err
	}
	z := zip.NewWriter(s)
	return &container{file: s, members: z, member: func(name string, _ int64) (io.Writer, error) {
		return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: captured})
	}}, nil
}

func openTar(dir string) (packer, error) {
	s, err := createSink(filepath.Join(dir, "texts.tar.zst"), zstandard)
	if err != nil {
		return nil, err
	}
	t := tar.NewWriter(s)
	return &container{file: s, members: t, member: func(name string, length int64) (io.Writer, error) {
		return t, t.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: length, ModTime: captured})
	}}, nil
}

// captured is when all that is made here was, so that two runs make the same.
var captured = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func (c *container) add(n int, s story) error {
	text := asText(s)
	w, err := c.member(memberName(n, ".txt"), int64(len(text)))
	if err != nil {
		return err
	}
	c.written += int64(len(text))
	_, err = io.WriteString(w, text)
	return err
}

func (c *container) size() int64 { return c.written }

// Close writes the end of the container and of its file.
func (c *container) Close() error { return errors.Join(c.members.Close(), c.file.Close()) }
