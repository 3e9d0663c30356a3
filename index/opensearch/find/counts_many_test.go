package find_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline"
)

// many are articles that mention so many places each, all of them different.
func (p *press) many(articles, places int, begin string) {
	for i := range articles {
		var words []string
		for n := range places {
			words = append(words, fmt.Sprintf("%s%d", begin, i*places+n))
		}
		id := dateline.ID(fmt.Sprintf("%s-%d", begin, i))
		p.articles = append(p.articles, dateline.Article{ID: id, Revision: 1, Body: strings.Join(words, " ")})
	}
}

// sums are what a facet of very many values comes to.
func sums(f dateline.Facet) [3]int {
	all := f.Other
	for _, v := range f.Values {
		all += v.Count
	}
	return [3]int{all, f.Distinct, f.Missing}
}

// Values are counted exactly where they are more than one answer holds, more are hidden
// than one query can name, and more are merged than one request counts.
func TestCountsOfVeryManyValues(t *testing.T) {
	var said []dateline.Correction
	for i := range 520 {
		said = append(said, dateline.Correction{N: len(said) + 1, Kind: dateline.CorrectHide, Entity: fmt.Sprintf("placehidden%d", i)})
	}
	for i := range 1100 {
		said = append(said, dateline.Correction{N: len(said) + 1, Kind: dateline.CorrectMerge, Entity: fmt.Sprintf("placemerged%d", i), Into: fmt.Sprintf("town%d", i/2)})
	}
	p := newPress(t, rand.New(rand.NewPCG(1, 1)), 20, said)
	p.many(20, 26, "placehidden")
	p.many(44, 25, "placemerged")
	p.many(48, 100, "placeplain")
	p.articles = append(p.articles, dateline.Article{ID: "some", Revision: 1, Body: "placehidden1 placeplain1 placemerged3"})
	p.count(t)
	x, index := opened(t, 2)
	p.write(t, x, index, x.NewGrouper(index), 1, p.articles, 500)
	serve(t, x, p, 1)
	for _, s := range []dateline.Search{
		{}, {Copies: dateline.Fold}, {Missing: []string{dateline.FacetPlace}}, {Present: []string{dateline.FacetPlace}},
		{Include: map[string][]string{dateline.FacetPlace: {"placemerged3"}}}, {Exclude: map[string][]string{dateline.FacetPlace: {"town1"}}},
	} {
		s.Facets = dateline.FacetNames()
		res, err := x.Search(t.Context(), s)
		if err != nil {
			t.Fatalf("%+v: %v", s, err)
		}
		texts := p.texts(s, p.shown(s, "", "", ""))
		if res.Total != len(texts) {
			t.Errorf("%+v: %d texts, want %d", s, res.Total, len(texts))
		}
		want := p.facet(s, dateline.FacetPlace)
		if got, want := sums(res.Facets[dateline.FacetPlace]), sums(want); got != want {
			t.Errorf("%+v: sum, distinct and missing are %v, want %v", s, got, want)
		}
	}
}
