package archivetest

import (
	"fmt"
	"slices"
	"strings"

	"dateline"
)

var snippetPromises = []promise{
	{"Snippets/are three at most, in the order of the text", func(e *env) {
		e.bodies("a", columns("one", "two", "three", "four", "five"))
		e.same("passages", len(e.snippets("five four three two one")), 3)
		at := 0
		for _, s := range e.snippets("three one five") {
			found := slices.Index(words("one three five"), strings.Join(selected(s.Text, s.Marks), " "))
			if found < at {
				e.Errorf("the passage %q stands behind those of later words", s.Text)
			}
			at = found + 1
		}
		e.same("all are shown", at, 3)
	}},
	{"Snippets/hold whole words of the body", func(e *env) {
		body := columns("one", "two")
		e.bodies("a", body)
		known := words(body)
		for _, s := range e.snippets("one two") {
			for _, w := range words(strings.ReplaceAll(s.Text, "…", " ")) {
				if !slices.Contains(known, w) {
					e.Errorf("%q is no word of the body: %q", w, s.Text)
				}
			}
		}
	}},
	{"Snippets/mark the words that answer, in code points", func(e *env) {
		for _, want := range []struct{ query, body, marked string }{
			{"alpha", "🛰 Żółć e\u0301: alpha, Alpha.", "alpha, Alpha"},
			{"bridge", "Bridges and a bridge, bridged, abridged.", "Bridges, bridge, bridged"},
			{"tagiyev", "Said TAĞIYEV’s man.", "TAĞIYEV’s"},
			{"zorv*", "Zorvak or zorvil, not zor.", "Zorvak, zorvil"},
			{"zorvak~1", "A zorvek or zirvek.", "zorvek"},
			{`"alpha beta"`, "Alpha beta, beta alpha.", "Alpha beta"},
			{`"bridge"`, "Bridges, a bridge.", "bridge"},
			{`"burn bridge"~1`, "Bridges then burned, alone a bridge stood.", "Bridges, burned"},
			{"alpha beta", "beta and alpha", "beta, alpha"},
			{"alpha OR beta", "beta and gamma", "beta"},
			{"body:alpha", "alpha and beta", "alpha"},
		} {
			e.marksInSnippets(want.query, want.body, want.marked)
		}
	}},
	{"Snippets/mark the other names of a place", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun", "Vel on the Hill"))
		e.marksInSnippets("velun", "From Welun, Velun and Vel on the Hill.", "Welun, Velun, Vel on the Hill")
		e.marksInSnippets("place:velun", "From Welun and Velun.", "Welun, Velun")
		e.marksInSnippets(`"velun"`, "From Welun and Velun.", "Velun")
	}},
	{"Snippets/mark no other name if the search is verbatim", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.bodies("a", "From Welun and Velun.")
		h := e.hit(dateline.Search{Text: "velun", Verbatim: true})
		e.same("snippets", h.Snippets, []dateline.Snippet{{Text: "From Welun and Velun.", Marks: [][2]int{{15, 20}}}})
	}},
	{"Snippets/mark nothing under NOT", func(e *env) {
		e.marksInSnippets("alpha OR (gamma NOT beta)", "alpha beta gamma", "alpha, gamma")
		e.marksInSnippets("alpha OR (gamma -beta)", "alpha beta gamma", "alpha, gamma")
	}},
	{"Snippets/are the beginning of the body where nothing in it answers", func(e *env) {
		e.put(by(article("a", "Kite", "The river rose. It fell."), "Heron"))
		for _, text := range []string{"", "kite", "title:kite", "publication:heron", "id:a", "NOT swan"} {
			e.same("snippets of "+text, e.snippets(text), []dateline.Snippet{{Text: "The river rose. It fell."}}, emptyIsNil)
		}
	}},
	{"Snippets/a long body that nothing in answers is not shown whole", func(e *env) {
		body := strings.Repeat("many words of rain and then ", 500)
		e.put(article("a", "Kite", body))
		s := e.snippets("kite")
		if len(s) != 1 {
			e.Fatalf("%d passages, want 1", len(s))
		}
		if text := strings.TrimSuffix(s[0].Text, "…"); !strings.HasPrefix(body, text) || len(text) < 20 || len(text) > len(body)/2 || len(s[0].Marks) > 0 {
			e.Errorf("the passage is %q with the marks %v", s[0].Text, s[0].Marks)
		}
	}},
	{"Snippets/an article without a body has none", func(e *env) {
		e.put(article("a", "Kite", ""))
		e.same("snippets", e.snippets("kite"), []dateline.Snippet{}, emptyIsNil)
	}},
}

var titleMarkPromises = []promise{
	{"Titles/are marked as snippets are", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		for i, want := range []struct{ query, title, marked string }{
			{"bridge rain", "🛰 Bridges under rain", "Bridges, rain"},
			{`"under rain"`, "“Żółć” under Rain", "under Rain"},
			{"velun", "Fire in Welun", "Welun"},
			{"title:fire", "Fire", "Fire"},
			{"fire NOT snow", "Fire", "Fire"},
			{"fire OR (rain NOT hail)", "Fire, hail", "Fire"},
			{"body:omega fire", "Fire, omega", "Fire"},
		} {
			id := fmt.Sprint("t", i)
			e.put(article(id, want.title, "omega"))
			h := e.hit(dateline.Search{Text: "(" + want.query + ") id:" + id})
			e.same("marked in "+h.Title, strings.Join(selected(h.Title, h.TitleMarks), ", "), want.marked)
		}
	}},
	{"Titles/that do not answer have no marks", func(e *env) {
		e.put(by(article("a", "Kite", "alpha"), "Heron"))
		for _, text := range []string{"", "alpha", "body:alpha", "publication:heron", "NOT swan"} {
			e.same("marks of "+text, len(e.hit(dateline.Search{Text: text}).TitleMarks), 0)
		}
	}},
}

// columns returns a body of long paragraphs, each with one of the words in its
// midst.
func columns(amidst ...string) string {
	filler := strings.Repeat("filling ", 60)
	return filler + strings.Join(amidst, " "+filler+"\n\n"+filler) + " " + filler
}

// snippets returns those of the only article that matches.
func (e *env) snippets(text string) []dateline.Snippet {
	e.Helper()
	return e.hit(dateline.Search{Text: text}).Snippets
}

// hit returns the only one of a page.
func (e *env) hit(s dateline.Search) dateline.Hit {
	e.Helper()
	s.Limit = dateline.MaxLimit
	hits := e.search(s).Hits
	if len(hits) != 1 {
		e.Fatalf("search %q has %d hits, want 1", s.Text, len(hits))
	}
	return hits[0]
}

// marksInSnippets puts body as an article of its own, and reports what a search
// marks in it unless it is want, with commas between.
func (e *env) marksInSnippets(query, body, want string) {
	e.Helper()
	id := string(pathKey(body).DerivedID())
	e.put(keyed(article(id, "", body), pathKey(body)))
	var got []string
	for _, s := range e.snippets("(" + query + ") id:" + id) {
		got = append(got, selected(s.Text, s.Marks)...)
	}
	e.same("marked by "+query, strings.Join(got, ", "), want)
}

// selected returns what marks select, which are half-open code points of s.
func selected(s string, marks [][2]int) (all []string) {
	runes := []rune(s)
	for _, m := range marks {
		all = append(all, string(part(runes, m)))
	}
	return all
}

// part returns what a half-open span selects; nil if it is not within the whole.
func part[S ~[]E, E any](whole S, span [2]int) S {
	if span[0] < 0 || span[0] > span[1] || span[1] > len(whole) {
		return nil
	}
	return whole[span[0]:span[1]]
}
