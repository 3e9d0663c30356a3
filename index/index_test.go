package index_test

import (
	"testing"

	"dateline"
	"dateline/index"
)

// open opens the archive in dir until the end of t.
func open(t *testing.T, dir string) *index.Archive {
	t.Helper()
	a, err := index.Open(t.Context(), dir, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// put puts articles that must all be taken, and waits until they are searchable.
func put(t *testing.T, a *index.Archive, articles ...dateline.Article) {
	t.Helper()
	out, seq, err := a.Put(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range out {
		if o.Err != nil {
			t.Fatalf("article %d of %d: %v", i, len(articles), o.Err)
		}
	}
	wait(t, a, seq)
}

func erase(t *testing.T, a *index.Archive, id dateline.ID) {
	t.Helper()
	seq, err := a.Erase(t.Context(), id, "a test")
	if err != nil {
		t.Fatal(err)
	}
	wait(t, a, seq)
	if _, err := a.Restore(t.Context(), id); err != nil {
		t.Fatal(err)
	}
}

func wait(t *testing.T, a *index.Archive, seq dateline.Seq) {
	t.Helper()
	if err := a.Wait(t.Context(), seq); err != nil {
		t.Fatal(err)
	}
}

func ids(t *testing.T, a *index.Archive, s dateline.Search) (out []string) {
	t.Helper()
	s.Limit = dateline.MaxLimit
	res, err := a.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range res.Hits {
		out = append(out, string(h.ID))
	}
	return out
}
