package archivetest

import (
	"fmt"
	"slices"

	"dateline"
)

var idsPromises = []promise{
	{"IDsOnly/a hit has what the index knows, and all else is as with whole hits", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.flock()
		e.put(strewn()...)
		e.put(article("w", "Kite", "alpha in Welun"))
		for _, s := range []dateline.Search{
			{}, {Text: "alpha"}, {Text: "alpha beta", Any: true}, {Text: "alp*"}, {Text: `"alpha beta"`}, {Text: "omega alpha"}, {Text: "velun"}, {Text: "zeta"},
			{Text: "alpha", Include: one(dateline.FacetPublication, "Heron")}, {From: on("2023-09-02"), To: on("2023-09")}, {Copies: dateline.Fold}, {CopyOf: "s0"},
			{Text: "alpha", Revisions: dateline.AllRevisions},
		} {
			for _, sort := range sorts {
				s.Sort, s.Limit, s.Facets, s.Interval = sort, 7, dateline.FacetNames(), dateline.ByMonth
				e.onlyIDs(s)
			}
		}
	}},
	{"IDsOnly/texts that were revised are told by their numbers", func(e *env) {
		e.saga()
		e.onlyIDs(dateline.Search{Text: "alpha", Revisions: dateline.AllRevisions, Limit: 5})
		h := e.hit(dateline.Search{Text: "kite", Revisions: dateline.AllRevisions, Shown: dateline.IDsOnly})
		e.same("hit but for its score", [3]any{h.ID, h.Revision, h.Current}, [3]any{dateline.ID("a"), 1, 3})
	}},
	{"IDsOnly/pages join to the whole in every order", func(e *env) {
		e.agedFlock()
		e.put(strewn()...)
		for _, sort := range sorts {
			for _, s := range []dateline.Search{{Text: "alpha"}, {Copies: dateline.Fold}, {Text: "alpha", Revisions: dateline.AllRevisions}} {
				s.Sort, s.Limit = sort, dateline.MaxLimit
				want := revisionsOf(e.search(s))
				s.Shown = dateline.IDsOnly
				for _, limit := range []int{1, 4, 7} {
					s.Limit = limit
					e.same(fmt.Sprintf("%+v by %d", s, limit), e.leafBy(revisionsOf, s, nil), want)
				}
			}
		}
	}},
	{"IDsOnly/a cursor goes on with whole hits, and theirs with ids", func(e *env) {
		e.flock()
		for _, first := range []dateline.Shown{dateline.WholeHits, dateline.IDsOnly} {
			s := dateline.Search{Text: "alpha", Limit: 5, Shown: first}
			s.Cursor = e.search(s).Next
			s.Shown = dateline.IDsOnly - first
			e.same("second page", order(e.search(s)), order(e.ask("alpha"))[5:10])
		}
	}},
	{"IDsOnly/pages stand while articles are added, revised and erased meanwhile", func(e *env) {
		e.flock()
		s := dateline.Search{Text: "alpha", Limit: 5, Shown: dateline.IDsOnly}
		want := order(e.ask("alpha"))
		gone := want[12]
		got := e.leaf(s, func(page int) {
			e.revise(want[page+5], fmt.Sprint("alpha alpha alpha ", page))
			e.put(article(fmt.Sprint("n", page), "", "alpha alpha alpha alpha"))
			if page == 1 {
				e.erase(gone)
			}
		})
		e.same("ids", got, slices.DeleteFunc(want, func(id string) bool { return id == gone }))
	}},
	{"IDsOnly/an erased article is found no more after Wait", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha")
		e.erase("a")
		e.same("hits", order(e.search(dateline.Search{Text: "alpha", Shown: dateline.IDsOnly, Limit: 5})), words("b"))
	}},
	{"IDsOnly/survives Reopen and Rebuild", func(e *env) {
		e.saga()
		s := dateline.Search{Text: "alpha OR gamma", Limit: 5}
		for _, do := range []func(){e.reopen, func() { e.ok(e.a.Rebuild(e.Context(), nil)) }} {
			do()
			e.onlyIDs(s)
		}
	}},
	{"IDsOnly/Each and what there is not are refused", func(e *env) {
		e.bodies("a", "alpha")
		_, err := e.a.Search(e.Context(), dateline.Search{Shown: dateline.IDsOnly + 1})
		wantKind(e.T, err, dateline.Invalid, "show")
		_, err = collect(e.a.Each(e.Context(), dateline.Search{Shown: dateline.IDsOnly}))
		wantKind(e.T, err, dateline.Invalid, "show")
	}},
}

// onlyIDs reports a search whose answer with ids alone is not that with whole hits,
// less what is read of the articles.
func (e *env) onlyIDs(s dateline.Search) {
	e.Helper()
	want := e.search(s)
	s.Shown = dateline.IDsOnly
	bare(want.Hits)
	if want.Relaxed != nil {
		bare(want.Relaxed.Hits)
	}
	e.same(fmt.Sprintf("answer to %+v", s), e.search(s), want, emptyIsNil, sameDate)
}

func bare(hits []dateline.Hit) {
	for i, h := range hits {
		hits[i] = dateline.Hit{ID: h.ID, Revision: h.Revision, Current: h.Current, Score: h.Score, Copies: h.Copies}
	}
}
