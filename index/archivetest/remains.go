package archivetest

import "dateline"

// beside is an article that stood on a page with other texts.
func beside(a dateline.Article, remains string) dateline.Article {
	a.Remains = remains
	return a
}

var remainsPromises = []promise{
	{"Remains/come back as they were given", func(e *env) {
		e.put(beside(article("a", "Kite", "alpha"), "News / More\n\nSHARE ə"))
		e.same("remains", e.article("a", 0).Remains, "News / More\n\nSHARE ə")
		e.same("remains of revision 1", e.article("a", 1).Remains, "News / More\n\nSHARE ə")
	}},
	{"Remains/are searched by their field only", func(e *env) {
		e.put(beside(article("a", "Kite", "alpha"), "share this Roku page"), article("b", "", "roku"))
		e.finds("roku", "b")
		e.finds("body:roku", "b")
		e.finds("remains:roku", "a")
		e.finds(`remains:"share this"`, "a")
		e.finds("remains:rok*", "a")
		e.finds("remains:roko~1", "a")
		e.finds("remains:pages alpha", "a")
		e.finds("remains:alpha", "")
		e.finds("NOT remains:roku", "b")
	}},
	{"Remains/do not weigh in the order", func(e *env) {
		e.put(article("a", "", "alpha beta"), article("b", "", "alpha beta"))
		before := e.scores("alpha")
		e.put(beside(article("a", "", "alpha beta"), "gamma gamma gamma gamma gamma gamma"))
		after := e.scores("alpha")
		e.same("scores of two that differ in remains", after["a"], after["b"])
		if !e.engine.Drifts {
			e.sameScores("with remains", after, before)
		}
	}},
	{"Remains/hold no mentions", func(e *env) {
		e.gazetteer("atlas", place("welun", "Welun"))
		e.put(beside(article("a", "", "alpha"), "Welun"))
		e.same("mentions", len(e.mentions("a")), 0)
		e.finds("Welun", "")
	}},
	{"Remains/are shown by no snippet", func(e *env) {
		e.put(beside(article("a", "", "alpha"), "roku"))
		hits := e.ask("remains:roku").Hits
		e.same("snippet", hits[0].Snippets[0].Text, "alpha")
	}},
	{"Remains/a change of them is a restatement, not a revision", func(e *env) {
		e.put(beside(article("a", "", "alpha"), "roku"))
		e.is(e.put(beside(article("a", "", "alpha"), "kodi"))[0], "a", 1, dateline.Restated)
		e.same("remains", e.article("a", 0).Remains, "kodi")
		e.finds("remains:roku", "")
		e.finds("remains:kodi", "a")
		e.is(e.put(beside(article("a", "", "alpha"), "kodi"))[0], "a", 1, dateline.Unchanged)
	}},
	{"Remains/none say nothing", func(e *env) {
		e.put(beside(article("a", "", "alpha"), "roku"))
		e.is(e.put(article("a", "", "alpha"))[0], "a", 1, dateline.Unchanged)
		e.same("remains", e.article("a", 0).Remains, "roku")
	}},
	{"Remains/belong to a revision", func(e *env) {
		e.put(beside(article("a", "", "alpha"), "roku"))
		e.put(beside(article("a", "", "beta"), "kodi"))
		e.same("remains of revision 1", e.article("a", 1).Remains, "roku")
		e.same("remains of revision 2", e.article("a", 2).Remains, "kodi")
		e.finds("remains:roku", "")
	}},
	{"Remains/alone are no article", func(e *env) {
		e.rejected(e.try(beside(article("a", "", " "), "roku"))[0], dateline.Invalid, "body")
	}},
}
