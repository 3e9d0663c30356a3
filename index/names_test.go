package index_test

import (
	"slices"
	"testing"

	"dateline"
)

// TestAnyFindsAPlaceOfSeveralWords: with match=any the words of a name are one
// clause each, and the place under its other names still matches.
func TestAnyFindsAPlaceOfSeveralWords(t *testing.T) {
	a := open(t, t.TempDir())
	putPlaces(t, a, dateline.Place{ID: "nether-marrow", Label: "Nether Marrow", Names: []string{"Lower Marrow Village", "Untermark"}})
	put(t, a,
		note("label", "The ferry from Nether Marrow sails."), note("other-name", "The ferry from Untermark sails."),
		note("long-name", "The ferry from Lower Marrow Village sails."), note("one-word", "The marrow grows."),
		note("none", "The harvest is late."), note("apart", "The nether mill grinds."))
	for _, c := range []struct {
		text     string
		any      bool
		verbatim bool
		want     []string
	}{
		{"Nether Marrow", false, false, []string{"label", "long-name", "other-name"}},
		{"Nether Marrow", true, false, []string{"apart", "label", "long-name", "one-word", "other-name"}},
		{"Untermark", true, false, []string{"label", "long-name", "other-name"}},
		{"Nether Marrow", true, true, []string{"apart", "label", "long-name", "one-word"}},
		{"Nether Marrow harvest", true, false, []string{"apart", "label", "long-name", "none", "one-word", "other-name"}},
		{"Nether Marrow sails", false, false, []string{"label", "long-name", "other-name"}},
	} {
		got := ids(t, a, dateline.Search{Text: c.text, Any: c.any, Verbatim: c.verbatim})
		if slices.Sort(got); !slices.Equal(got, c.want) {
			t.Errorf("%q, any %t, verbatim %t: %v, want %v", c.text, c.any, c.verbatim, got, c.want)
		}
	}
}

// TestAnyReadsANameIn says where the name stands, as a search for all words does.
func TestAnyReadsANameIn(t *testing.T) {
	a := open(t, t.TempDir())
	putPlaces(t, a, dateline.Place{ID: "nether-marrow", Label: "Nether Marrow", Names: []string{"Untermark"}})
	put(t, a, note("other-name", "The ferry from Untermark sails."))
	res, err := a.Search(t.Context(), dateline.Search{Text: "ferry Nether Marrow", Any: true})
	if err != nil {
		t.Fatal(err)
	}
	if x := res.Read.Expanded; len(x) != 1 || x[0].Entity != "nether-marrow" || x[0].Start != 6 || x[0].End != 19 || !slices.Equal(x[0].Words, []string{"Untermark"}) {
		t.Errorf("read in: %+v, want nether-marrow at 6 to 19 as Untermark", x)
	}
}
