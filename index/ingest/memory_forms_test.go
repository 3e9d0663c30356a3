package ingest_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"dateline/index/ingest"
)

// manyOf is about 1 MiB of a form, to be repeated between a beginning and an end.
func manyOf(form string) (begin, part, end string, n int) {
	var b strings.Builder
	for letters := noise(512); b.Len() < 1<<20; n++ {
		text := letters[n%256:] + letters[n%97:]
		switch form {
		case "a.json":
			fmt.Fprintf(&b, ",\n{\"title\":\"%d\",\"body\":\"%s\"}", n, text)
		case "a.csv":
			fmt.Fprintf(&b, "%d,\"%s\n\"\n", n, text)
		case "a.sgm":
			fmt.Fprintf(&b, "<REUTERS NEWID=\"%d\">\n<TEXT><BODY>%s</BODY></TEXT>\n</REUTERS>\n", n, text)
		case "a.warc":
			b.WriteString(page(fmt.Sprintf("https://example.org/%d", n), "text/plain", text))
		case "a.ndjson":
			fmt.Fprintf(&b, "{\"title\":\"%d\",\"body\":\"%s\"}\n", n, text)
		}
	}
	switch form {
	case "a.json":
		return `{"n":1,"articles":[{"title":"0"}`, b.String(), "]}", n
	case "a.csv":
		return "title,body\n0,\n", b.String(), "", n
	case "a.warc":
		return page("https://example.org/", "text/plain", "0"), b.String(), "", n
	}
	return "", b.String(), "", n
}

func TestFormsStreamInConstantMemory(t *testing.T) {
	for _, form := range []string{"a.json", "a.csv", "a.sgm", "a.warc"} {
		begin, part, end, n := manyOf(form)
		total := streamed * n
		if begin != "" {
			total++
		}
		in := io.MultiReader(strings.NewReader(begin), repeated(part, streamed), strings.NewReader(end))
		if most := held(t, ingest.Read(context.Background(), in, ingest.Offer{Name: form}, ingest.Options{}), total); most > bound {
			t.Errorf("%s: %d MiB held %d bytes", form, streamed, most)
		}
	}
}

func BenchmarkForms(b *testing.B) {
	for _, form := range []string{"a.ndjson", "a.json", "a.csv", "a.sgm", "a.warc"} {
		begin, part, end, n := manyOf(form)
		b.Run(form, func(b *testing.B) {
			b.SetBytes(int64(len(part)))
			b.ReportAllocs()
			in := io.MultiReader(strings.NewReader(begin), repeated(part, b.N), strings.NewReader(end))
			for range ingest.Read(context.Background(), in, ingest.Offer{Name: form}, ingest.Options{}) {
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func BenchmarkFeed(b *testing.B) {
	var items strings.Builder
	const n = 500
	letters := noise(1000)
	for i := range n {
		fmt.Fprintf(&items, "<item><guid>%d</guid><title>T</title><description>&lt;p&gt;%s&lt;/p&gt;</description></item>", i, letters)
	}
	feed := "<rss><channel><title>F</title>" + items.String() + "</channel></rss>"
	b.SetBytes(int64(len(feed)))
	b.ReportAllocs()
	for b.Loop() {
		read(b, feed, ingest.Offer{Name: "a.rss"}, ingest.Options{})
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
