package match_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"testing"

	"dateline/index/match"

	index "github.com/blevesearch/bleve_index_api"
)

// TestWordsOfAField holds walks, the first and those of what is kept, against Bleve's own.
func TestWordsOfAField(t *testing.T) {
	w := newWorld(t, t.TempDir(), 5)
	for range 6 {
		w.write(t, 40, 60)
	}
	r := w.reader(t)
	defer r.Close()
	for _, bytes := range []int{1, 0} {
		c := match.NewCache(match.Options{Facts: options.Facts, Length: options.Length, ListBytes: bytes})
		for range 2 {
			v, err := c.View(background(), r)
			if err != nil {
				t.Fatal(err)
			}
			for _, field := range []string{"title", "body", "nowhere"} {
				for _, prefix := range []string{"", "w", "w1", "w13", "x", "\xff"} {
					want := counted(t, func() (index.FieldDict, error) { return r.FieldDictPrefix(field, []byte(prefix)) })
					got := walked(t, func(visit func(match.Word)) error { return v.Beginning(field, prefix, visit) })
					if !maps.Equal(got, want) {
						t.Errorf("with %d bytes the words of %s that begin with %q are %v, want %v", bytes, field, prefix, got, want)
					}
				}
				for word, distance := range map[string]int{"w1": 1, "1w": 1, "w": 2, "w33": 2, "abcdef": 2} {
					want := counted(t, func() (index.FieldDict, error) {
						return r.(index.IndexReaderFuzzy).FieldDictFuzzy(field, word, distance, "")
					})
					got := walked(t, func(visit func(match.Word)) error { return v.Near(field, word, distance, visit) })
					if !maps.Equal(got, want) {
						t.Errorf("with %d bytes the words of %s near %s~%d are %v, want %v", bytes, field, word, distance, got, want)
					}
				}
			}
		}
	}
}

func walked(t *testing.T, walk func(func(match.Word)) error) map[string]uint64 {
	t.Helper()
	out := map[string]uint64{}
	if err := walk(func(w match.Word) { out[w.Text] += w.Articles }); err != nil {
		t.Fatal(err)
	}
	return out
}

// counted adds up a dictionary of Bleve.
func counted(t *testing.T, open func() (index.FieldDict, error)) map[string]uint64 {
	t.Helper()
	d, err := open()
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	out := map[string]uint64{}
	for {
		e, err := d.Next()
		if err != nil {
			t.Fatal(err)
		}
		if e == nil {
			return out
		}
		out[e.Term] += e.Count
	}
}

// TestAWalkLooksAtItsContext ends a walk over many words whose reader has left.
func TestAWalkLooksAtItsContext(t *testing.T) {
	var body string
	for i := range 5000 {
		body += fmt.Sprintf("w%04d ", i)
	}
	r := said(t, [2]string{"", body})
	ctx, cancel := context.WithCancel(background())
	v, err := match.NewCache(options).View(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := v.Beginning("body", "w", func(match.Word) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("a walk that nobody waits for: %v", err)
	}
}
