package ingest_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// A coding in which something is sent is no part of it: name, key, lines and depth
// are those of what is inside.
func TestReadDecodesWhatIsSent(t *testing.T) {
	pack := map[string]func(testing.TB, string) string{
		"gzip": func(t testing.TB, s string) string { return gz(t, s) }, "zstd": func(t testing.TB, s string) string { return zst(t, s) },
	}
	for _, coding := range ingest.Encodings() {
		for name, want := range map[string][]string{
			"a.txt":    {"article a.txt [|A.]"},
			"b.ndjson": {"article b.ndjson:1 [1|]", "article b.ndjson:2 [2|]"},
		} {
			content := map[string]string{"a.txt": "A.", "b.ndjson": twoLines}[name]
			items := read(t, pack[coding](t, content), ingest.Offer{Name: name, Encoding: coding}, ingest.Options{Limits: ingest.Limits{Depth: 1}})
			compare(t, told("no folder", items), want)
			if key := items[0].Article.Keys[0]; strings.Contains(key.Value, coding) {
				t.Errorf("%s: key %s", coding, key)
			}
		}
		items := read(t, pack[coding](t, gz(t, "A.")), ingest.Offer{Name: "a.txt.gz", Encoding: coding}, ingest.Options{Limits: ingest.Limits{Depth: 1}})
		compare(t, told("no folder", items), []string{"article a.txt.gz [|A.]"})
		items = read(t, "A.", ingest.Offer{Name: "a.txt", Encoding: coding}, ingest.Options{})
		if len(items) != 1 || items[0].Kind != ingest.KindRejected {
			t.Errorf("what is no %s: %v", coding, items)
		}
	}
}

// Each line is given before the next is sent, also through a coding.
func TestCodedLinesFlow(t *testing.T) {
	for coding, packed := range map[string]func(io.Writer) flusher{
		"gzip": func(w io.Writer) flusher { return gzip.NewWriter(w) },
		"zstd": func(w io.Writer) flusher { z, _ := zstd.NewWriter(w); return z },
	} {
		r, w := io.Pipe()
		given := make(chan bool, 1)
		go func() {
			z := packed(w)
			for range 3 {
				_, err := io.WriteString(z, `{"body":"one"}`+"\n")
				if err = errors.Join(err, z.Flush()); err != nil {
					w.CloseWithError(err)
				}
				if !<-given {
					return
				}
			}
		}()
		n := 0
		for it := range ingest.Read(t.Context(), r, ingest.Offer{ContentType: "application/x-ndjson", Encoding: coding}, ingest.Options{}) {
			if n++; it.Line != n || it.Kind != ingest.KindArticle {
				t.Errorf("%s: item %d: %v", coding, n, it)
			}
			if n == 3 {
				break
			}
			given <- true
		}
		r.Close()
		given <- false
		if n != 3 {
			t.Errorf("%s: %d items", coding, n)
		}
	}
}

type flusher interface {
	io.Writer
	Flush() error
}

func TestOfferFlows(t *testing.T) {
	for o, want := range map[ingest.Offer]bool{
		{ContentType: "application/x-ndjson"}: true, {ContentType: "Application/NDJSON; charset=utf-8"}: true, {Name: "a.jsonl", ContentType: "text/plain"}: true,
		{ContentType: "text/plain"}: false, {Name: "a.txt", ContentType: "application/x-ndjson"}: false, {Name: "a.zip"}: false, {}: false,
	} {
		if o.Flows() != want {
			t.Errorf("%+v: %v, want %v", o, !want, want)
		}
	}
}

func TestOfferCheck(t *testing.T) {
	if err := (ingest.Offer{Name: "a.txt", Encoding: "GZIP", Address: "https://example.org/", Source: "s"}).Check(); err != nil {
		t.Error(err)
	}
	for field, o := range map[string]ingest.Offer{
		"name": {Name: "../a"}, "source": {Source: "\n"}, "address": {Address: "ftp://x"}, "content-encoding": {Encoding: "br"},
	} {
		err := o.Check()
		var e *dateline.Error
		if !errors.As(err, &e) || e.Kind != dateline.Invalid || e.Field != field {
			t.Errorf("%+v: %v, want a fault of %s", o, err, field)
		}
	}
}
