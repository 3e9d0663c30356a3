package ingest_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"dateline/index/ingest"
)

// repeated is a stream of the same bytes, many times: members of gzip and frames
// of zstd may follow each other.
func repeated(part string, times int) io.Reader {
	parts := make([]io.Reader, times)
	for i := range parts {
		parts[i] = strings.NewReader(part)
	}
	return io.MultiReader(parts...)
}

// manyLines is 1 MiB of NDJSON, which packs to about a fourth.
func manyLines() (lines string, n int) {
	var b strings.Builder
	for letters := noise(512); b.Len() < 1<<20; n++ {
		fmt.Fprintf(&b, "{\"title\":\"%d\",\"body\":\"%s\"}\n", n, letters[n%256:]+letters[n%97:])
	}
	return b.String(), n
}

// held is the most that was in memory at any of ten points, and how many items
// there were.
func held(t *testing.T, items func(func(ingest.Item) bool), total int) (most uint64) {
	t.Helper()
	n := 0
	for it := range items {
		if it.Kind != ingest.KindArticle {
			t.Fatalf("%s", it)
		}
		if n++; n%(total/10) == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if n != total {
		t.Errorf("%d items, want %d", n, total)
	}
	return most
}

// streamed is what may be in memory: less than what is streamed, more than it needs.
const streamed, bound = 48, 24 << 20

func TestPackedLinesStreamInConstantMemory(t *testing.T) {
	part, n := manyLines()
	for name, packed := range map[string]string{"a.ndjson.gz": gz(t, part), "a.ndjson.zst": zst(t, part), "a.ndjson": part} {
		s := ingest.Read(context.Background(), repeated(packed, streamed), ingest.Offer{Name: name}, ingest.Options{})
		if most := held(t, s, streamed*n); most > bound {
			t.Errorf("%s: %d MiB of lines held %d bytes", name, streamed, most)
		}
	}
}

func TestMembersStreamInConstantMemory(t *testing.T) {
	for name, pack := range map[string]func(...file) string{
		"a.zip": func(f ...file) string { return zipOf(t, f...) }, "a.tgz": func(f ...file) string { return gz(t, tarOf(t, f...)) },
	} {
		dir, n := linesIn(t, name, pack)
		plan, err := ingest.NewPlan(context.Background(), []string{dir}, ingest.Options{})
		must(t, err)
		if most := held(t, plan.Items(context.Background()), n); most > bound {
			t.Errorf("%s: %d MiB of lines held %d bytes", name, streamed, most)
		}
	}
}

// linesIn makes a folder of one container with one long member.
func linesIn(t *testing.T, name string, pack func(...file) string) (dir string, n int) {
	t.Helper()
	part, n := manyLines()
	return tree(t, map[string]string{name: pack(file{"a.ndjson", strings.Repeat(part, streamed)})}), n * streamed
}

func BenchmarkPackedLines(b *testing.B) {
	part, _ := manyLines()
	for name, packed := range map[string]string{"a.ndjson.gz": gz(b, part), "a.ndjson.zst": zst(b, part), "a.ndjson": part} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(part)))
			b.ReportAllocs()
			for range ingest.Read(context.Background(), repeated(packed, b.N), ingest.Offer{Name: name}, ingest.Options{Limits: ingest.Limits{Ratio: 100_000}}) {
			}
		})
	}
}
