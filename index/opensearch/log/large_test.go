package log_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch/log"
)

// A text of the greatest length is kept as it is, also where each of its bytes takes six in
// JSON.
func TestLargestText(t *testing.T) {
	l := open(t)
	a := article("a", "Kite", strings.Repeat("\x01", dateline.MaxArticleBytes-4))
	put(t, l, a)
	got, err := l.Article(t.Context(), "a", 0)
	ok(t, err)
	if got.Title != a.Title || got.Body != a.Body {
		t.Errorf("%d bytes came back, of %d", len(got.Body), len(a.Body))
	}
	sound(t, l)
}

// What a commit changes may be more than fits into its document; a server that is killed
// behind the commit leaves it to the next.
func TestLargeBatch(t *testing.T) {
	const many = 12_000
	c, name := client(t)
	batch := make([]dateline.Article, many)
	for i := range batch {
		batch[i] = article(fmt.Sprintf("n%05d", i), "", "alpha")
		batch[i].Known.URL = dateline.Sourced[string]{Value: "https://heron.test/" + strings.Repeat("x", 200), From: dateline.FromText}
	}
	if _, _, err := dying(t, c, name, "committed", 0).Put(t.Context(), batch); err == nil {
		t.Fatal("the server was not killed")
	}
	l := openAt(t, c, name)
	if n := len(entries(t, l)); n != many {
		t.Errorf("%d changes, want %d", n, many)
	}
	if out := put(t, l, batch[many-1]); out[0].Status != dateline.Unchanged {
		t.Error(out)
	}
	var live int
	for _, err := range l.Live(t.Context()) {
		ok(t, err)
		live++
	}
	if live != many {
		t.Errorf("%d articles, want %d", live, many)
	}
	sound(t, l)
	ok(t, l.Compact(t.Context()))
	found, err := c.Count(t.Context(), name+".log", map[string]any{"query": map[string]any{"prefix": map[string]any{"doc": "part-"}}})
	ok(t, err)
	if found != 0 {
		t.Errorf("%d parts are left", found)
	}
}

// A list of places may be more than fits into a document.
func TestManyPlaces(t *testing.T) {
	const many = 60_000
	c, name := client(t)
	l, other := openAt(t, c, name), openAt(t, c, name)
	places := make([]dateline.Place, many)
	for i := range places {
		places[i] = dateline.Place{ID: fmt.Sprintf("p-%06d", i), Label: fmt.Sprint("Velun ", i), Countries: []string{"AA"}, Lat: 1, Lon: 2, Located: true}
	}
	changed, _, err := l.PutPlaces(t.Context(), "atlas", places)
	if err != nil || !changed {
		t.Fatal(changed, err)
	}
	got, err := other.Places(t.Context())
	ok(t, err)
	if !slices.EqualFunc(got, places, func(a, b dateline.Place) bool { return fmt.Sprint(a) == fmt.Sprint(b) }) {
		t.Errorf("%d places came back, of %d", len(got), many)
	}
	if changed, _, err = other.PutPlaces(t.Context(), "atlas", places); err != nil || changed {
		t.Error(changed, err)
	}
	sound(t, other)
}

func TestOptionsAreRefused(t *testing.T) {
	c, name := client(t)
	for _, opt := range []log.Options{{Shards: -1}, {Shards: 1025}, {Replicas: "two"}, {Copies: "-1"}} {
		if _, err := log.Open(t.Context(), c, name, opt); dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("%+v: %v", opt, err)
		}
	}
}

// Articles that are read together may have more revisions than a cluster gives in one answer,
// which is 10,000.
func TestManyRevisions(t *testing.T) {
	const articles, revisions = 200, 51
	l := open(t)
	var batch []dateline.Article
	for i := range articles * revisions {
		batch = append(batch, article(fmt.Sprint("n", i%articles), "Kite", fmt.Sprint("alpha ", i)))
	}
	put(t, l, batch...)
	sound(t, l)
	ok(t, l.Backup(t.Context(), io.Discard))
}
