package index_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dateline"
	"dateline/index"
)

var update = flag.Bool("update", false, "write testdata anew")

// firstFormat is an archive as the first version of the program wrote it. It is
// written once: every later version must open it.
const firstFormat = "testdata/format1"

func TestTheFirstFormatOpens(t *testing.T) {
	if *update {
		writeFirstFormat(t)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(firstFormat)); err != nil {
		t.Fatal(err)
	}
	a := open(t, dir)
	for text, want := range map[string][]string{"": {"ferry", "harvest"}, "sailing": {"ferry"}, "Oldharbour": {"ferry", "harvest"}, `"wheat"`: {"harvest"}} {
		if got := ids(t, a, dateline.Search{Text: text, Sort: dateline.Oldest}); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
	if _, _, err := a.Article(t.Context(), "gone", 0); dateline.KindOf(err) != dateline.Gone {
		t.Errorf("an erased article is %v, want gone", err)
	}
	old, _, err := a.Article(t.Context(), "ferry", 1)
	if err != nil || old.Title != "Ferry sails" {
		t.Errorf("the first revision is %q, %v", old.Title, err)
	}
	if err := a.Check(t.Context(), func(f dateline.Fault) { t.Errorf("%+v", f) }); err != nil {
		t.Error(err)
	}
}

func writeFirstFormat(t *testing.T) {
	if err := os.RemoveAll(firstFormat); err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	a, err := index.Open(t.Context(), firstFormat, index.Options{Now: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "oldharbour", Label: "Oldharbour", Names: []string{"Aldhafn"}}}); err != nil {
		t.Fatal(err)
	}
	article := func(id, title, body, published string) dateline.Article {
		d, err := dateline.ParseDate(published)
		if err != nil {
			t.Fatal(err)
		}
		return dateline.Article{
			ID: dateline.ID(id), Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "test", Value: id + ".txt"}}, Title: title, Body: body,
			Known: dateline.Known{Published: dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromMetadata}},
		}
	}
	put(t, a, article("ferry", "Ferry sails", "The ferry to Aldhafn sails again.", "2024-03"))
	put(t, a, article("ferry", "Ferry sails again", "The ferry from Aldhafn has sailed.", "2024-03"))
	put(t, a, article("harvest", "", "In Oldharbour the wheat stands high.", "2024-08-02"), article("gone", "Mistake", "Never sent.", "2024"))
	seq, err := a.Erase(t.Context(), "gone", "a mistake")
	if err != nil {
		t.Fatal(err)
	}
	wait(t, a, seq)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(firstFormat, "lock")); err != nil {
		t.Fatal(err)
	}
}
