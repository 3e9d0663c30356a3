package archivetest

import (
	"math"
	"slices"
	"strings"

	"dateline"
)

var namePromises = []promise{
	{"Names/one name of a place finds articles with another", func(e *env) {
		e.namesakes()
		for _, name := range []string{"Velun", "Welun", "Bjelun", "velun", "WELUN", "vélün"} {
			e.finds(name, "a b c")
		}
	}},
	{"Names/other words are required beside a name", func(e *env) {
		e.namesakes()
		e.finds("velun rain", "a c")
		e.finds("velun OR fog", "a b c d")
	}},
	{"Names/Verbatim searches the words typed only", func(e *env) {
		e.namesakes()
		e.matches(dateline.Search{Text: "velun", Verbatim: true}, "a")
		e.same("expanded", e.search(dateline.Search{Text: "velun", Verbatim: true}).Read.Expanded, []dateline.Expansion{}, emptyIsNil)
	}},
	{"Names/quotes search the words in them only", func(e *env) {
		e.namesakes()
		e.finds(`"velun"`, "a")
		e.same("expanded", e.ask(`"velun"`).Read.Expanded, []dateline.Expansion{}, emptyIsNil)
	}},
	{"Names/NOT excludes the words only", func(e *env) {
		e.namesakes()
		e.finds("rain -velun", "c d")
		e.finds("rain NOT velun", "c d")
	}},
	{"Names/a name scores as its words or as its place, whichever is more", func(e *env) {
		e.namesakes()
		score := func(s dateline.Search) float64 {
			s.Limit = dateline.MaxLimit
			hits := e.search(s).Hits
			return hits[slices.IndexFunc(hits, func(h dateline.Hit) bool { return h.ID == "a" })].Score
		}
		for _, any := range []bool{false, true} {
			typed := score(dateline.Search{Text: "velun", Verbatim: true, Any: any})
			place := score(dateline.Search{Text: "welun", Any: any})
			if got := score(dateline.Search{Text: "velun", Any: any}); math.Abs(got-max(typed, place)) > scoreTolerance {
				e.Errorf("any %t: score %v, want the larger of %v by the word and %v by the place", any, got, typed, place)
			}
		}
	}},
	{"Names/NOT tells how to leave out the place too", func(e *env) {
		e.namesakes()
		told := e.ask("rain NOT velun").Read.Warnings
		if len(told) != 1 || told[0].Start != 9 || told[0].End != 14 || !strings.Contains(told[0].Message, "NOT place:velun") {
			e.Errorf("warnings %+v, want one at 9 to 14 that says NOT place:velun", told)
		}
		e.finds("rain NOT place:velun", "d")
	}},
	{"Names/the answer says what was read in", func(e *env) {
		e.namesakes()
		e.same("expanded", e.ask("rain OR velun").Read.Expanded, []dateline.Expansion{
			{Start: 8, End: 13, Type: dateline.TypePlace, Entity: "velun", Label: "Velun", Words: []string{"Bjelun", "Welun"}},
		})
	}},
	{"Names/only the names in the articles that matched are told", func(e *env) {
		e.namesakes()
		e.same("words", e.ask("welun rain").Read.Expanded[0].Words, []string{"Bjelun", "Velun"})
		e.same("words", e.ask("welun hail").Read.Expanded[0].Words, []string{}, emptyIsNil)
	}},
	{"Names/positions count code points", func(e *env) {
		e.namesakes()
		x := e.ask("żółw 𐌰𐌱 OR velun").Read.Expanded
		e.same("expansions", len(x), 1)
		e.same("start and end", [2]int{x[0].Start, x[0].End}, [2]int{11, 16})
	}},
	{"Names/the longest run of words is the name", func(e *env) {
		e.gazetteer("atlas", place("vel", "Vel", "Wel"), place("nether-vel", "Nether Vel", "Lower Vel"))
		e.bodies("a", "in Nether Vel", "b", "in Lower Vel", "c", "in Wel", "d", "the Vel Nether")
		e.finds("nether vel", "a b d")
		x := e.ask("nether vel").Read.Expanded
		e.same("expansions", len(x), 1)
		e.same("entity", x[0].Entity, "nether-vel")
		e.same("start and end", [2]int{x[0].Start, x[0].End}, [2]int{0, 10})
	}},
	{"Names/a hyphenated word is no name because it begins with one", func(e *env) {
		e.namesakes()
		e.put(article("e", "", "the Velun-Tarsk railway"))
		e.finds("velun-tarsk", "e")
		e.finds("welun-tarsk", "")
	}},
	{"Names/a name is found although the gazetteer came after the article", func(e *env) {
		e.bodies("a", "in Velun", "b", "in Welun")
		e.finds("velun", "a")
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.finds("velun", "a b")
		e.gazetteer("atlas")
		e.finds("velun", "a")
	}},
	{"Names/a hit names the places in the order of their first mention", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"), place("tarsk", "Tarsk"), place("aster", "Aster"))
		e.put(article("a", "From Tarsk", "in Welun, Tarsk, Aster and Velun"))
		e.same("places", e.ask("from").Hits[0].Places, []dateline.PlaceRef{
			{ID: "tarsk", Label: "Tarsk"}, {ID: "velun", Label: "Velun"}, {ID: "aster", Label: "Aster"},
		})
	}},
}

// namesakes puts three articles that name one place each in its own way, and one
// that names none.
func (e *env) namesakes() {
	e.Helper()
	e.gazetteer("atlas", place("velun", "Velun", "Welun", "Bjelun"))
	e.bodies("a", "rain in Velun", "b", "hail in Welun", "c", "rain in Bjelun", "d", "rain and fog")
}
