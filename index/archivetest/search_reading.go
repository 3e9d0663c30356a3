package archivetest

import (
	"dateline"
)

var readingPromises = []promise{
	{"Reading/what is understood gives no warning", func(e *env) {
		for _, text := range []string{"", "alpha", "alpha AND (beta OR -gamma)", `title:"alpha beta"~2 zorv* zorvak~1^2`} {
			e.same("warnings for "+text, e.ask(text).Read.Warnings, []dateline.Warning{}, emptyIsNil)
		}
	}},
	{"Reading/what is parsed reads the same again", func(e *env) {
		e.letters()
		for _, text := range []string{"alpha", "alpha OR beta gamma", "NOT (alpha OR gamma) beta", `-"beta gamma" beta`, "alph* OR gamm~1^3", "(alpha"} {
			r := e.ask(text)
			again := e.ask(r.Read.Parsed)
			e.same("ids found by "+r.Read.Parsed, order(again), order(r))
			e.same("second reading of "+text, again.Read.Parsed, r.Read.Parsed)
		}
	}},
	{"Reading/an operator without its words is no failure", func(e *env) {
		e.bodies("a", "alpha and omega or not", "b", "beta")
		for _, text := range []string{"alpha AND", "OR alpha", "alpha NOT"} {
			e.finds(text, "a")
			e.warned(text)
		}
	}},
	{"Reading/a quote or parenthesis left open is no failure", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		for _, text := range []string{`"alpha`, "(alpha", "alpha)"} {
			e.finds(text, "a")
			e.warned(text)
		}
	}},
	{"Reading/an unknown field is searched for literally, with a warning", func(e *env) {
		e.bodies("a", "colour:red", "b", "red", "c", "colour")
		e.finds("colour:red", "a")
		e.warned("colour:red")
	}},
	{"Reading/warnings count code points", func(e *env) {
		text := "żółw 𐌰𐌱 colour:red"
		e.warned(text)
		e.same("start", e.ask(text).Read.Warnings[0].Start, 8)
	}},
	{"Reading/a boost weighs a word", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		e.ranks(dateline.Search{Text: "alpha^5 OR beta"}, "a b")
		e.ranks(dateline.Search{Text: "alpha OR beta^5"}, "b a")
	}},
	{"Relaxed/answers with Any when several words find nothing", func(e *env) {
		e.bodies("a", "alpha", "b", "beta", "c", "delta")
		s := dateline.Search{Text: "alpha beta", Limit: 10}
		r := e.search(s)
		s.Any = true
		want := e.search(s)
		if r.Total != 0 || r.Relaxed == nil {
			e.Fatalf("total %d, relaxed %v", r.Total, r.Relaxed)
		}
		e.same("relaxed total", r.Relaxed.Total, 2)
		e.same("relaxed ids", order(r.Relaxed), order(want))
	}},
	{"Relaxed/keeps filters and limit", func(e *env) {
		e.put(by(article("a", "", "alpha"), "Heron"), by(article("b", "", "beta"), "Heron"), article("c", "", "alpha"))
		r := e.search(dateline.Search{Text: "alpha beta", Include: one(dateline.FacetPublication, "Heron"), Limit: 1})
		if r.Relaxed == nil {
			e.Fatal("nothing relaxed")
		}
		e.same("relaxed total", r.Relaxed.Total, 2)
		e.same("relaxed hits", len(r.Relaxed.Hits), 1)
		e.same("relaxed next", r.Relaxed.Next, "")
	}},
	{"Relaxed/is not there when something was found", func(e *env) {
		e.bodies("a", "alpha beta", "b", "alpha")
		e.unrelaxed(dateline.Search{Text: "alpha beta"})
	}},
	{"Relaxed/is not there unless several clauses were required", func(e *env) {
		e.bodies("a", "alpha")
		for _, text := range []string{"", "beta", `"beta gamma"`, "beta OR gamma", "beta*"} {
			e.unrelaxed(dateline.Search{Text: text})
		}
		e.unrelaxed(dateline.Search{Text: "beta gamma", Any: true})
	}},
}

// unrelaxed reports a search whose result has something relaxed.
func (e *env) unrelaxed(s dateline.Search) {
	e.Helper()
	if r := e.search(s); r.Relaxed != nil {
		e.Errorf("search %q has a relaxed answer of %d", s.Text, r.Relaxed.Total)
	}
}
