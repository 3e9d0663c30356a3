package archivetest

import (
	"dateline"
)

var mentionPromises = []promise{
	{"Mentions/say where, in which words, and of what", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.put(article("a", "", "Rain in Welun."))
		e.same("mentions", e.mentions("a"), []dateline.Mention{{
			Field: dateline.FieldBody, Start: 8, End: 13, Words: "Welun",
			Type: "place", Entity: "velun", Label: "Velun", Confidence: 1,
		}})
	}},
	{"Mentions/offsets are bytes and select the words", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.put(article("a", "", "“Żółć” 🛰 e\u0301 in Velun"))
		e.mentioned("a", "velun")
		e.same("words", e.mentions("a")[0].Words, "Velun")
	}},
	{"Mentions/stand in the order of fields and offsets", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"), place("aster", "Aster"))
		e.put(article("a", "Tarsk and Aster", "Velun, Aster, then Velun"))
		e.mentioned("a", "tarsk aster velun aster velun")
		e.same("field of the second", e.mentions("a")[1].Field, dateline.FieldTitle)
		e.same("field of the third", e.mentions("a")[2].Field, dateline.FieldBody)
	}},
	{"Mentions/the longest name wins", func(e *env) {
		e.gazetteer("atlas", place("vel", "Vel"), place("vel-corridor", "Vel corridor"))
		e.put(article("a", "", "Across the Vel corridor to Vel."))
		e.mentioned("a", "vel-corridor vel")
		e.same("words", e.mentions("a")[0].Words, "Vel corridor")
	}},
	{"Mentions/a name within a word is none", func(e *env) {
		e.gazetteer("atlas", place("vel", "Vel"))
		e.put(article("a", "", "Velian soldiers, Novel and Vela."))
		e.mentioned("a", "")
	}},
	{"Mentions/a possessive is a mention", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.put(article("a", "", "Velun's mayor, Velun’s bridge"))
		e.mentioned("a", "velun velun")
	}},
	{"Mentions/accents and letters fold", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("lodha", "Łodhə"))
		e.put(article("a", "", "Vélün, then Lodhe"))
		e.mentioned("a", "velun lodha")
		e.same("words", e.mentions("a")[0].Words, "Vélün")
	}},
	{"Mentions/a name in capitals is one", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.put(article("a", "", "VELUN — The river rose."))
		e.mentioned("a", "velun")
	}},
	{"Mentions/an ordinary word in lower case is none", func(e *env) {
		e.gazetteer("atlas", place("orchard", "Orchard"))
		e.put(article("a", "", "the old orchard near Orchard burned"))
		e.mentioned("a", "orchard")
		e.same("words", e.mentions("a")[0].Words, "Orchard")
	}},
	{"Mentions/no name runs from the title into the body", func(e *env) {
		e.gazetteer("atlas", place("nether-vel", "Nether Vel"))
		e.put(article("a", "Nether", "Vel"), article("b", "", "Nether Vel"))
		e.mentioned("a", "")
		e.mentioned("b", "nether-vel")
	}},
	{"Mentions/a name may run over the end of a line", func(e *env) {
		e.gazetteer("atlas", place("nether-vel", "Nether Vel"))
		e.put(article("a", "", "near Nether\nVel"))
		e.mentioned("a", "nether-vel")
		e.same("words", e.mentions("a")[0].Words, "Nether\nVel")
	}},
	{"Mentions/are those of the revision asked for", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"))
		e.put(article("a", "", "in Velun"))
		e.put(article("a", "", "in Tarsk"))
		_, old, err := e.a.Article(e.Context(), "a", 1)
		e.ok(err)
		e.same("entities of revision 1", entities(old), []string{"velun"})
		e.mentioned("a", "tarsk")
	}},
	{"Mentions/a new gazetteer adds those of articles already there", func(e *env) {
		e.put(article("a", "", "in Velun"), article("b", "", "in Tarsk"))
		e.mentioned("a", "")
		e.gazetteer("atlas", place("velun", "Velun"))
		e.mentioned("a", "velun")
		e.matches(dateline.Search{Include: one(dateline.FacetPlace, "velun")}, "a")
	}},
	{"Mentions/go with the places of a gazetteer", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"))
		e.put(article("a", "", "in Velun and Tarsk"))
		e.gazetteer("atlas", place("tarsk", "Tarsk"))
		e.mentioned("a", "tarsk")
		e.matches(dateline.Search{Include: one(dateline.FacetPlace, "velun")}, "")
		e.finds("velun", "a")
	}},
	{"Mentions/a new label is shown for articles already there", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.put(article("a", "", "in Velun"))
		e.gazetteer("atlas", place("velun", "Old Velun", "Velun"))
		e.same("label", e.mentions("a")[0].Label, "Old Velun")
		e.same("places of the hit", e.ask("in").Hits[0].Places, []dateline.PlaceRef{{ID: "velun", Label: "Old Velun"}})
	}},
}

// entities returns the entities of mentions, in their order.
func entities(mentions []dateline.Mention) []string {
	ids := []string{}
	for _, m := range mentions {
		ids = append(ids, m.Entity)
	}
	return ids
}

// one returns facet values with one facet.
func one(facet string, values ...string) map[string][]string {
	return map[string][]string{facet: values}
}
