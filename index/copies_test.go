package index_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"dateline"
	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// reprints puts n articles of some 80 words, of which every fifth has the text of
// another.
func reprints(t testing.TB, a *index.Archive, n int) {
	t.Helper()
	rng := rand.New(rand.NewPCG(3, 3))
	var texts []string
	var batch []dateline.Article
	var last dateline.Seq
	for i := range n {
		if i%5 > 0 || i == 0 {
			body := "mortar"
			for range 80 {
				body += fmt.Sprintf(" N%x w%x", rng.IntN(3000), rng.IntN(300))
			}
			texts = append(texts, body)
		}
		at := note(fmt.Sprintf("r%06d", i), texts[len(texts)-1-i%5/4])
		at.Known.Publication = dateline.Sourced[string]{Value: fmt.Sprint("p", i%7), From: dateline.FromMetadata}
		if batch = append(batch, at); len(batch) == 500 || i == n-1 {
			_, seq, err := a.Put(t.Context(), batch)
			if err != nil {
				t.Fatal(err)
			}
			last, batch = seq, nil
		}
	}
	if err := a.Wait(t.Context(), last); err != nil {
		t.Fatal(err)
	}
}

// What a clean close keeps of the copies, and what is made again where it is not
// there or not what it was, is the same.
func TestCopiesOutliveWhatIsKeptOfThem(t *testing.T) {
	dir := t.TempDir()
	asked := dateline.Search{Text: "mortar", Copies: dateline.Fold, Limit: 100}
	var want *dateline.Result
	for i, spoil := range []func(file string) error{
		func(string) error { return nil },
		os.Remove,
		func(file string) error { return os.Truncate(file, 20) },
		func(file string) error { return os.WriteFile(file, []byte("what is this, and why is it here?"), 0o644) },
		func(string) error { return nil },
	} {
		a, err := index.Open(t.Context(), dir, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			reprints(t, a, 120)
		}
		got, err := a.Search(t.Context(), asked)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if got.Folded == 0 || cmp.Diff(want.Hits, got.Hits) != "" || got.Total != want.Total {
			t.Errorf("opening %d: %d texts and %d folded, want %d and %d", i, got.Total, got.Folded, want.Total, want.Folded)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		generation := filepath.Join(dir, "index", "000001")
		if err := spoil(filepath.Join(generation, "copies.bin")); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(generation, "closed.json")); err != nil { // as behind a crash
			t.Fatal(err)
		}
	}
}

func BenchmarkCopies(b *testing.B) {
	a, err := index.Open(b.Context(), b.TempDir(), index.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer a.Close()
	reprints(b, a, 10_000)
	for name, s := range map[string]dateline.Search{
		"all": {Text: "mortar", Limit: 10}, "some": {Text: "w2f", Limit: 10}, "facets": {Text: "mortar", Limit: 10, Facets: []string{dateline.FacetPublication, dateline.FacetPlace}},
	} {
		for way, copies := range map[string]dateline.Copies{"show": dateline.Show, "fold": dateline.Fold} {
			s.Copies = copies
			b.Run(name+"/"+way, func(b *testing.B) {
				for b.Loop() {
					if _, err := a.Search(b.Context(), s); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
