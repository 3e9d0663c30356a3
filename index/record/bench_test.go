package record_test

import (
	"fmt"
	"testing"

	"dateline"
	"dateline/index/record"
)

// BenchmarkPut keeps batches of 500 articles with 3 KB bodies.
func BenchmarkPut(b *testing.B) {
	const size, distinct = 500, 4000
	bodies := make([]string, distinct)
	for i := range bodies {
		bodies[i] = prose(int64(i), 3000)
	}
	r := open(b)
	n := 0
	for b.Loop() {
		batch := make([]dateline.Article, size)
		for i := range batch {
			a := article(n)
			a.Body = bodies[n%distinct]
			a.Keys = append(a.Keys, url(fmt.Sprintf("https://example.org/news/2023/%d", n)))
			a.Known.Publication, a.Known.URL = from("The Test", dateline.FromMetadata), from(a.Keys[1].Value, dateline.FromMetadata)
			batch[i] = a
			n++
		}
		put(b, r, batch...)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkPutAgain puts batches of 500 articles that are known.
func BenchmarkPutAgain(b *testing.B) {
	r := open(b)
	batch := benchBatch(500)
	for b.Loop() {
		put(b, r, batch...)
	}
	b.ReportMetric(float64(500*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkArticles reads ten texts of 3 KB, as a page of results does.
func BenchmarkArticles(b *testing.B) {
	r := open(b)
	const all = 2000
	put(b, r, benchBatch(all)...)
	n := 0
	for b.Loop() {
		refs := make([]record.Ref, 10)
		for i := range refs {
			n = (n + 733) % all
			refs[i].ID = article(n).Keys[0].DerivedID()
		}
		out, err := r.Articles(ctx, refs)
		if err != nil || out[9].Body == "" {
			b.Fatal(err)
		}
	}
}

func benchBatch(n int) []dateline.Article {
	batch := make([]dateline.Article, n)
	for i := range batch {
		batch[i] = article(i)
		batch[i].Body = prose(int64(i), 3000)
	}
	return batch
}
