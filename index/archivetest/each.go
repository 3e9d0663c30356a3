package archivetest

import (
	"context"
	"errors"

	"dateline"
)

var eachPromises = []promise{
	{"Each/yields every match in the order of ids without a limit", func(e *env) {
		e.crowd(250)
		e.bodies("other", "beta")
		all := e.each(dateline.Search{Text: "alpha"})
		e.same("matches", len(all), 250)
		for i := 1; i < len(all); i++ {
			if all[i-1].ID >= all[i].ID {
				e.Errorf("%s stands before %s", all[i-1].ID, all[i].ID)
			}
		}
	}},
	{"Each/an article comes with its text and what is known", func(e *env) {
		want := dated(by(seen(article("a", "Kite", "alpha"), day(2)), "Heron"), "2023-09")
		e.put(want)
		want.Revision = 1
		e.same("articles", e.each(dateline.Search{}), []dateline.Article{want}, sameDate)
	}},
	{"Each/yields the current revision", func(e *env) {
		e.put(article("a", "", "alpha"))
		e.put(article("a", "", "alpha beta"))
		all := e.each(dateline.Search{Text: "alpha"})
		e.same("number", len(all), 1)
		e.same("body", all[0].Body, "alpha beta")
	}},
	{"Each/reads text, dates and filters as Search does", func(e *env) {
		e.newsroom()
		got := e.each(dateline.Search{Text: "fire OR rain", Include: one(dateline.FacetPlace, "velun"), Exclude: one(dateline.FacetPublication, "Egret")})
		e.same("ids", idsOf(got), []string{"hv", "uv"})
		e.same("names of a place", idsOf(e.each(dateline.Search{Text: "velun"})), []string{"ev", "hv", "uv"})
		e.same("verbatim", idsOf(e.each(dateline.Search{Text: "velun", Verbatim: true})), []string{"hv", "uv"})
		e.same("any", idsOf(e.each(dateline.Search{Text: "fire tarsk", Any: true})), []string{"ev", "ht", "hv"})
	}},
	{"Each/leaves out what is erased", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha")
		e.erase("a")
		e.same("ids", idsOf(e.each(dateline.Search{})), []string{"b"})
	}},
	{"Each/sees one state of the index", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha")
		var ids []string
		for a, err := range e.a.Each(e.Context(), dateline.Search{Text: "alpha"}) {
			e.ok(err)
			ids = append(ids, string(a.ID))
			if len(ids) == 1 {
				e.bodies("c", "alpha")
			}
		}
		e.same("ids", ids, []string{"a", "b"})
	}},
	{"Each/goes on behind an id, whether an article has it or not", func(e *env) {
		e.bodies("B", "alpha", "a", "alpha", "b", "beta", "c", "alpha", "d", "alpha")
		for after, want := range map[dateline.ID]string{"": "B a c d", "B": "a c d", "A": "B a c d", "a": "c d", "b": "c d", "bzz": "c d", "c": "d", "d": "", "zz": ""} {
			e.same("ids behind "+string(after), idsOf(e.each(dateline.Search{Text: "alpha", After: after})), words(want))
		}
	}},
	{"Each/refuses to go on behind what is no id", func(e *env) {
		_, err := collect(e.a.Each(e.Context(), dateline.Search{After: "a b"}))
		wantKind(e.T, err, dateline.Invalid, "after")
	}},
	{"Each/stops when its consumer does", func(e *env) {
		e.crowd(20)
		n := 0
		for _, err := range e.a.Each(e.Context(), dateline.Search{}) {
			e.ok(err)
			if n++; n == 3 {
				break
			}
		}
		e.same("yielded", n, 3)
		e.same("total", e.ask("").Total, 20)
	}},
	{"Each/ends with the error of its context", func(e *env) {
		e.crowd(200)
		ctx, cancel := context.WithCancel(e.Context())
		defer cancel()
		n, last := 0, error(nil)
		for _, err := range e.a.Each(ctx, dateline.Search{}) {
			n, last = n+1, err
			cancel()
		}
		if !errors.Is(last, context.Canceled) || n == 200 {
			e.Errorf("the last of %d was %v, want fewer and %v", n, last, context.Canceled)
		}
	}},
	{"Each/refuses what is for pages", func(e *env) {
		for field, s := range map[string]dateline.Search{
			"limit": {Limit: 1}, "cursor": {Cursor: "x"}, "sort": {Sort: dateline.Newest},
			"facet": {Facets: []string{dateline.FacetPlace}}, "interval": {Interval: "day"},
		} {
			_, err := collect(e.a.Each(e.Context(), s))
			wantKind(e.T, err, dateline.Invalid, field)
		}
	}},
	{"Each/refuses what Search refuses", func(e *env) {
		_, err := collect(e.a.Each(e.Context(), dateline.Search{Text: "\xff"}))
		wantKind(e.T, err, dateline.Invalid, "q")
		_, err = collect(e.a.Each(e.Context(), dateline.Search{Missing: []string{"weather"}}))
		wantKind(e.T, err, dateline.Invalid, "")
	}},
}

// each returns what Each yields.
func (e *env) each(s dateline.Search) []dateline.Article {
	e.Helper()
	all, err := collect(e.a.Each(e.Context(), s))
	e.ok(err)
	return all
}

// idsOf returns the ids of articles, in their order.
func idsOf(articles []dateline.Article) []string {
	ids := []string{}
	for _, a := range articles {
		ids = append(ids, string(a.ID))
	}
	return ids
}
