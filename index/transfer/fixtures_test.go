package transfer_test

import (
	"fmt"
	"testing"
	"time"

	"dateline"
	"dateline/index"
)

// today is where the clock of every archive stands.
var today = day(28)

func day(n int) time.Time { return time.Date(2021, 5, n, 12, 0, 0, 0, time.UTC) }

func open(t *testing.T, dir string) dateline.Archive {
	t.Helper()
	a, err := index.Open(t.Context(), dir, index.Options{Now: func() time.Time { return today }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func path(value string) dateline.Key {
	return dateline.Key{Kind: dateline.KeyPath, Source: "attic", Value: value}
}

func article(id, body string, seen int, keys ...dateline.Key) dateline.Article {
	if len(keys) == 0 {
		keys = []dateline.Key{path(id)}
	}
	return dateline.Article{ID: dateline.ID(id), Keys: keys, Body: body, Seen: day(seen)}
}

func put(t *testing.T, a dateline.Archive, batch ...dateline.Article) {
	t.Helper()
	out, _, err := a.Put(t.Context(), batch)
	ok(t, err)
	for i, o := range out {
		if o.Err != nil || batch[i].ID != "" && o.ID != batch[i].ID {
			t.Fatalf("article %d: %+v", i, o)
		}
	}
}

func say(t *testing.T, a dateline.Archive, batch ...dateline.Correction) {
	t.Helper()
	out, _, err := a.Correct(t.Context(), batch)
	ok(t, err)
	for i, o := range out {
		if o.Status != dateline.Added {
			t.Fatalf("correction %d: %+v", i, o)
		}
	}
}

func places(t *testing.T, a dateline.Archive, source string, list ...dateline.Place) {
	t.Helper()
	_, _, err := a.PutPlaces(t.Context(), source, list)
	ok(t, err)
}

func erase(t *testing.T, a dateline.Archive, id dateline.ID, why string) {
	t.Helper()
	_, err := a.Erase(t.Context(), id, why)
	ok(t, err)
}

func restore(t *testing.T, a dateline.Archive, id dateline.ID) {
	t.Helper()
	_, err := a.Restore(t.Context(), id)
	ok(t, err)
}

func set(t *testing.T, a dateline.Archive, key string, value []byte) {
	t.Helper()
	_, version, err := a.State().Get(t.Context(), key)
	ok(t, err)
	_, err = a.State().Set(t.Context(), key, value, version)
	ok(t, err)
}

// everything fills an archive with every kind of thing that there is in one.
func everything(t *testing.T, a dateline.Archive) {
	t.Helper()
	velun := dateline.Place{ID: "velun", Label: "Velun", Kind: "town", Countries: []string{"AA", "BB"}, Names: []string{"Vel"}, Lat: 1.5, Lon: -2, Located: true}
	tarsk := dateline.Place{ID: "tarsk", Label: "Tarsk"}
	places(t, a, "atlas", velun, tarsk, dateline.Place{ID: "marrow", Label: "Marrow"})
	places(t, a, "desk", dateline.Place{ID: "fog", Label: "Fogg"})
	places(t, a, dateline.SourceGeoNames, dateline.Place{ID: "gn-1", Label: "Velun"}, dateline.Place{ID: "gn-2", Label: "Oldham"})
	texts(t, a)
	corrections(t, a)
	tombstones(t, a)
	places(t, a, "atlas", velun, tarsk, dateline.Place{ID: "harbour", Label: "Old Harbour"})
	places(t, a, "desk")
	places(t, a, dateline.SourceGeoNames, dateline.Place{ID: "gn-3", Label: "New Velun"})
	set(t, a, "keys/1", []byte("a key"))
	set(t, a, "keys/2", []byte{})
	set(t, a, "saved/ü", []byte{0, 0xff, '\n'})
}

// texts has revisions in and out of order, captures that reach over others, remains, and
// facts of every origin.
func texts(t *testing.T, a dateline.Archive) {
	t.Helper()
	full := article("full", "Rain in Velun.", 2)
	full.Title, full.Remains = "Rain", "Share this\nRead more"
	full.Known = dateline.Known{
		Publication: dateline.Sourced[string]{Value: "Heron", From: dateline.FromMetadata},
		URL:         dateline.Sourced[string]{Value: "https://heron.test/1", From: dateline.FromEditor},
		Language:    dateline.Sourced[string]{Value: "en", From: dateline.FromMachine},
		Dateline:    dateline.Sourced[string]{From: dateline.FromMetadata}, // unknown, and that is said
		TitleFrom:   dateline.FromText,
	}
	ok(t, full.Known.Published.Value.UnmarshalText([]byte("2021-05-01T10:30:00+04:00")))
	full.Known.Published.From = dateline.FromAddress
	put(t, a, full, article("b", "One in Velun.", 1), article("c", "Fog in Tarsk.", 5))
	put(t, a, article("b", "Two in Velun.", 3), article("b", "One in Velun.", 4), article("b", "Late in Velun.", 2))
	put(t, a, article("c", "Fog in Tarsk.", 9), article("c", "Fog in Tarsk, Tarsk.", 7))
	again := article("full", "Rain in Velun.", 8)
	again.Title, again.Remains = "Rain", "Share that"
	put(t, a, again)
	put(t, a, article("keyed", "Known by many names.", 1, numbered(1000, 1100)...))
	put(t, a, article("keyed", "Known by many names.", 1, numbered(1099, 1190)...), article("keyed", "Known by many names.", 1, numbered(1189, 1250)...))
	gap := article("gap", "The third of them.", 3)
	gap.Revision, gap.Last = 3, day(4)
	put(t, a, gap)
	title := article("title", "", 1)
	title.Title = "A title alone"
	put(t, a, title)
	for i := range 12 {
		put(t, a, article(fmt.Sprintf("n%d", i), fmt.Sprintf("Text %d of Velun.", i), 1+i))
	}
}

// numbered returns the keys of the numbers from first to before end.
func numbered(first, end int) (keys []dateline.Key) {
	for i := first; i < end; i++ {
		keys = append(keys, path(fmt.Sprintf("k/%d", i)))
	}
	return keys
}

// corrections are of every kind; some were taken back, one is of an article that is
// erased later, some could not be said any more in the end.
func corrections(t *testing.T, a dateline.Archive) {
	t.Helper()
	mention := func(id dateline.ID, words string, n int, entity string) dateline.Correction {
		return dateline.Correction{Kind: dateline.CorrectMention, Article: id, Field: dateline.FieldBody, Words: []string{words}, Occurrence: n, Entity: entity}
	}
	put(t, a, article("gone", "Gone from Tarsk.", 1))
	say(t, a,
		dateline.Correction{Kind: dateline.CorrectMerge, Entity: "welun", Into: "velun", By: "mia", Why: "one town", At: day(3)},
		mention("gone", "Tarsk", 1, ""),
		dateline.Correction{Kind: dateline.CorrectSplit, Entity: "velun", Into: "vel-river", Words: []string{"Vel", "Vélu"}, Label: "Vel", Type: dateline.TypePlace},
		dateline.Correction{Kind: dateline.CorrectName, Entity: "marrow", Words: []string{"Old Harbour"}},
		dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 4, Why: "it is another"},
		dateline.Correction{Kind: dateline.CorrectName, Entity: "tarsk", Words: []string{"Tarszk", "Tarsk on the Vel"}},
		dateline.Correction{Kind: dateline.CorrectName, Entity: "fog", Words: []string{"Fog"}},
		dateline.Correction{Kind: dateline.CorrectPlace, Place: dateline.Place{ID: "new", Label: "Newton", Names: []string{"Newtown"}, Countries: []string{"AA"}}},
		mention("c", "Tarsk", 1, "velun"), mention("b", "One", 1, ""),
		dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 10},
		dateline.Correction{Kind: dateline.CorrectRename, Entity: "velun", Label: "Velun am Vel"},
		dateline.Correction{Kind: dateline.CorrectRetype, Entity: "heron-inc", Type: dateline.TypeOrganisation},
		mention("gone", "Gone", 1, "velun"),
		dateline.Correction{Kind: dateline.CorrectHide, Entity: "fog"},
		dateline.Correction{Kind: dateline.CorrectShow, Entity: "fog"},
	)
	put(t, a, article("b", "Words that are others.", 20))
}

// tombstones are of an article that had corrections, one that may come back, and one that
// has.
func tombstones(t *testing.T, a dateline.Archive) {
	t.Helper()
	erase(t, a, "gone", "a court in Velun")
	put(t, a, article("many", "Many names.", 1, numbered(0, 100)...), article("many", "Many names.", 1, numbered(99, 180)...))
	erase(t, a, "many", "")
	for _, id := range []string{"lifted", "back", "short"} {
		put(t, a, article(id, "The first.", 1, path(id), path(id+"/2")))
		put(t, a, article(id, "The second.", 2, path(id), path(id+"/3")))
		erase(t, a, dateline.ID(id), "")
	}
	restore(t, a, "lifted")
	restore(t, a, "back")
	put(t, a, article("", "The third.", 3, path("back/2")))
	put(t, a, article("", "The fourth.", 4, path("back/2")))
}

// all collects what a sequence yields.
func all[T any](t *testing.T, seq func(yield func(T, error) bool)) (out []T) {
	t.Helper()
	for v, err := range seq {
		ok(t, err)
		out = append(out, v)
	}
	return out
}
