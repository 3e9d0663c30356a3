package archivetest

import (
	"dateline"
)

var filterPromises = []promise{
	{"Filters/Include of a publication", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Include: one(dateline.FacetPublication, "Heron")}, "hv ht")
	}},
	{"Filters/Include of a place finds every name of it", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Include: one(dateline.FacetPlace, "velun")}, "hv ev uv")
	}},
	{"Filters/values within a facet are alternatives", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Include: one(dateline.FacetPublication, "Heron", "Egret")}, "hv ht ev en")
		e.matches(dateline.Search{Include: one(dateline.FacetPlace, "velun", "tarsk")}, "hv ht ev uv")
	}},
	{"Filters/facets are all required", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Include: map[string][]string{
			dateline.FacetPublication: {"Heron", "Egret"}, dateline.FacetPlace: {"velun"},
		}}, "hv ev")
	}},
	{"Filters/Exclude leaves out every value named", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Exclude: one(dateline.FacetPublication, "Heron")}, "ev en uv")
		e.matches(dateline.Search{Exclude: one(dateline.FacetPublication, "Heron", "Egret")}, "uv")
		e.matches(dateline.Search{Exclude: one(dateline.FacetPlace, "velun")}, "ht en")
	}},
	{"Filters/Exclude outweighs Include", func(e *env) {
		e.newsroom()
		e.put(by(article("both", "", "from Velun to Tarsk"), "Heron"))
		e.matches(dateline.Search{Include: one(dateline.FacetPlace, "velun"), Exclude: one(dateline.FacetPlace, "tarsk")}, "hv ev uv")
	}},
	{"Filters/Missing asks for articles without a value", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Missing: []string{dateline.FacetPublication}}, "uv")
		e.matches(dateline.Search{Missing: []string{dateline.FacetPlace}}, "en")
		e.matches(dateline.Search{Missing: []string{dateline.FacetPlace, dateline.FacetPublication}}, "")
	}},
	{"Filters/Present leaves out articles without a value", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Present: []string{dateline.FacetPublication}}, "hv ht ev en")
		e.matches(dateline.Search{Present: []string{dateline.FacetPublication, dateline.FacetPlace}}, "hv ht ev")
		e.matches(dateline.Search{Present: []string{dateline.FacetPublication}, Exclude: one(dateline.FacetPublication, "Heron")}, "ev en")
		e.matches(dateline.Search{Present: []string{dateline.FacetPublication}, Missing: []string{dateline.FacetPublication}}, "")
	}},
	{"Filters/a value that no article has matches nothing", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Include: one(dateline.FacetPublication, "Stork")}, "")
		e.matches(dateline.Search{Exclude: one(dateline.FacetPlace, "nowhere")}, "hv ht ev en uv")
	}},
	{"Filters/a publication is its whole name", func(e *env) {
		e.put(by(article("a", "", "x"), "The Grey Heron"), by(article("b", "", "x"), "Heron"))
		e.matches(dateline.Search{Include: one(dateline.FacetPublication, "Heron")}, "b")
		e.matches(dateline.Search{Include: one(dateline.FacetPublication, "The Grey Heron")}, "a")
	}},
	{"Filters/narrow what the text matches", func(e *env) {
		e.newsroom()
		e.matches(dateline.Search{Text: "fire", Include: one(dateline.FacetPublication, "Heron")}, "hv")
		e.matches(dateline.Search{Text: "fire rain", Any: true, Missing: []string{dateline.FacetPublication}}, "uv")
	}},
	{"Filters/stand beside dates", func(e *env) {
		e.put(dated(by(article("a", "", "x"), "Heron"), "2023"), dated(by(article("b", "", "x"), "Heron"), "2024"), dated(article("c", "", "x"), "2023"))
		e.matches(dateline.Search{Include: one(dateline.FacetPublication, "Heron"), To: on("2023")}, "a")
	}},
}

// newsroom puts articles whose ids are the first letters of publication and
// place: h for Heron, e for Egret, u for unknown; v for Velun, t for Tarsk, n
// for none.
func (e *env) newsroom() {
	e.Helper()
	e.gazetteer("atlas", place("velun", "Velun", "Welun"), place("tarsk", "Tarsk"))
	e.put(by(article("hv", "", "fire in Velun"), "Heron"), by(article("ht", "", "rain in Tarsk"), "Heron"),
		by(article("ev", "", "fire in Welun"), "Egret"), by(article("en", "", "rain"), "Egret"), article("uv", "", "rain in Velun"))
}
