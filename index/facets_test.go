package index_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
)

func counts(f dateline.Facet) string {
	var out []string
	for _, v := range f.Values {
		out = append(out, fmt.Sprintf("%s%s:%d", strings.TrimSpace(v.State+" "), v.Label, v.Count))
	}
	return fmt.Sprintf("%s; %d distinct, %d other, %d missing%s", strings.Join(out, " "), f.Distinct, f.Other, f.Missing, f.State)
}

func TestFacetsOfTheSeeds(t *testing.T) {
	a := seeds(t)
	place := func(v ...string) map[string][]string { return map[string][]string{dateline.FacetPlace: v} }
	for _, c := range []struct {
		name  string
		s     dateline.Search
		total int
		facet string
		want  string
	}{
		{"publications", dateline.Search{}, 5, dateline.FacetPublication,
			"Al Jazeera:1 Daily Sabah:1 Hürriyet Daily News:1 Press TV:1; 4 distinct, 0 other, 1 missing"},
		{"own inclusion is lifted", dateline.Search{Include: map[string][]string{dateline.FacetPublication: {"Press TV"}}}, 1, dateline.FacetPublication,
			"Al Jazeera:1 Daily Sabah:1 Hürriyet Daily News:1 inPress TV:1; 4 distinct, 0 other, 1 missing"},
		{"chosen values at 0 are listed", dateline.Search{Include: map[string][]string{dateline.FacetPublication: {"Press TV"}, dateline.FacetPlace: {"nerkin-hand"}}}, 0, dateline.FacetPublication,
			"Hürriyet Daily News:1 inPress TV:0; 1 distinct, 0 other, 0 missing"},
		{"an exclusion shows what it keeps out", dateline.Search{Exclude: map[string][]string{dateline.FacetPublication: {"Press TV"}}}, 4, dateline.FacetPublication,
			"Al Jazeera:1 Daily Sabah:1 Hürriyet Daily News:1 outPress TV:1; 3 distinct, 0 other, 1 missing"},
		{"missing is a choice", dateline.Search{Missing: []string{dateline.FacetPublication}}, 1, dateline.FacetPublication,
			"Al Jazeera:1 Daily Sabah:1 Hürriyet Daily News:1 Press TV:1; 4 distinct, 0 other, 1 missingin"},
		{"countries", dateline.Search{Include: place("nerkin-hand")}, 1, dateline.FacetCountry,
			"Armenia:1 Azerbaijan:1 Russia:1 Ukraine:1; 4 distinct, 0 other, 0 missing"},
		{"years", dateline.Search{}, 5, dateline.FacetYear, "2023:4 2024:1; 2 distinct, 0 other, 0 missing"},
		{"months", dateline.Search{}, 5, dateline.FacetMonth, "2023-09:3 2023-05:1 2024-02:1; 3 distinct, 0 other, 0 missing"},
		{"datelines", dateline.Search{}, 5, dateline.FacetDateline, "BAKU:1; 1 distinct, 0 other, 4 missing"},
		{"languages", dateline.Search{}, 5, dateline.FacetLanguage, "en:5; 1 distinct, 0 other, 0 missing"},
		{"nobody yet", dateline.Search{}, 5, dateline.FacetPerson, "; 0 distinct, 0 other, 5 missing"},
		{"a prefix", dateline.Search{FacetPrefix: "hurr"}, 5, dateline.FacetPublication, "Hürriyet Daily News:1; 1 distinct, 0 other, 1 missing"},
		{"a limit", dateline.Search{FacetLimit: 1}, 5, dateline.FacetMonth, "2023-09:3; 3 distinct, 2 other, 0 missing"},
	} {
		c.s.Facets = []string{c.facet}
		res, err := a.Search(t.Context(), c.s)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := counts(res.Facets[c.facet]); res.Total != c.total || got != c.want {
			t.Errorf("%s: %d articles, %s\nwant %d, %s", c.name, res.Total, got, c.total, c.want)
		}
	}
	res, err := a.Search(t.Context(), dateline.Search{Facets: []string{dateline.FacetPlace}, FacetLimit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Sotk:4", "Kalbajar:4", "Nerkin Hand:1", "Lachin corridor:1", "Norabak:1"} {
		if got := " " + counts(res.Facets[dateline.FacetPlace]); !strings.Contains(got, " "+want) {
			t.Errorf("places are%s, want %s", got, want)
		}
	}
	if n := len(ids(t, a, dateline.Search{Include: place("sotk", "nerkin-hand")})); n != 5 {
		t.Errorf("Sotk or Nerkin Hand are in %d, want 5", n)
	}
}

func TestHistogramOfTheSeeds(t *testing.T) {
	a := seeds(t)
	for interval, want := range map[string]string{
		dateline.ByYear:  "2023:4 2024:1; 0 coarser, 0 undated",
		dateline.ByMonth: "2023-05:1 2023-06:0 2023-07:0 2023-08:0 2023-09:3 2023-10:0 2023-11:0 2023-12:0 2024-01:0 2024-02:1; 0 coarser, 0 undated",
		dateline.ByWeek:  "2023-05-08:1 2023-05-15:0 2023-05-22:0 2023-05-29:0 2023-06-05:0 2023-06-12:0 2023-06-19:0 2023-06-26:0 2023-07-03:0 2023-07-10:0 2023-07-17:0 2023-07-24:0 2023-07-31:0 2023-08-07:0 2023-08-14:0 2023-08-21:0 2023-08-28:1; 3 coarser, 0 undated",
	} {
		res, err := a.Search(t.Context(), dateline.Search{Interval: interval})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, b := range res.Histogram.Buckets {
			out = append(out, fmt.Sprintf("%s:%d", b.Date, b.Count))
		}
		if got := fmt.Sprintf("%s; %d coarser, %d undated", strings.Join(out, " "), res.Histogram.Coarser, res.Histogram.Undated); got != want {
			t.Errorf("by %s: %s\nwant %s", interval, got, want)
		}
	}
	if _, err := a.Search(t.Context(), dateline.Search{Interval: "decade"}); dateline.KindOf(err) != dateline.Invalid {
		t.Errorf("an unknown interval gives %v", err)
	}
}

// TestFacetsAreAPlainCount holds random choices over a random archive, with
// replaced and erased articles, against counting by hand.
func TestFacetsAreAPlainCount(t *testing.T) {
	rnd := rand.New(rand.NewPCG(11, 4))
	a := open(t, t.TempDir())
	now := map[dateline.ID]dateline.Article{}
	for range 8 {
		var batch []dateline.Article
		for range 40 {
			article := randomArticle(rnd, rnd.IntN(250))
			if n := rnd.IntN(5); n > 0 {
				article.Known.Publication = dateline.Sourced[string]{Value: fmt.Sprint("Paper ", n), From: dateline.FromEditor}
			} else {
				article.Known.Publication.From = dateline.FromEditor
			}
			article.Known.Language = dateline.Sourced[string]{Value: []string{"en", "hy", "az"}[rnd.IntN(3)], From: dateline.FromEditor}
			now[article.ID] = article
			batch = append(batch, article)
		}
		put(t, a, batch...)
		gone := values(now)[rnd.IntN(len(now))].ID
		delete(now, gone)
		erase(t, a, gone)
	}
	for range 60 {
		s := dateline.Search{
			Include: map[string][]string{}, Exclude: map[string][]string{},
			Facets: []string{dateline.FacetPublication, dateline.FacetLanguage}, FacetLimit: dateline.MaxFacetLimit,
		}
		pick := func(m map[string][]string, chance int) {
			for range rnd.IntN(chance) {
				m[dateline.FacetPublication] = append(m[dateline.FacetPublication], fmt.Sprint("Paper ", 1+rnd.IntN(4)))
			}
			for range rnd.IntN(chance) {
				m[dateline.FacetLanguage] = append(m[dateline.FacetLanguage], []string{"en", "hy", "az"}[rnd.IntN(3)])
			}
		}
		pick(s.Include, 3)
		pick(s.Exclude, 2)
		if rnd.IntN(4) == 0 {
			s.Missing = []string{dateline.FacetPublication}
		}
		holdAgainstPlainCount(t, a, s, values(now))
	}
}

func facetValue(a dateline.Article, facet string) string {
	if facet == dateline.FacetLanguage {
		return a.Known.Language.Value
	}
	return a.Known.Publication.Value
}

// passes says whether an article passes the choices, but for the inclusions of
// one facet and one exclusion.
func passes(a dateline.Article, s dateline.Search, lifted, liftedValue string) bool {
	for _, facet := range s.Facets {
		v := facetValue(a, facet)
		narrows := len(s.Include[facet]) > 0 || slices.Contains(s.Missing, facet)
		in := slices.Contains(s.Include[facet], v) || v == "" && slices.Contains(s.Missing, facet)
		if narrows && !in && (facet != lifted || liftedValue != "") {
			return false
		}
		if slices.Contains(s.Exclude[facet], v) && !(facet == lifted && v == liftedValue) {
			return false
		}
	}
	return true
}

func holdAgainstPlainCount(t *testing.T, a *index.Archive, s dateline.Search, all []dateline.Article) {
	t.Helper()
	res, err := a.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, article := range all {
		if passes(article, s, "", "") {
			total++
		}
	}
	if res.Total != total {
		t.Errorf("%v without %v: %d articles, want %d", s.Include, s.Exclude, res.Total, total)
	}
	for _, facet := range s.Facets {
		want, missing := map[string]int{}, 0
		for _, article := range all {
			v := facetValue(article, facet)
			if passes(article, s, facet, "") {
				if v == "" {
					missing++
				} else {
					want[v]++
				}
			}
			if v != "" && slices.Contains(s.Exclude[facet], v) && passes(article, s, facet, v) {
				want[v]++
			}
		}
		got := map[string]int{}
		for _, v := range res.Facets[facet].Values {
			if v.Count > 0 {
				got[v.Value] = v.Count
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) || res.Facets[facet].Missing != missing {
			t.Errorf("%v without %v, missing %v: %s is %v and %d, want %v and %d",
				s.Include, s.Exclude, s.Missing, facet, got, res.Facets[facet].Missing, want, missing)
		}
	}
}
