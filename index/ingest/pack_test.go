package ingest_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

// file is a member to be packed, in its place.
type file struct{ name, content string }

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func gz(t testing.TB, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(content))
	must(t, err, w.Close())
	return b.String()
}

func zst(t testing.TB, content string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b)
	must(t, err)
	_, err = w.Write([]byte(content))
	must(t, err, w.Close())
	return b.String()
}

var packed = time.Date(2023, 9, 1, 10, 30, 0, 0, time.UTC)

func tarOf(t testing.TB, files ...file) string {
	t.Helper()
	var headers []tar.Header
	for _, f := range files {
		headers = append(headers, tar.Header{Name: f.name, Typeflag: tar.TypeReg, Size: int64(len(f.content)), ModTime: packed, Mode: 0o644})
	}
	return tarHeaders(t, headers, files)
}

func tarHeaders(t testing.TB, headers []tar.Header, files []file) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i, h := range headers {
		must(t, w.WriteHeader(&h))
		_, err := w.Write([]byte(files[i].content))
		must(t, err)
	}
	must(t, w.Close())
	return b.String()
}

func zipOf(t testing.TB, files ...file) string {
	t.Helper()
	var headers []zip.FileHeader
	for _, f := range files {
		headers = append(headers, zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: packed})
	}
	return zipHeaders(t, headers, files)
}

func zipHeaders(t testing.TB, headers []zip.FileHeader, files []file) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, h := range headers {
		m, err := w.CreateHeader(&h)
		must(t, err)
		_, err = m.Write([]byte(files[i].content))
		must(t, err)
	}
	must(t, w.Close())
	return b.String()
}
