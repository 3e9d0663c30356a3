package archivetest

import (
	"dateline"
)

var fieldPromises = []promise{
	{"Fields/title and body search one field", func(e *env) {
		e.put(article("a", "alpha", "beta"), article("b", "beta", "alpha"))
		e.finds("title:alpha", "a")
		e.finds("body:alpha", "b")
		e.finds("title:alpha body:beta", "a")
		e.finds("alpha -title:alpha", "b")
	}},
	{"Fields/a field takes forms of a word, a phrase and a prefix", func(e *env) {
		e.put(article("a", "old bridges burned", "x"), article("b", "x", "old bridges burned"))
		e.finds("title:bridge", "a")
		e.finds(`title:"bridges burned"`, "a")
		e.finds("body:bri*", "b")
	}},
	{"Fields/body is the text without the title, whatever is asked of it", func(e *env) {
		e.put(article("a", "old bridges burned", "kites over old water"), article("b", "", "old bridges burned"),
			article("c", "old bridges burned", "the old bridges, they say, burned"), article("d", "old bridges burned", ""))
		for query, want := range map[string]string{
			"body:old": "a b c", "body:bridge": "b c", `body:"old"`: "a b c", `body:"bridges"`: "b c",
			`body:"bridges burned"`: "b", `body:"old bridges"`: "b c", `body:"burned kites"`: "",
			`body:"burned bridge"~0`: "b", `body:"burned bridge"~2`: "b c", "body:bri*": "b c", "body:brudges~1": "b c", "body:wat*": "a",
			"title:old -body:bridge": "a d", "title:bridge body:bridge": "c", "title:bri* -body:old*": "d",
		} {
			e.finds(query, want)
		}
	}},
	{"Fields/publication is who published it, not a word of the text", func(e *env) {
		e.put(by(article("a", "", "alpha"), "Heron"), article("b", "", "Heron"))
		e.finds("publication:Heron", "a")
		e.finds("publication:heron", "a")
		e.finds("heron", "b")
	}},
	{"Fields/publication takes a name of several words in quotes", func(e *env) {
		e.put(by(article("a", "", "alpha"), "The Grey Heron"), by(article("b", "", "alpha"), "The Grey Egret"),
			by(article("c", "", "alpha"), "The Grey Heron Weekly"))
		e.finds(`publication:"The Grey Heron"`, "a")
		e.finds(`publication:"The Grey"`, "")
		e.finds(`publication:"the grey heron"`, "a")
	}},
	{"Fields/place is the id of a place mentioned", func(e *env) {
		e.gazetteer("atlas", place("old-velun", "Velun", "Welun"), place("tarsk", "Tarsk"))
		e.bodies("a", "in Velun", "b", "in Welun", "c", "in Tarsk", "d", "old velun")
		e.finds("place:old-velun", "a b")
		e.finds("place:old-velun OR place:tarsk", "a b c")
	}},
	{"Fields/id is the id of an article", func(e *env) {
		e.bodies("a-1", "alpha", "a", "a-1")
		e.finds("id:a-1", "a-1")
		e.finds("id:b", "")
	}},
	{"Fields/published is a day, a month or a year that overlaps", func(e *env) {
		e.put(dated(article("d", "", "x"), "2023-09-10"), dated(article("m", "", "x"), "2023-09"),
			dated(article("y", "", "x"), "2023"), dated(article("o", "", "x"), "2024-09-10"), article("u", "", "x"))
		e.finds("published:2023-09-10", "d m y")
		e.finds("published:2023-09-11", "m y")
		e.finds("published:2023", "d m y")
	}},
	{"Fields/published takes a span", func(e *env) {
		e.put(dated(article("aug", "", "x"), "2023-08-31"), dated(article("sep", "", "x"), "2023-09-01"),
			dated(article("oct", "", "x"), "2023-10-31"), dated(article("nov", "", "x"), "2023-11-01"))
		e.finds("published:2023-09-01..2023-10", "sep oct")
	}},
	{"Fields/published takes later and earlier than", func(e *env) {
		e.put(dated(article("old", "", "x"), "2022-12-31"), dated(article("in", "", "x"), "2023-06-01"),
			dated(article("new", "", "x"), "2024-01-01"), article("u", "", "x"))
		e.finds("published:>2023", "new")
		e.finds("published:<2023", "old")
	}},
	{"Fields/a date that is none gives a warning", func(e *env) {
		e.put(dated(article("a", "", "alpha"), "2023"))
		e.warned("published:2023-02-30")
	}},
	{"Fields/a field stands among other clauses", func(e *env) {
		e.put(by(dated(article("a", "", "alpha"), "2023"), "Heron"), by(article("b", "", "alpha"), "Heron"))
		e.finds("alpha publication:heron published:2023", "a")
		e.finds("alpha publication:heron NOT published:2023", "b")
		e.matches(dateline.Search{Text: "published:2023 beta", Any: true}, "a")
	}},
}
