package archivetest

import (
	"dateline"
)

var facetChoicePromises = []promise{
	{"Facets/their own inclusions are lifted, so that siblings keep their counts", func(e *env) {
		e.newsroom()
		s := dateline.Search{Include: one(dateline.FacetPublication, "Heron")}
		e.counts(s, dateline.FacetPublication, "Egret 2, in Heron 2; 2 distinct, 0 other, 1 missing")
		e.counts(s, dateline.FacetPlace, "tarsk 1, velun 1; 2 distinct, 0 other, 0 missing")
	}},
	{"Facets/values included of one are alternatives", func(e *env) {
		e.newsroom()
		s := dateline.Search{Include: one(dateline.FacetPublication, "Heron", "Egret")}
		e.counts(s, dateline.FacetPublication, "in Egret 2, in Heron 2; 2 distinct, 0 other, 1 missing")
		e.counts(s, dateline.FacetPlace, "velun 2, tarsk 1; 2 distinct, 0 other, 1 missing")
	}},
	{"Facets/choices of the others all narrow what is counted", func(e *env) {
		e.newsroom()
		s := dateline.Search{Include: map[string][]string{dateline.FacetPublication: {"Heron"}, dateline.FacetPlace: {"velun"}}}
		e.counts(s, dateline.FacetPublication, "Egret 1, in Heron 1; 2 distinct, 0 other, 1 missing")
		e.counts(s, dateline.FacetPlace, "tarsk 1, in velun 1; 2 distinct, 0 other, 0 missing")
		e.counts(s, dateline.FacetLanguage, "; 0 distinct, 0 other, 1 missing")
	}},
	{"Facets/a value included is listed at 0", func(e *env) {
		e.newsroom()
		e.counts(dateline.Search{Include: one(dateline.FacetPublication, "Stork")}, dateline.FacetPublication,
			"Egret 2, Heron 2, in Stork 0; 2 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{Text: "fire", Include: one(dateline.FacetPlace, "tarsk")}, dateline.FacetPlace,
			"velun 2, in tarsk 0; 1 distinct, 0 other, 0 missing")
	}},
	{"Facets/their own exclusions are kept", func(e *env) {
		e.newsroom()
		e.put(article("both", "", "from Velun to Tarsk"))
		e.counts(dateline.Search{Exclude: one(dateline.FacetPlace, "tarsk")}, dateline.FacetPlace,
			"velun 3, out tarsk 2; 1 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{Exclude: one(dateline.FacetPublication, "Heron")}, dateline.FacetPlace,
			"velun 3, tarsk 1; 2 distinct, 0 other, 1 missing")
	}},
	{"Facets/an excluded value counts what lifting it would bring back", func(e *env) {
		e.newsroom()
		s := dateline.Search{Text: "fire", Exclude: one(dateline.FacetPublication, "Heron"), Include: one(dateline.FacetPlace, "velun")}
		e.counts(s, dateline.FacetPublication, "Egret 1, out Heron 1; 1 distinct, 0 other, 0 missing")
	}},
	{"Facets/lifting one exclusion brings nothing back that another keeps out", func(e *env) {
		e.newsroom()
		e.put(article("both", "", "from Velun to Tarsk"))
		e.counts(dateline.Search{Exclude: one(dateline.FacetPlace, "velun", "tarsk")}, dateline.FacetPlace,
			"out velun 3, out tarsk 1; 0 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{Exclude: map[string][]string{dateline.FacetPlace: {"velun"}, dateline.FacetPublication: {"Heron"}}},
			dateline.FacetPlace, "out velun 3; 0 distinct, 0 other, 1 missing")
	}},
	{"Facets/lifting an exclusion brings back what is included only", func(e *env) {
		e.newsroom()
		e.put(article("both", "", "from Velun to Tarsk"))
		s := dateline.Search{Include: one(dateline.FacetPlace, "velun"), Exclude: one(dateline.FacetPlace, "tarsk")}
		e.counts(s, dateline.FacetPlace, "in velun 3, out tarsk 1; 1 distinct, 0 other, 1 missing")
	}},
	{"Facets/an excluded value is listed at 0", func(e *env) {
		e.newsroom()
		e.counts(dateline.Search{Exclude: one(dateline.FacetPublication, "Stork")}, dateline.FacetPublication,
			"Egret 2, Heron 2, out Stork 0; 2 distinct, 0 other, 1 missing")
	}},
	{"Facets/missing is a choice, and lifted as one", func(e *env) {
		e.newsroom()
		s := dateline.Search{Missing: []string{dateline.FacetPublication}}
		e.counts(s, dateline.FacetPublication, "Egret 2, Heron 2; 2 distinct, 0 other, 1 missing in")
		e.counts(s, dateline.FacetPlace, "velun 1; 1 distinct, 0 other, 0 missing")
	}},
	{"Facets/missing is an alternative to the values included", func(e *env) {
		e.newsroom()
		s := dateline.Search{Missing: []string{dateline.FacetPublication}, Include: one(dateline.FacetPublication, "Heron")}
		e.matches(s, "hv ht uv")
		e.counts(s, dateline.FacetPublication, "Egret 2, in Heron 2; 2 distinct, 0 other, 1 missing in")
		e.counts(s, dateline.FacetPlace, "velun 2, tarsk 1; 2 distinct, 0 other, 0 missing")
	}},
	{"Facets/missing of two are both required", func(e *env) {
		e.newsroom()
		s := dateline.Search{Missing: []string{dateline.FacetPublication, dateline.FacetPlace}}
		e.counts(s, dateline.FacetPublication, "Egret 1; 1 distinct, 0 other, 0 missing in")
		e.counts(s, dateline.FacetPlace, "velun 1; 1 distinct, 0 other, 0 missing in")
	}},
	{"Facets/missing can be excluded, and counts what lifting that would bring back", func(e *env) {
		e.newsroom()
		s := dateline.Search{Present: []string{dateline.FacetPublication}, Exclude: one(dateline.FacetPublication, "Heron")}
		e.counts(s, dateline.FacetPublication, "Egret 2, out Heron 2; 1 distinct, 0 other, 1 missing out")
		e.counts(s, dateline.FacetPlace, "velun 1; 1 distinct, 0 other, 1 missing")
		s = dateline.Search{Present: []string{dateline.FacetPublication}, Include: one(dateline.FacetPlace, "tarsk")}
		e.counts(s, dateline.FacetPublication, "Heron 1; 1 distinct, 0 other, 0 missing out")
	}},
	{"Facets/an exclusion keeps out no article without a value", func(e *env) {
		e.newsroom()
		s := dateline.Search{Missing: []string{dateline.FacetPlace}, Exclude: one(dateline.FacetPlace, "velun")}
		e.matches(s, "en")
		e.counts(s, dateline.FacetPlace, "tarsk 1, out velun 0; 1 distinct, 0 other, 1 missing in")
	}},
}
