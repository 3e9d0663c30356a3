package remote_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/index/remote"
)

// BenchmarkCalls measures what the socket adds to a call.
func BenchmarkCalls(b *testing.B) {
	dir := b.TempDir()
	held, err := index.Open(b.Context(), dir, index.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer held.Close()
	ln, err := remote.Listen(dir)
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	go func() { _ = remote.Serve(ctx, ln, held, remote.Options{}) }()
	through, err := remote.Dial(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	defer through.Close()
	fillFor(b, held)
	for name, a := range map[string]dateline.Archive{"held": held, "through": through} {
		b.Run("Stats/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := a.Stats(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("Search/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := a.Search(b.Context(), dateline.Search{Text: "alpha", Limit: 20}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("Each/"+name, func(b *testing.B) {
			for b.Loop() {
				for _, err := range a.Each(b.Context(), dateline.Search{}) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// fillFor puts 500 articles of 2 KB.
func fillFor(b *testing.B, a dateline.Archive) {
	b.Helper()
	var batch []dateline.Article
	for i := range 500 {
		id := fmt.Sprintf("a%03d", i)
		batch = append(batch, dateline.Article{
			ID: dateline.ID(id), Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: id}},
			Title: id, Body: strings.Repeat("alpha beta ", 190),
		})
	}
	_, upTo, err := a.Put(b.Context(), batch)
	if err == nil {
		err = a.Wait(b.Context(), upTo)
	}
	if err != nil {
		b.Fatal(err)
	}
}
