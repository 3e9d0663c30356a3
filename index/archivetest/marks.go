package archivetest

import (
	"context"
	"errors"
	"strings"

	"dateline"
)

var markPromises = []promise{
	{"Marks/are bytes that select the words in title and body", func(e *env) {
		e.put(article("a", "🛰 Bridges", "“Żółć” e\u0301, a bridge and TAĞIYEV’s bridges"))
		e.selects("bridge tagiyev", 0, "Bridges", "bridge, TAĞIYEV’s, bridges")
	}},
	{"Marks/have every occurrence in a long text", func(e *env) {
		e.put(article("a", "", strings.Repeat("alpha "+strings.Repeat("filling ", 30)+"\n\n", 400)))
		e.same("marks", len(e.marks(0, dateline.Search{Text: "alpha"}).Body), 400)
	}},
	{"Marks/ascend without overlap", func(e *env) {
		e.put(article("a", "", "alpha beta gamma, alpha alpha alpha"))
		e.selects(`"alpha beta" OR "beta gamma" OR alp*`, 0, "", "alpha beta gamma, alpha, alpha, alpha")
		e.selects(`"alpha alpha"`, 0, "", "alpha alpha alpha")
	}},
	{"Marks/fit the revision asked for", func(e *env) {
		e.put(article("a", "Kite", "an alpha"))
		e.put(article("a", "Alpha", "beta alpha alphas"))
		e.selects("alpha kite", 1, "Kite", "alpha")
		e.selects("alpha kite", 2, "Alpha", "alpha, alphas")
		e.selects("alpha kite", 0, "Alpha", "alpha, alphas")
	}},
	{"Marks/need no match", func(e *env) {
		e.put(article("a", "Kite", "alpha beta"))
		e.selects("alpha omega", 0, "", "alpha")
		e.selects("omega", 0, "", "")
		e.selects("", 0, "", "")
	}},
	{"Marks/there are none under NOT", func(e *env) {
		e.put(article("a", "Beta", "alpha beta"))
		e.selects("alpha -beta", 0, "", "alpha")
		e.selects("NOT beta", 0, "", "")
	}},
	{"Marks/keep to the field of a clause", func(e *env) {
		e.put(article("a", "alpha beta", "alpha beta"))
		e.selects("title:alpha body:beta", 0, "alpha", "beta")
		e.selects("publication:alpha id:beta", 0, "", "")
	}},
	{"Marks/other names of a place are marked unless it is verbatim", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.put(article("a", "In Welun", "from Velun to Welun"))
		e.selects("velun", 0, "Welun", "Velun, Welun")
		e.selects("place:velun", 0, "Welun", "Velun, Welun")
		e.same("verbatim", e.marks(0, dateline.Search{Text: "velun", Verbatim: true}),
			dateline.Marks{Body: [][2]int{{5, 10}}}, emptyIsNil)
	}},
	{"Marks/look at nothing else of the search", func(e *env) {
		e.put(dated(article("a", "", "alpha"), "2023"))
		got := e.marks(0, dateline.Search{
			Text: "alpha", Limit: -1, Cursor: "x", Sort: "best", Interval: "decade", Facets: []string{"weather"}, FacetLimit: -1,
			Include: one(dateline.FacetPublication, "Heron"), Missing: []string{"weather"}, From: on("2024"), To: on("2022"),
		})
		e.same("marks", got, dateline.Marks{Body: [][2]int{{0, 5}}}, emptyIsNil)
	}},
}

var refusedMarkPromises = []promise{
	{"Marks/of what is not there are not found", func(e *env) {
		e.bodies("a", "alpha")
		e.failsMarks("b", 0, "alpha", dateline.NotFound, "")
		e.failsMarks("a", 2, "alpha", dateline.NotFound, "")
	}},
	{"Marks/of an erased article are gone", func(e *env) {
		e.bodies("a", "alpha")
		e.erase("a")
		e.failsMarks("a", 0, "alpha", dateline.Gone, "")
		e.failsMarks("a", 1, "alpha", dateline.Gone, "")
	}},
	{"Marks/a text that Search refuses is refused", func(e *env) {
		e.bodies("a", "alpha")
		for _, text := range []string{"alpha \xff", strings.Repeat("a", dateline.MaxQueryBytes+1), strings.Repeat("(", 1000) + "a"} {
			e.failsMarks("a", 0, text, dateline.Invalid, "q")
		}
	}},
	{"Marks/end with the error of a cancelled context", func(e *env) {
		e.bodies("a", "alpha")
		ctx, cancel := context.WithCancel(e.Context())
		cancel()
		if _, err := e.a.Marks(ctx, "a", 0, dateline.Search{Text: "alpha"}); !errors.Is(err, context.Canceled) {
			e.Errorf("error is %v, want %v", err, context.Canceled)
		}
	}},
	{"Marks/are unavailable after Close", func(e *env) {
		e.bodies("a", "alpha")
		e.ok(e.a.Close())
		e.failsMarks("a", 0, "alpha", dateline.Unavailable, "")
	}},
}

// marks returns those of the article a.
func (e *env) marks(revision int, s dateline.Search) dateline.Marks {
	e.Helper()
	m, err := e.a.Marks(e.Context(), "a", revision, s)
	e.ok(err)
	return m
}

// selects reports marks of the article a that do not select these words, which
// have commas between.
func (e *env) selects(text string, revision int, title, body string) {
	e.Helper()
	a, m := e.article("a", revision), e.marks(revision, dateline.Search{Text: text})
	got := [2]string{strings.Join(cut(a.Title, m.Title), ", "), strings.Join(cut(a.Body, m.Body), ", ")}
	e.same("marked by "+text, got, [2]string{title, body})
}

// cut returns what spans select, which are half-open bytes of s.
func cut(s string, spans [][2]int) (all []string) {
	for _, span := range spans {
		all = append(all, string(part([]byte(s), span)))
	}
	return all
}

// failsMarks reports marks that do not fail with the kind.
func (e *env) failsMarks(id string, revision int, text string, kind dateline.Kind, field string) {
	e.Helper()
	_, err := e.a.Marks(e.Context(), dateline.ID(id), revision, dateline.Search{Text: text})
	wantKind(e.T, err, kind, field)
}
