package index_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"dateline"
	"dateline/index"
)

func correct(t *testing.T, a *index.Archive, batch ...dateline.Correction) {
	t.Helper()
	out, seq, err := a.Correct(t.Context(), batch)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range out {
		if o.Err != nil {
			t.Fatalf("correction %d: %v", i, o.Err)
		}
	}
	wait(t, a, seq)
}

// TestCorrectionsReadNoOtherArticle spoils a text in the record: each time that it is
// read is told in the log.
func TestCorrectionsReadNoOtherArticle(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	putPlaces(t, a, dateline.Place{ID: "velun", Label: "Velun"}, dateline.Place{ID: "welun", Label: "Welun"})
	put(t, a, note("other", "Velun and St. Marrow lie on the river."), note("named", "Rain at the Old Mill of Welun."))
	shut(t, a)
	spoilBody(t, dir, "other")
	var reads atomic.Int32
	a, err := openLogged(t, t.Context(), dir, func(message string) {
		if message == "an article cannot be indexed" {
			reads.Add(1)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer shut(t, a)
	for i, c := range []dateline.Correction{
		{Kind: dateline.CorrectMerge, Entity: "welun", Into: "velun"},
		{Kind: dateline.CorrectRename, Entity: "velun", Label: "V"},
		{Kind: dateline.CorrectHide, Entity: "x"},
		{Kind: dateline.CorrectName, Entity: "velun", Words: []string{"Old Mill"}},
		{Kind: dateline.CorrectPlace, Place: dateline.Place{ID: "rain", Label: "Rain"}},
		{Kind: dateline.CorrectMention, Article: "named", Field: "body", Words: []string{"Rain"}},
		{Kind: dateline.CorrectName, Entity: "mia-tal", Type: dateline.TypePerson, Words: []string{"Great Rain", "Rain at"}},
		{Kind: dateline.CorrectUndo, Undoes: 4},
	} {
		correct(t, a, c)
		if n := reads.Load(); n != 0 {
			t.Fatalf("correction %d has read an article that it says nothing of", i+1)
		}
	}
	putPlaces(t, a, dateline.Place{ID: "velun", Label: "Velun"}, dateline.Place{ID: "welun", Label: "Welun", Names: []string{"Mill"}})
	if n := reads.Load(); n != 0 {
		t.Fatal("a list of places with one name more has read an article without it")
	}
	correct(t, a, dateline.Correction{Kind: dateline.CorrectName, Entity: "welun", Words: []string{"St. Barrow"}})
	if reads.Load() == 0 {
		t.Error("a name with a full stop within says of others that one may follow there; an article that has the same beginning was not read")
	}
}

// TestManyCorrections holds counts over thousands of merges against the same ids put
// into one.
func TestManyCorrections(t *testing.T) {
	const towns, groups = 600, 7
	a := open(t, t.TempDir())
	var places []dateline.Place
	var batch []dateline.Correction
	var articles []dateline.Article
	want := map[string]int{}
	for i := range towns {
		id, group := fmt.Sprintf("town-%d", i), fmt.Sprintf("group-%d", i%groups)
		places = append(places, dateline.Place{ID: id, Label: fmt.Sprintf("Velun%d", i)})
		batch = append(batch, dateline.Correction{Kind: dateline.CorrectMerge, Entity: id, Into: group})
		articles = append(articles, note(fmt.Sprintf("n%d", i), fmt.Sprintf("Velun%d, Velun%d and Velun%d.", i, (i+groups)%towns, (i+1)%towns)))
		seen := map[int]bool{i % groups: true, (i + groups) % towns % groups: true, (i + 1) % towns % groups: true}
		for g := range seen {
			want[fmt.Sprintf("group-%d", g)]++
		}
	}
	putPlaces(t, a, places...)
	put(t, a, articles...)
	correct(t, a, batch...)
	res, err := a.Search(t.Context(), dateline.Search{Facets: []string{dateline.FacetPlace}, FacetLimit: 100})
	if err != nil {
		t.Fatal(err)
	}
	facet := res.Facets[dateline.FacetPlace]
	if len(facet.Values) != groups || facet.Distinct != groups || facet.Other != 0 || facet.Missing != 0 {
		t.Errorf("%+v", facet)
	}
	for _, v := range facet.Values {
		if v.Count != want[v.Value] || mentioning(t, a, v.Value) != v.Count {
			t.Errorf("%s has %d articles and finds %d, want %d", v.Value, v.Count, mentioning(t, a, v.Value), want[v.Value])
		}
	}
}
