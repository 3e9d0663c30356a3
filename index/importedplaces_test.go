package index_test

import (
	"testing"

	"dateline"
	"dateline/index"
	"dateline/index/entity"
)

// addedAlone reads the places that were joined to the world's, and no others.
func addedAlone(_ string, _ *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error) {
	g, err := entity.Compile(added)
	return &entity.Reader{Extractor: g}, err
}

// Articles that were there before an import are read again with it, and once more when
// it is taken back.
func TestImportsReachArticlesThatAreThere(t *testing.T) {
	a, err := index.Open(t.Context(), t.TempDir(), index.Options{Reader: addedAlone})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	put(t, a, note("one", "The ferry from Oldharbour sails."), note("two", "It rains."))
	for _, c := range []struct {
		places []dateline.Place
		want   int
	}{
		{[]dateline.Place{{ID: "oldharbour-1", Label: "Oldharbour"}}, 1},
		{nil, 0},
	} {
		_, seq, err := a.PutPlaces(t.Context(), dateline.SourceGeoNames, c.places)
		if err == nil {
			err = a.Wait(t.Context(), seq)
		}
		if got := mentioning(t, a, "oldharbour-1"); err != nil || got != c.want {
			t.Errorf("%v: %d articles, want %d: %v", c.places, got, c.want, err)
		}
	}
}
