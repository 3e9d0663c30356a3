package warc_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"dateline/index/ingest/warc"
)

// same is n bytes of x.
func same(n int64) io.Reader { return io.LimitReader(xs{}, n) }

type xs struct{}

func (xs) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// allocated is the bytes that f allocates, in all.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	const most = 2 << 20
	header := func(n int64) io.Reader {
		return strings.NewReader(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n", n))
	}
	http := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0fffffffffffffff\r\n"
	const large = 50 << 20
	for name, file := range map[string]io.Reader{
		"long block":         io.MultiReader(header(large), same(large)),
		"length of nothing":  header(60 << 30),
		"line without end":   same(large),
		"chunk of nothing":   io.MultiReader(header(60<<30), strings.NewReader(http)),
		"long chunk":         io.MultiReader(header(large), strings.NewReader(http), same(large)),
		"HTTP line, no end":  io.MultiReader(header(large), strings.NewReader("HTTP/1.1 200 "), same(large)),
		"WARC line, no end":  io.MultiReader(strings.NewReader("WARC/1.0\r\nX: "), same(large)),
		"chunk size, no end": io.MultiReader(header(large), strings.NewReader(http[:47]+"1;"), same(large)),
	} {
		got := allocated(func() {
			r := warc.NewReader(file, warc.Options{Verify: true})
			for rec, err := r.Next(); err == nil; rec, err = r.Next() {
				if p, err := rec.Payload(); err == nil {
					io.Copy(io.Discard, p.Body)
				}
			}
		})
		if got > most {
			t.Errorf("%s: %d bytes were allocated, want at most %d", name, got, most)
		}
	}
}
