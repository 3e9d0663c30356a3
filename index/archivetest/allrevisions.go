package archivetest

import (
	"fmt"
	"slices"
	"strings"

	"dateline"
)

var allRevisionPromises = []promise{
	{"AllRevisions/every revision is a text of its own", func(e *env) {
		e.saga()
		e.findsAll("alpha", "a.1 a.2 a.3 b.1")
		e.findsAll("kite", "a.1")
		e.findsAll("beta alpha", "a.2 a.3")
		e.findsAll("", "a.1 a.2 a.3 b.1 c.1 c.2")
	}},
	{"AllRevisions/every part of the query language finds them", func(e *env) {
		e.saga()
		for text, want := range map[string]string{
			`"alpha one"`: "a.1 b.1", "title:kite": "a.1", "alpha NOT beta": "a.1 b.1", "gam*": "c.1", "gamna~1": "c.1", `"beta two"`: "a.2", `"one alpha"~3`: "a.1 b.1",
			"kite OR gamma": "a.1 c.1", "id:a": "a.1 a.2 a.3", "id:a beta": "a.2 a.3", "NOT id:a": "b.1 c.1 c.2", "id:a.1": "", "remains:footer": "a.1",
			"publication:heron": "a.1 a.2 a.3", "published:2023": "a.1 a.2 a.3", "place:velun": "a.1 c.2", "Welun": "a.1 c.2",
		} {
			e.findsAll(text, want)
		}
	}},
	{"AllRevisions/without it nothing of them is found or counted", func(e *env) {
		e.saga()
		e.finds("kite", "")
		e.finds("alpha", "a b")
		e.same("publications", tallies(e.facet(dateline.Search{}, dateline.FacetPublication)), tallies(e.facet(dateline.Search{Text: "id:a OR id:b OR id:c"}, dateline.FacetPublication)))
		e.same("number of the current one", e.ask("id:a").Hits[0].Current, 0)
		if !e.engine.Drifts {
			e.same("score", e.scores("alpha beta"), e.youngest().scores("alpha beta"))
		}
	}},
	{"AllRevisions/a hit is of its own text and names the current one", func(e *env) {
		e.saga()
		h := e.hit(dateline.Search{Text: "kite", Revisions: dateline.AllRevisions})
		e.same("id, revision, current one and title", [4]any{h.ID, h.Revision, h.Current, h.Title}, [4]any{dateline.ID("a"), 1, 3, "Kite"})
		e.same("marks of the title", h.TitleMarks, [][2]int{{0, 4}})
		e.same("snippets", h.Snippets, []dateline.Snippet{{Text: "alpha one in Welun"}})
		e.same("places", h.Places, []dateline.PlaceRef{{ID: "velun", Label: "Velun"}})
		e.same("publication as it is known now", h.Known.Publication.Value, "Heron")
		h = e.hit(dateline.Search{Text: "id:b", Revisions: dateline.AllRevisions})
		e.same("revision and current one", [2]int{h.Revision, h.Current}, [2]int{1, 1})
	}},
	{"AllRevisions/the current one is that seen last, whatever came last", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(3)))
		e.put(seen(article("a", "", "alpha beta"), day(1)))
		e.finds("beta", "")
		h := e.hit(dateline.Search{Text: "beta", Revisions: dateline.AllRevisions})
		e.same("revision and current one", [2]int{h.Revision, h.Current}, [2]int{2, 1})
	}},
	{"AllRevisions/a text scores as it does among the current ones", func(e *env) {
		e.saga()
		want := e.scores("alpha beta")
		got := map[dateline.ID]float64{}
		for _, h := range e.search(dateline.Search{Text: "alpha beta", Any: true, Revisions: dateline.AllRevisions, Limit: dateline.MaxLimit}).Hits {
			if h.Revision == h.Current {
				got[h.ID] = h.Score
			} else if h.Score <= 0 {
				e.Errorf("revision %d of %s has the score %v", h.Revision, h.ID, h.Score)
			}
		}
		e.sameScores("of current revisions", got, want)
	}},
	{"AllRevisions/two texts that are the same score the same and stand by id and number", func(e *env) {
		for i, body := range []string{"alpha one", "alpha two", "alpha one"} {
			e.put(seen(article("a", "", body), day(1+i)), seen(article("b", "", body), day(1+i)))
		}
		for _, sort := range sorts {
			r := e.search(dateline.Search{Text: "alpha", Sort: sort, Revisions: dateline.AllRevisions, Limit: dateline.MaxLimit})
			e.same("order by "+sort, revisionsOf(r), words("a.1 a.2 a.3 b.1 b.2 b.3"))
			e.same("first and third score by "+sort, r.Hits[0].Score, r.Hits[2].Score)
		}
	}},
	{"AllRevisions/words that stand in earlier texts only are read by prefix and fuzzily", func(e *env) {
		e.bodies("a", "zebu zebra")
		e.bodies("a", "alpha")
		e.findsAll("zeb*", "a.1")
		e.findsAll("zebre~1", "a.1")
		e.finds("zeb*", "")
	}},
	{"AllRevisions/other names of a place are those of all texts that matched", func(e *env) {
		e.saga()
		r := e.search(dateline.Search{Text: "velun", Revisions: dateline.AllRevisions})
		e.same("words", r.Read.Expanded[0].Words, words("Welun"))
		e.same("words of current ones", e.search(dateline.Search{Text: "velun"}).Read.Expanded[0].Words, []string{}, emptyIsNil)
	}},
	{"AllRevisions/what is relaxed is of all too", func(e *env) {
		e.saga()
		r := e.search(dateline.Search{Text: "kite gamma", Revisions: dateline.AllRevisions, Limit: 5})
		e.same("total", r.Total, 0)
		e.same("relaxed", slices.Sorted(slices.Values(revisionsOf(r.Relaxed))), words("a.1 c.1"))
	}},
	{"AllRevisions/counts are those of an archive that has each as an article", func(e *env) {
		e.saga()
		apart := e.apart()
		for _, s := range []dateline.Search{
			{}, {Text: "alpha"}, {Text: "alpha", Include: one(dateline.FacetPublication, "Heron")}, {Exclude: one(dateline.FacetPlace, "velun")},
			{Missing: []string{dateline.FacetPublication}}, {From: on("2023"), To: on("2023")}, {Text: "alpha OR beta", Include: one(dateline.FacetPlace, "velun")},
		} {
			s.Facets, s.Interval, s.Limit = dateline.FacetNames(), dateline.ByMonth, dateline.MaxLimit
			want := apart.search(s)
			s.Revisions = dateline.AllRevisions
			got := e.search(s)
			what := fmt.Sprintf("of %+v", s)
			e.same("total "+what, got.Total, want.Total)
			e.same("hits "+what, slices.Sorted(slices.Values(revisionsOf(got))), slices.Sorted(slices.Values(apart.parted(want))))
			e.same("facets "+what, got.Facets, want.Facets, emptyIsNil)
			e.same("histogram "+what, got.Histogram, want.Histogram, emptyIsNil, sameDate)
		}
	}},
	{"AllRevisions/a restatement holds for all of them", func(e *env) {
		e.bodies("a", "alpha one")
		e.bodies("a", "alpha two")
		e.put(by(article("a", "", "alpha two"), "Egret"))
		e.matchesAll(dateline.Search{Include: one(dateline.FacetPublication, "Egret")}, "a.1 a.2")
		e.put(dated(article("a", "", "alpha two"), "2023-05-02"))
		for _, s := range []dateline.Search{{Include: one(dateline.FacetPublication, "Egret")}, {From: on("2023-05"), To: on("2023-05")}, {Text: "publication:egret"}} {
			e.matchesAll(s, "a.1 a.2")
		}
		e.matchesAll(dateline.Search{Missing: []string{dateline.FacetPublication}}, "")
	}},
	{"AllRevisions/places that are given later are found in them", func(e *env) {
		e.bodies("a", "alpha in Welun")
		e.bodies("a", "alpha")
		e.findsAll("place:velun", "")
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.findsAll("place:velun", "a.1")
		e.gazetteer("atlas")
		e.findsAll("place:velun", "")
	}},
	{"AllRevisions/an erased article is in none, and comes back with new texts only", func(e *env) {
		e.saga()
		e.erase("a")
		e.findsAll("alpha", "b.1")
		e.findsAll("id:a", "")
		e.restore("a")
		e.findsAll("id:a", "")
		e.bodies("a", "alpha four")
		e.bodies("a", "alpha five")
		e.findsAll("id:a", "a.4 a.5")
	}},
	{"AllRevisions/no byte of their text is left in a file after Compact", func(e *env) {
		if e.engine.Files == nil {
			e.Log("not tried: this engine names no files of its own")
			return
		}
		e.saga()
		e.put(marked("x"), article("y", "", "sigma one")) // in one batch, so that what is kept lies beside it
		e.put(article("x", "Zwarquil two", "the second text, Zwarquil"), article("y", "", "sigma two"))
		e.put(article("x", "", "the third text"), article("y", "", "sigma three"))
		e.erase("x")
		e.ok(e.a.Compact(e.Context()))
		e.unwritten("zwarquil", "yxoplim", "obrazzut", "wequandu", "mixtolar", "harqotin")
		e.findsAll("kite OR sigma", "a.1 y.1 y.2 y.3")
		for _, id := range words("a c y") {
			e.erase(id)
		}
		e.ok(e.a.Compact(e.Context()))
		e.unwritten("kite", "footer", "gamma", "sigma")
		e.faultless("after Compact")
		e.findsAll("", "b.1")
	}},
	{"AllRevisions/Reopen, Rebuild and Compact change nothing", func(e *env) {
		e.saga()
		for what, do := range map[string]func(){
			"Reopen": e.reopen, "Rebuild": func() { e.ok(e.a.Rebuild(e.Context(), nil)) }, "Compact": func() { e.ok(e.a.Compact(e.Context())) },
		} {
			s := dateline.Search{Text: "alpha OR gamma", Revisions: dateline.AllRevisions, Facets: dateline.FacetNames(), Interval: dateline.ByMonth, Limit: dateline.MaxLimit}
			before := e.search(s)
			do()
			after := e.search(s)
			e.same("answer after "+what, after, before, emptyIsNil, sameDate, e.fromThen(), sameReading)
			e.faultless("after " + what)
		}
	}},
	{"AllRevisions/Each yields each that matches, by id and number", func(e *env) {
		e.saga()
		var got []string
		for _, a := range e.each(dateline.Search{Text: "alpha", Copies: dateline.Fold, Revisions: dateline.AllRevisions}) {
			got = append(got, fmt.Sprintf("%s.%d %s", a.ID, a.Revision, strings.Fields(a.Body)[1]))
		}
		e.same("texts", got, []string{"a.1 one", "a.2 beta", "a.3 beta", "b.1 one"})
	}},
	{"AllRevisions/copies are refused", func(e *env) {
		e.saga()
		for field, s := range map[string]dateline.Search{"copies": {Copies: dateline.Fold}, "copy_of": {CopyOf: "a"}, "revisions": {}} {
			if s.Revisions = dateline.AllRevisions; field == "revisions" {
				s.Revisions++
			}
			_, err := e.a.Search(e.Context(), s)
			wantKind(e.T, err, dateline.Invalid, field)
		}
	}},
	{"AllRevisions/an archive without them answers as ever", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha beta")
		s := dateline.Search{Text: "alpha", Facets: dateline.FacetNames(), Interval: dateline.ByYear, Limit: 5}
		want := e.search(s)
		for i := range want.Hits {
			want.Hits[i].Current = 1
		}
		s.Revisions = dateline.AllRevisions
		e.same("answer", e.search(s), want, emptyIsNil, sameDate)
	}},
}

// saga puts a with three texts, b with one and c with two. Of a what is known has
// been said with the last.
func (e *env) saga() {
	e.Helper()
	e.gazetteer("atlas", place("velun", "Velun", "Welun"))
	first := article("a", "Kite", "alpha one in Welun")
	first.Remains = "a footer"
	e.put(first, by(article("b", "", "alpha one"), "Egret"), article("c", "", "gamma"))
	e.put(article("a", "Swan", "alpha beta two"), article("c", "", "delta in Velun"))
	e.put(dated(by(article("a", "Swan", "alpha beta three"), "Heron"), "2023-09-02"))
}

// apart is an archive that has every text of a saga as an article of its own.
func (e *env) apart() *env {
	e.Helper()
	o := e.other()
	o.gazetteer("atlas", place("velun", "Velun", "Welun"))
	for _, id := range words("a b c") {
		for _, r := range e.revisions(id) {
			a := e.article(id, r.Number)
			o.put(keyed(dateline.Article{ID: dateline.ID(fmt.Sprintf("%s-%d", id, r.Number)), Title: a.Title, Body: a.Body, Remains: a.Remains, Known: a.Known}, pathKey(fmt.Sprint(id, r.Number))))
		}
	}
	return o
}

// parted are the hits in an archive that apart made, as revisionsOf names them.
func (e *env) parted(r *dateline.Result) (names []string) {
	for _, id := range order(r) {
		names = append(names, strings.ReplaceAll(id, "-", "."))
	}
	return names
}

// youngest is an archive that has the current texts only.
func (e *env) youngest() *env {
	e.Helper()
	o := e.other()
	o.gazetteer("atlas", place("velun", "Velun", "Welun"))
	for _, a := range e.each(dateline.Search{}) {
		o.put(a)
	}
	return o
}

// findsAll and matchesAll are finds and matches for all revisions, which are
// written as id, dot, number.
func (e *env) findsAll(text, revisions string) {
	e.Helper()
	e.matchesAll(dateline.Search{Text: text}, revisions)
}

func (e *env) matchesAll(s dateline.Search, revisions string) {
	e.Helper()
	s.Revisions, s.Limit = dateline.AllRevisions, dateline.MaxLimit
	r, want := e.search(s), sorted(words(revisions))
	e.same("revisions found by "+s.Text, sorted(revisionsOf(r)), want, emptyIsNil)
	if r.Total != len(want) {
		e.Errorf("total of %q is %d, want %d", s.Text, r.Total, len(want))
	}
}

// revisionsOf names the hits in their order.
func revisionsOf(r *dateline.Result) []string {
	names := []string{}
	for _, h := range r.Hits {
		names = append(names, fmt.Sprintf("%s.%d", h.ID, h.Revision))
	}
	return names
}
