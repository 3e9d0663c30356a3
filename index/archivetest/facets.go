package archivetest

import (
	"fmt"
	"strings"

	"dateline"
)

var facetPromises = []promise{
	{"Facets/none are counted unless they are named", func(e *env) {
		e.newsroom()
		e.same("facets", len(e.search(dateline.Search{}).Facets), 0)
		r := e.search(dateline.Search{Facets: []string{dateline.FacetPlace}})
		_, counted := r.Facets[dateline.FacetPlace]
		e.same("number and place", [2]any{len(r.Facets), counted}, [2]any{1, true})
		e.same("all", len(e.search(dateline.Search{Facets: dateline.FacetNames()}).Facets), len(dateline.FacetNames()))
	}},
	{"Facets/count the articles with each value and those without any", func(e *env) {
		e.newsroom()
		e.counts(dateline.Search{}, dateline.FacetPublication, "Egret 2, Heron 2; 2 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{}, dateline.FacetPlace, "velun 3, tarsk 1; 2 distinct, 0 other, 1 missing")
	}},
	{"Facets/an article counts once for a place that it names twice", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.put(article("a", "Velun", "Velun and Welun"))
		e.counts(dateline.Search{}, dateline.FacetPlace, "velun 1; 1 distinct, 0 other, 0 missing")
	}},
	{"Facets/stand by count, then by label", func(e *env) {
		e.gazetteer("atlas", place("z", "Aster"), place("a", "Velun"), place("m", "Tarsk"))
		e.bodies("1", "in Velun", "2", "in Aster", "3", "in Tarsk", "4", "in Tarsk")
		e.counts(dateline.Search{}, dateline.FacetPlace, "m 2, z 1, a 1; 3 distinct, 0 other, 0 missing")
	}},
	{"Facets/count what matches the text and the dates", func(e *env) {
		e.newsroom()
		e.put(dated(by(article("old", "", "fire in Tarsk"), "Stork"), "1999"))
		e.counts(dateline.Search{Text: "fire"}, dateline.FacetPublication, "Egret 1, Heron 1, Stork 1; 3 distinct, 0 other, 0 missing")
		e.counts(dateline.Search{Text: "fire rain", Any: true}, dateline.FacetPlace, "velun 3, tarsk 2; 2 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{To: on("2000")}, dateline.FacetPublication, "Stork 1; 1 distinct, 0 other, 0 missing")
	}},
	{"Facets/an empty archive has no values", func(e *env) {
		e.counts(dateline.Search{}, dateline.FacetPlace, "; 0 distinct, 0 other, 0 missing")
	}},
	{"Facets/a relaxed answer has counts of its own", func(e *env) {
		e.newsroom()
		r := e.search(dateline.Search{Text: "fire Tarsk", Facets: []string{dateline.FacetPublication}})
		if r.Relaxed == nil {
			e.Fatal("the answer is not relaxed")
		}
		e.same("counts", tallies(r.Facets[dateline.FacetPublication]), "; 0 distinct, 0 other, 0 missing")
		e.same("relaxed counts", tallies(r.Relaxed.Facets[dateline.FacetPublication]), "Heron 2, Egret 1; 2 distinct, 0 other, 0 missing")
	}},
	{"Facets/a revised article leaves no counts", func(e *env) {
		e.newsroom()
		e.put(article("ht", "", "rain in Velun"))
		e.counts(dateline.Search{}, dateline.FacetPlace, "velun 4; 1 distinct, 0 other, 1 missing")
	}},
	{"Facets/a restated article leaves no counts", func(e *env) {
		e.newsroom()
		e.put(by(article("hv", "", "fire in Velun"), "Stork"), by(article("ev", "", "fire in Welun"), ""))
		e.counts(dateline.Search{}, dateline.FacetPublication, "Egret 1, Heron 1, Stork 1; 3 distinct, 0 other, 2 missing")
	}},
	{"Facets/an erased article leaves no counts", func(e *env) {
		e.newsroom()
		e.erase("ht")
		e.erase("uv")
		e.counts(dateline.Search{}, dateline.FacetPublication, "Egret 2, Heron 1; 2 distinct, 0 other, 0 missing")
		e.counts(dateline.Search{}, dateline.FacetPlace, "velun 2; 1 distinct, 0 other, 1 missing")
	}},
	{"Facets/are the same after Reopen, Rebuild and Compact", func(e *env) {
		e.newsroom()
		e.erase("ht")
		for _, do := range []func(){
			e.reopen,
			func() { e.ok(e.a.Rebuild(e.Context(), nil)) },
			func() { e.ok(e.a.Compact(e.Context())) },
		} {
			do()
			e.counts(dateline.Search{}, dateline.FacetPlace, "velun 3; 1 distinct, 0 other, 1 missing")
		}
	}},
}

// counts reports a facet of a search that is not as tallies writes it.
func (e *env) counts(s dateline.Search, facet, want string) {
	e.Helper()
	e.same(fmt.Sprintf("%s of %q", facet, s.Text), tallies(e.facet(s, facet)), want)
}

// facet counts one facet of a search.
func (e *env) facet(s dateline.Search, facet string) dateline.Facet {
	e.Helper()
	s.Facets = []string{facet}
	return e.search(s).Facets[facet]
}

// tallies writes a facet as "in velun 3, out tarsk 0; 1 distinct, 0 other, 2
// missing in": values with their states and counts, then the rest.
func tallies(f dateline.Facet) string {
	var all []string
	for _, v := range f.Values {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %d", v.State, v.Value, v.Count)))
	}
	rest := fmt.Sprintf("%d distinct, %d other, %d missing %s", f.Distinct, f.Other, f.Missing, f.State)
	return strings.Join(all, ", ") + "; " + strings.TrimSpace(rest)
}
