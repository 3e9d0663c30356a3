package warc_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index/ingest/warc"
)

// tight are options that inputs of a fuzzer can reach.
var tight = warc.Options{MaxHeader: 4096, MaxLines: 50, MaxPayload: 64 << 10, Verify: true}

func FuzzReader(f *testing.F) {
	for _, file := range []string{
		join(sample[:3]...), each(gz, sample[:3]...), gz(join(sample[:3]...)), zst(f, join(sample[:2]...)), strings.Join(arcParts(), ""),
		page("http://a.example/", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gz("a text in gzip"))).text(),
		page("http://a.example/", "Content-Encoding: br\r\n", brotlied("a text in brotli")).text(),
		page("http://a.example/", "Content-Encoding: deflate\r\n", deflated("a text in deflate")).text(),
		page("http://a.example/", "Content-Encoding: zstd\r\n", zst(f, "a text in zstd")).text(),
	} {
		f.Add([]byte(file))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		records, end := walk(t, file)
		if bytes.HasPrefix(file, []byte{0x1f, 0x8b}) || bytes.HasPrefix(file, []byte{0x28, 0xb5, 0x2f, 0xfd}) || len(file) > 1 && file[1] == 0x2a {
			return
		}
		packed, packedEnd := walk(t, []byte(gz(string(file))))
		if diff := cmp.Diff(records, packed); diff != "" {
			t.Errorf("gzip gives other records (-plain +gzip)\n%s", diff)
		}
		if (end == io.EOF) != (packedEnd == io.EOF) {
			t.Errorf("plain ends with %v, gzip with %v", end, packedEnd)
		}
		if len(records) > 0 && !warc.Sniff(file) {
			t.Error("sniffed as none although it has records")
		}
	})
}

// walk reads a file to its end and checks what each record promises.
func walk(t *testing.T, file []byte) (all []seen, end error) {
	r := warc.NewReader(bytes.NewReader(file), tight)
	last := pos(-1, 0)
	for {
		rec, err := r.Next()
		if err != nil {
			checkEnd(t, err, file)
			return all, err
		}
		if rec.Position.Compare(last) <= 0 || rec.Offset > int64(len(file)) {
			t.Errorf("a record at %v behind one at %v in %d bytes", rec.Position, last, len(file))
		}
		last = rec.Position
		all = append(all, seen{rec.Type, rec.Target, checkRecord(t, rec), ""})
	}
}

func checkEnd(t *testing.T, err error, file []byte) {
	var b *warc.BreakError
	if err == io.EOF {
		return
	}
	if !errors.As(err, &b) || b.Reason == "" || b.Offset < 0 || b.Offset > int64(len(file)) || b.Skip < 0 {
		t.Errorf("ended with %v in a file of %d bytes", err, len(file))
	}
}

// checkRecord reads a record one way or the other and returns what it read.
func checkRecord(t *testing.T, rec *warc.Record) string {
	var got []byte
	if rec.Length%2 == 0 {
		p, err := rec.Payload()
		if err == nil {
			got, _ = io.ReadAll(p.Body)
		}
		if int64(len(got)) > tight.MaxPayload {
			t.Errorf("a payload of %d bytes", len(got))
		}
	} else {
		got, _ = io.ReadAll(rec.Block)
		if int64(len(got)) > rec.Length {
			t.Errorf("%d bytes of a block of %d", len(got), rec.Length)
		}
		if err := rec.Finish(); err == nil && int64(len(got)) != rec.Length {
			t.Errorf("%d bytes of a whole block of %d", len(got), rec.Length)
		}
	}
	if err := rec.Finish(); err != rec.Finish() {
		t.Error("finish is not the same twice")
	}
	if len(rec.Notices) > 21 || len(rec.Header) > tight.MaxLines {
		t.Errorf("%d notices, %d fields", len(rec.Notices), len(rec.Header))
	}
	return string(got)
}
