package warc_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"dateline/index/ingest/warc"
)

// written is one record of a file that a test makes.
type written struct {
	typ    string
	fields string // further lines of the header, each with its end
	block  string
}

// text is the record as a WARC file holds it.
func (w written) text() string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:x:%d>\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		w.typ, len(w.block), w.fields, len(w.block), w.block)
}

// page is a response with a header of HTTP.
func page(target, header, body string) written {
	return written{"response", "WARC-Target-URI: " + target + "\r\nWARC-Date: 2020-09-27T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n",
		"HTTP/1.1 200 OK\r\n" + header + "\r\n" + body}
}

func join(records ...written) string {
	var b strings.Builder
	for _, w := range records {
		b.WriteString(w.text())
	}
	return b.String()
}

func gz(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	z.Close()
	return b.String()
}

func zst(t testing.TB, text string, opt ...zstd.EOption) string {
	t.Helper()
	e, err := zstd.NewWriter(nil, opt...)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	return string(e.EncodeAll([]byte(text), nil))
}

// each packs every record by itself.
func each(pack func(string) string, records ...written) string {
	var b strings.Builder
	for _, w := range records {
		b.WriteString(pack(w.text()))
	}
	return b.String()
}

// seen is what a test compares of a record.
type seen struct {
	Type    warc.Type
	Target  string
	Block   string
	Notices string
}

// readAll reads every record with its block, and how reading ended.
func readAll(file string, opt warc.Options) (all []seen, at []warc.Position, end error) {
	r := warc.NewReader(strings.NewReader(file), opt)
	for {
		rec, err := r.Next()
		if err != nil {
			return all, at, err
		}
		block, _ := io.ReadAll(rec.Block)
		rec.Finish()
		all = append(all, seen{rec.Type, rec.Target, string(block), fmt.Sprint(rec.Notices)})
		at = append(at, rec.Position)
	}
}

// first reads the first record of a file.
func first(t *testing.T, file string, opt warc.Options) *warc.Record {
	t.Helper()
	rec, err := warc.NewReader(strings.NewReader(file), opt).Next()
	if err != nil {
		t.Fatal(err)
	}
	return rec
}
