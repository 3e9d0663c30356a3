package index_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline"
)

// TestManyEqualArticles turns the pages of articles that are all the same but for their ids,
// with better and worse ones among them, in several segments.
func TestManyEqualArticles(t *testing.T) {
	a := open(t, t.TempDir())
	rnd := rand.New(rand.NewPCG(1, 1))
	kinds := []struct{ text, day string }{
		{"ferry ferry harbour", "2021-05-01"}, {"ferry harbour wind", "2020-01-02"}, {"ferry harbour wind rain snow", "2019-03-04"},
	}
	sorted := make([][]dateline.ID, len(kinds)) // by kind
	var batch []dateline.Article
	for _, i := range rnd.Perm(600) {
		kind := 1
		switch i % 20 {
		case 0:
			kind = 0
		case 1:
			kind = 2
		}
		article := note(fmt.Sprintf("n%05d", i), kinds[kind].text)
		day, err := dateline.ParseDate(kinds[kind].day)
		if err != nil {
			t.Fatal(err)
		}
		article.Known.Published = dateline.Sourced[dateline.Date]{Value: day, From: dateline.FromMetadata}
		sorted[kind] = append(sorted[kind], article.ID)
		if batch = append(batch, article); len(batch) == 150 {
			put(t, a, batch...)
			batch = batch[:0]
		}
	}
	for _, ids := range sorted {
		slices.Sort(ids)
	}
	want := slices.Concat(sorted...)
	for _, s := range []dateline.Search{{Text: "ferry"}, {Text: "ferry harbour"}, {Text: "ferry harbour", Any: true}, {Text: "ferry", Sort: dateline.Newest}} {
		for _, s.Limit = range []int{1, 7, 100} {
			var got []dateline.ID
			for pages := 0; pages < 100; pages++ {
				res, err := a.Search(t.Context(), s)
				if err != nil {
					t.Fatal(err)
				}
				for _, h := range res.Hits {
					got = append(got, h.ID)
				}
				if s.Cursor = res.Next; s.Cursor == "" {
					break
				}
			}
			if !slices.Equal(got, want[:len(got)]) || len(got) < min(len(want), 100*s.Limit) {
				t.Errorf("%q sorted %q by %d: %d ids, which are not those of the better ones first and by their ids", s.Text, s.Sort, s.Limit, len(got))
			}
			s.Cursor = ""
		}
	}
}
