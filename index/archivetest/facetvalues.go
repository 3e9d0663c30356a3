package archivetest

import (
	"fmt"

	"dateline"
)

var facetValuePromises = []promise{
	{"Facets/years and months are those of dates as precise as that", func(e *env) {
		for i, date := range []string{"2023", "2023-09", "2023-09-30", "2023-10-01T00:30:00+04:00", "1650-03-04", ""} {
			e.put(dated(article(fmt.Sprint(i), "", "x"), date))
		}
		e.counts(dateline.Search{}, dateline.FacetYear, "2023 4, 1650 1; 2 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{}, dateline.FacetMonth, "2023-09 2, 1650-03 1, 2023-10 1; 3 distinct, 0 other, 2 missing")
	}},
	{"Facets/years and months narrow by what is dated so precisely", func(e *env) {
		e.put(dated(article("year", "", "x"), "2023"), dated(article("day", "", "x"), "2023-09-30"), dated(article("next", "", "x"), "2024-01-01"))
		e.matches(dateline.Search{Include: one(dateline.FacetMonth, "2023-09")}, "day")
		e.matches(dateline.Search{Include: one(dateline.FacetYear, "2023")}, "year day")
		e.matches(dateline.Search{Missing: []string{dateline.FacetMonth}}, "year")
	}},
	{"Facets/datelines and languages are counted as they are written", func(e *env) {
		a := article("a", "", "x")
		a.Known.Dateline = dateline.Sourced[string]{Value: "VELUN, Łodź", From: dateline.FromText}
		a.Known.Language = dateline.Sourced[string]{Value: "en-GB", From: dateline.FromMachine}
		e.put(a, article("b", "", "x"))
		e.counts(dateline.Search{}, dateline.FacetDateline, "VELUN, Łodź 1; 1 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{}, dateline.FacetLanguage, "en-GB 1; 1 distinct, 0 other, 1 missing")
		e.matches(dateline.Search{Include: one(dateline.FacetDateline, "VELUN, Łodź")}, "a")
	}},
	{"Facets/a disputed place counts for each of its countries", func(e *env) {
		e.borders()
		e.counts(dateline.Search{}, dateline.FacetCountry, "NO 3, SE 2; 2 distinct, 0 other, 1 missing")
		e.matches(dateline.Search{Include: one(dateline.FacetCountry, "SE")}, "disputed two")
	}},
	{"Facets/places and countries have names, other values are their own", func(e *env) {
		e.borders()
		e.put(by(article("inland", "", "in Aster"), "The Heron"))
		e.same("labels of places", e.labels(dateline.FacetPlace), []string{"Aster", "Tarsk", "Vélün", "No Land"})
		e.same("labels of countries", e.labels(dateline.FacetCountry), []string{"Norway", "Sweden"})
		e.same("labels of publications", e.labels(dateline.FacetPublication), []string{"The Heron"})
	}},
	{"Facets/a new gazetteer changes countries and labels", func(e *env) {
		e.gazetteer("atlas", within(place("velun", "Velun"), "NO"))
		e.bodies("a", "in Velun")
		e.gazetteer("atlas", within(place("velun", "Old Velun", "Velun"), "SE"))
		e.counts(dateline.Search{}, dateline.FacetCountry, "SE 1; 1 distinct, 0 other, 0 missing")
		e.same("labels of places", e.labels(dateline.FacetPlace), []string{"Old Velun"})
	}},
	{"Facets/limit 0 lists as many values as is usual", func(e *env) {
		var batch []dateline.Article
		for i := range dateline.DefaultFacetLimit + 2 {
			batch = append(batch, by(article(fmt.Sprint(i), "", "x"), fmt.Sprintf("Paper %02d", i)))
		}
		e.put(batch...)
		f := e.facet(dateline.Search{}, dateline.FacetPublication)
		e.same("listed, distinct, other", [3]int{len(f.Values), f.Distinct, f.Other}, [3]int{dateline.DefaultFacetLimit, dateline.DefaultFacetLimit + 2, 2})
		f = e.facet(dateline.Search{FacetLimit: dateline.MaxFacetLimit}, dateline.FacetPublication)
		e.same("listed and other", [2]int{len(f.Values), f.Other}, [2]int{dateline.DefaultFacetLimit + 2, 0})
	}},
	{"Facets/chosen values are listed beyond the limit", func(e *env) {
		e.press("Heron", "Heron", "Heron", "Heron", "Egret", "Egret", "Egret", "Stork", "Stork", "Kite")
		s := dateline.Search{FacetLimit: 1, Include: one(dateline.FacetPublication, "Kite")}
		e.counts(s, dateline.FacetPublication, "Heron 4, in Kite 1; 4 distinct, 5 other, 0 missing")
		s = dateline.Search{FacetLimit: 1, Exclude: one(dateline.FacetPublication, "Kite")}
		e.counts(s, dateline.FacetPublication, "Heron 4, out Kite 1; 3 distinct, 5 other, 0 missing")
	}},
	{"Facets/an article with two values not listed counts twice among the others", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"), place("aster", "Aster"))
		e.bodies("a", "in Velun", "b", "in Velun", "c", "Tarsk and Aster")
		e.counts(dateline.Search{FacetLimit: 1}, dateline.FacetPlace, "velun 2; 3 distinct, 2 other, 0 missing")
	}},
	{"Facets/of values that count the same those are listed whose labels come first", func(e *env) {
		e.gazetteer("atlas", place("x-1", "Velun"), place("x-2", "Tarsk"), place("x-3", "Aster"))
		e.bodies("a", "in Velun", "b", "in Velun", "c", "Tarsk and Aster")
		e.counts(dateline.Search{FacetLimit: 2}, dateline.FacetPlace, "x-1 2, x-3 1; 3 distinct, 1 other, 0 missing")
	}},
	{"Facets/a prefix lists labels that begin so in any case and without accents", func(e *env) {
		e.gazetteer("atlas", place("x-1", "Żółta Góra"), place("x-2", "Zolder"), place("zol", "Tarsk"), place("x-4", "Nether Zolder"))
		e.bodies("a", "Żółta Góra, Zolder, Tarsk, Nether Zolder", "b", "Żółta Góra", "c", "x")
		for _, prefix := range []string{"zol", "ZOL", "żół"} {
			e.counts(dateline.Search{FacetPrefix: prefix}, dateline.FacetPlace, "x-1 2, x-2 1; 2 distinct, 0 other, 1 missing")
		}
		e.counts(dateline.Search{FacetPrefix: "zol", FacetLimit: 1}, dateline.FacetPlace, "x-1 2; 2 distinct, 1 other, 1 missing")
		e.counts(dateline.Search{FacetPrefix: "zolder x"}, dateline.FacetPlace, "; 0 distinct, 0 other, 1 missing")
	}},
	{"Facets/what is out of bounds is refused", func(e *env) {
		for _, refused := range []refusedSearch{
			{field: "facet", search: dateline.Search{Facets: []string{dateline.FacetPlace, "weather"}}},
			{field: "facet", search: dateline.Search{Facets: []string{""}}},
			{field: "facet_limit", search: dateline.Search{Facets: []string{dateline.FacetPlace}, FacetLimit: -1}},
			{field: "facet_limit", search: dateline.Search{Facets: []string{dateline.FacetPlace}, FacetLimit: dateline.MaxFacetLimit + 1}},
			{field: "year", search: dateline.Search{Include: map[string][]string{dateline.FacetYear: {"20x"}}}},
			{field: "month", search: dateline.Search{Exclude: map[string][]string{dateline.FacetMonth: {"2023"}}}},
			{field: "country", search: dateline.Search{Include: map[string][]string{dateline.FacetCountry: {"az"}}}},
		} {
			_, err := e.a.Search(e.Context(), refused.search)
			wantKind(e.T, err, dateline.Invalid, refused.field)
		}
	}},
}

// borders puts articles on places in one, two and no countries.
func (e *env) borders() {
	e.Helper()
	e.gazetteer("atlas", within(place("velun", "Vélün"), "SE", "NO"), within(place("tarsk", "Tarsk"), "NO"),
		within(place("aster", "Aster"), "NO"), place("sea", "No Land"))
	e.bodies("disputed", "in Velun", "two", "in Tarsk, Aster and Velun", "one", "in Tarsk and Aster", "none", "on No Land")
}

// within returns a place that lies in countries.
func within(p dateline.Place, countries ...string) dateline.Place {
	p.Countries = countries
	return p
}

// press puts one article for each name, published by it.
func (e *env) press(names ...string) {
	e.Helper()
	var batch []dateline.Article
	for i, name := range names {
		batch = append(batch, by(article(fmt.Sprint(i), "", "x"), name))
	}
	e.put(batch...)
}

// labels returns the labels of a facet over all articles, in their order.
func (e *env) labels(facet string) []string {
	e.Helper()
	var all []string
	for _, v := range e.facet(dateline.Search{}, facet).Values {
		all = append(all, v.Label)
	}
	return all
}
