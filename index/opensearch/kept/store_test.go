package kept_test

import (
	"context"
	"crypto/rand"
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/index/entity"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
	"dateline/index/opensearch/kept"
)

func TestMain(m *testing.M) { os.Exit(clustertest.Main(m)) }

var (
	one   = kept.Text{Name: "a.1", Title: "Mara Velk", Body: "In Baku, Mara Velk spoke."}
	found = [][]entity.Tagged{{{Start: 0, End: 9, Label: "PERSON"}}, {{Start: 3, End: 7, Label: "GPE"}, {Start: 9, End: 18, Label: "PERSON"}}}
)

// open returns what is kept of an archive that is not there, and a client of its cluster.
func open(t *testing.T) (*kept.Store, *cluster.Client) {
	t.Helper()
	at, err := cluster.ParseAddress(clustertest.Shared(t).Address("k" + strings.ToLower(rand.Text())))
	ok(t, err)
	c, err := cluster.New(at, cluster.Options{})
	ok(t, err)
	t.Cleanup(func() {
		if err := c.DeleteIndex(context.WithoutCancel(t.Context()), at.Name+".tagged"); err != nil && !errors.Is(err, cluster.ErrAbsent) {
			t.Error(err)
		}
		c.Close()
	})
	return kept.New(c, kept.Options{Replicas: "0"}), c
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, s *kept.Store, tagger string, text kept.Text) *kept.Batch {
	t.Helper()
	b, err := s.Load(t.Context(), tagger, []kept.Text{text})
	ok(t, err)
	return b
}

func has(t *testing.T, s *kept.Store, tagger string, text kept.Text) bool {
	t.Helper()
	got, is := load(t, s, tagger, text).Get(text.Name, text.Title, text.Body)
	return is && reflect.DeepEqual(got, found)
}

func put(t *testing.T, s *kept.Store, tagger string, text kept.Text) {
	t.Helper()
	b := load(t, s, tagger, text)
	b.Put(text.Name, found, text.Title, text.Body)
	ok(t, b.Flush(t.Context()))
}

func TestKeptForTheSameTextsAndTagger(t *testing.T) {
	s, _ := open(t)
	if has(t, s, "one", one) {
		t.Error("there before it was put")
	}
	ok(t, s.Drop(t.Context(), "a")) // nothing is kept yet
	put(t, s, "one", one)
	later, changed := one, one
	later.Name, changed.Body = "a.2", one.Body+" "
	for _, c := range []struct {
		tagger string
		text   kept.Text
		want   bool
	}{{"one", one, true}, {"two", one, false}, {"one", later, false}, {"one", changed, false}} {
		if has(t, s, c.tagger, c.text) != c.want {
			t.Errorf("%+v", c)
		}
	}
	put(t, s, "two", one)
	if has(t, s, "one", one) || !has(t, s, "two", one) {
		t.Error("another tagger does not take the place of the one before")
	}
}

// Compact takes out what is of articles that are gone, or of another tagger, and Drop all
// revisions of one article.
func TestWhatIsDropped(t *testing.T) {
	s, _ := open(t)
	text := func(name string) kept.Text { return kept.Text{Name: name, Title: one.Title, Body: one.Body} }
	for _, name := range []string{"a.1", "a.12", "b.1", "ab.1"} {
		put(t, s, "one", text(name))
	}
	put(t, s, "before", text("c.1"))
	ok(t, s.Drop(t.Context(), "a"))
	var asked []ledger.Ref
	gone := func(_ context.Context, refs []ledger.Ref) ([]bool, error) {
		asked = append(asked, refs...)
		out := make([]bool, len(refs))
		for i, r := range refs {
			out[i] = r.ID == "b"
		}
		return out, nil
	}
	ok(t, s.Compact(t.Context(), "one", gone))
	if want := []ledger.Ref{{ID: "ab", Revision: 1}, {ID: "b", Revision: 1}, {ID: "c", Revision: 1}}; !slices.Equal(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
	for name, want := range map[string]bool{"a.1": false, "a.12": false, "b.1": false, "ab.1": true} {
		if has(t, s, "one", text(name)) != want {
			t.Errorf("%s is kept: %v", name, !want)
		}
	}
	if has(t, s, "before", text("c.1")) {
		t.Error("what another tagger found is kept")
	}
}

// An index that is lost, or of another format, costs what it held, and no more.
func TestAnIndexThatIsLostIsMadeAnew(t *testing.T) {
	s, c := open(t)
	put(t, s, "one", one)
	name := c.Address().Name + ".tagged"
	ok(t, c.DeleteIndex(t.Context(), name))
	if has(t, s, "one", one) {
		t.Error("there without an index")
	}
	b := load(t, s, "one", one)
	b.Put(one.Name, found, one.Title, one.Body)
	if err := b.Flush(t.Context()); !errors.Is(err, cluster.ErrAbsent) {
		t.Errorf("error %v, want that the index is not there", err)
	}
	ok(t, b.Flush(t.Context()))
	if !has(t, s, "one", one) {
		t.Error("nothing is kept any more")
	}
	ok(t, c.Call(t.Context(), "PUT", cluster.Path(name, "_mapping"), nil, map[string]any{"_meta": map[string]any{"dateline_tagged": 0}}, nil))
	s = kept.New(c, kept.Options{Replicas: "0"})
	put(t, s, "one", kept.Text{Name: "b.1"})
	if has(t, s, "one", one) {
		t.Error("what is of another format is kept")
	}
}
