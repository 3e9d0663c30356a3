package warc_test

import (
	"io"
	"strings"
	"testing"

	"dateline/index/ingest/warc"
)

// news is 2,000 pages of 10 to 70 KB with words that repeat as those of pages do.
func news(header string, code func(string) string) []written {
	words := strings.Fields(html)
	var all []written
	state := uint32(1)
	for i := range 2000 {
		var b strings.Builder
		for range 2000 + i%10*1200 {
			state = state*1664525 + 1013904223
			b.WriteString(words[state>>16%7])
			b.WriteByte("aeiou tnrs"[state>>20%10])
		}
		w := page("http://a.example/", header, code(b.String()))
		w.fields += "WARC-Block-Digest: sha1:" + sha1base32(w.block) + "\r\n"
		all = append(all, w)
	}
	return all
}

func BenchmarkReader(b *testing.B) {
	pages := news("", func(s string) string { return s })
	coded := news("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", func(s string) string { return chunked(gz(s)) })
	for name, file := range map[string]string{"plain": join(pages...), "gzip": each(gz, pages...), "plain, pages in gzip": join(coded...)} {
		for how, read := range map[string]func(*warc.Record) int64{"headers": nil, "payload": payloadOf} {
			b.Run(name+"/"+how, func(b *testing.B) { run(b, file, warc.Options{}, read) })
		}
		b.Run(name+"/verified", func(b *testing.B) { run(b, file, warc.Options{Verify: true}, payloadOf) })
	}
}

func payloadOf(rec *warc.Record) int64 {
	p, err := rec.Payload()
	if err != nil {
		return 0
	}
	n, _ := io.Copy(io.Discard, p.Body)
	return n
}

// run reports stored bytes a second as MB/s, and allocations for each record.
func run(b *testing.B, file string, opt warc.Options, read func(*warc.Record) int64) {
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	records, out := 0, int64(0)
	for b.Loop() {
		r := warc.NewReader(strings.NewReader(file), opt)
		for rec, err := r.Next(); err != io.EOF; rec, err = r.Next() {
			if err != nil {
				b.Fatal(err)
			}
			if records++; read != nil {
				out += read(rec)
			}
			if opt.Verify && rec.Finish() == nil && rec.Notices != nil {
				b.Fatal(rec.Notices)
			}
		}
	}
	if out > 0 {
		b.ReportMetric(float64(out)/1e6/b.Elapsed().Seconds(), "payload-MB/s")
	}
	b.ReportMetric(float64(records)/float64(b.N), "records/op")
}
