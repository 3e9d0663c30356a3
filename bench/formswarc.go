package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"time"
)

// records writes each page as the answer of a server in a web archive.
type records struct {
	*sink
	members bool  // each record is a member of gzip, as crawlers write them
	written int64 // bytes of the records before they are packed
}

func (r *records) add(n int, s story) error {
	one := &sink{to: r.sink}
	if r.members {
		z := gzip.NewWriter(r.sink)
		one.to, one.ends = z, []func() error{z.Close}
	}
	err := writeRecord(one, n, s)
	r.written += one.written
	return errors.Join(err, one.Close())
}

func (r *records) size() int64 { return r.written }

// writeRecord writes a record of WARC 1.0.
func writeRecord(w io.Writer, n int, s story) error {
	const answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
	http := fmt.Sprintf(answer, len(s.Body))
	_, err := fmt.Fprintf(w, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%08x-0000-4000-8000-000000000000>\r\n"+
		"WARC-Target-URI: %s\r\nWARC-Date: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n",
		n, s.URL, captured.Format(time.RFC3339), len(http)+len(s.Body), http, s.Body)
	return err
}
