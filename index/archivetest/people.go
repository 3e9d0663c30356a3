package archivetest

import (
	"strings"

	"dateline"

	"github.com/google/go-cmp/cmp/cmpopts"
)

var peoplePromises = []promise{
	{"People/mentions say their type, how sure they are and what else they may be", func(e *env) {
		e.reading()
		e.put(article("a", "Mara Velk", "Heron Society of Greater Velun. Tarsk denied it, Velunian papers say."))
		e.same("mentions", e.mentions("a"), []dateline.Mention{
			{Field: "title", Start: 0, End: 9, Words: "Mara Velk", Type: "person", Entity: "mara-velk", Label: "Mara Velk", Confidence: .8},
			{Field: "body", Start: 0, End: 13, Words: "Heron Society", Type: "organisation", Entity: "heron-society", Label: "Heron Society", Confidence: .7},
			{Field: "body", Start: 17, End: 30, Words: "Greater Velun", Type: "place", Entity: "velun", Label: "Velun", Confidence: .5, Alternatives: []string{"tarsk", "aster"}},
			{Field: "body", Start: 32, End: 44, Words: "Tarsk denied", Type: "place", Entity: "tarsk", Label: "Tarsk", Confidence: .75, Government: true},
			{Field: "body", Start: 49, End: 57, Words: "Velunian", Type: "nationality", Entity: "velun", Label: "Velun", Confidence: .9},
		}, cmpopts.EquateApprox(0, 1e-9))
	}},
	{"People/mentions are those of each revision", func(e *env) {
		e.reading()
		e.put(article("a", "", "Mara Velk spoke"))
		e.put(article("a", "", "Oda Brenn spoke"))
		_, old, err := e.a.Article(e.Context(), "a", 1)
		e.ok(err)
		e.same("entities of revision 1", entities(old), []string{"mara-velk"})
		e.mentioned("a", "oda-brenn")
		marks, err := e.a.Marks(e.Context(), "a", 1, dateline.Search{Text: "person:mara-velk"})
		e.ok(err)
		e.same("marks of revision 1", marks.Body, [][2]int{{0, 9}})
	}},
	{"People/facets count articles by the entity", func(e *env) {
		e.reading()
		e.meeting()
		e.counts(dateline.Search{}, dateline.FacetPerson, "mara-velk 3, oda-brenn 1; 2 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{}, dateline.FacetOrganisation, "heron-society 2; 1 distinct, 0 other, 2 missing")
	}},
	{"People/a label is the name that most articles give", func(e *env) {
		e.reading()
		e.bodies("a", "M. Velk spoke")
		e.same("labels", e.labels(dateline.FacetPerson), []string{"M. Velk"})
		e.bodies("b", "Mara Velk spoke", "c", "Velk went, said Velk")
		e.same("labels", e.labels(dateline.FacetPerson), []string{"Mara Velk"})
		e.same("label of a mention", e.mentions("a")[0].Label, "Mara Velk")
		e.erase("b")
		e.erase("c")
		e.same("labels", e.labels(dateline.FacetPerson), []string{"M. Velk"})
	}},
	{"People/values are listed by the beginning of their labels", func(e *env) {
		e.reading()
		e.meeting()
		f := e.facet(dateline.Search{FacetPrefix: "oda b"}, dateline.FacetPerson)
		e.same("values", [2]any{len(f.Values), f.Values[0].Label}, [2]any{1, "Oda Brenn"})
	}},
	{"People/narrow a search, by facets and in the query", func(e *env) {
		e.reading()
		e.meeting()
		e.matches(dateline.Search{Include: one(dateline.FacetPerson, "mara-velk")}, "a b c")
		e.matches(dateline.Search{Exclude: one(dateline.FacetPerson, "mara-velk")}, "d")
		e.matches(dateline.Search{Missing: []string{dateline.FacetOrganisation}}, "c d")
		for _, q := range []string{"person:mara-velk", `person:"Mara Velk"`, `person:"m velk"`, "PERSON:mara-velk spoke"} {
			e.finds(q, "a b c")
		}
		e.finds("organisation:heron-society -person:oda-brenn", "b")
		e.finds(`organisation:"heron society"`, "a b")
	}},
	{"People/one that nobody knows finds nothing, and a warning says so", func(e *env) {
		e.reading()
		e.meeting()
		res := e.ask("person:nobody")
		if res.Total != 0 || len(res.Read.Warnings) != 1 || !strings.Contains(res.Read.Warnings[0].Message, "no person") {
			e.Errorf("%d hits, warnings %+v; want none, and one that names no person", res.Total, res.Read.Warnings)
		}
	}},
	{"People/nationalities and governments are counted as no place", func(e *env) {
		e.reading()
		e.put(article("a", "", "Tarsk denied it, Velunian papers say"), article("b", "", "in Tarsk"))
		e.mentioned("a", "tarsk velun")
		e.counts(dateline.Search{}, dateline.FacetPlace, "tarsk 1; 1 distinct, 0 other, 1 missing")
		e.matches(dateline.Search{Include: one(dateline.FacetPlace, "tarsk")}, "b")
		e.finds("place:velun", "")
		e.same("places of the hit", e.ask("id:a").Hits[0].Places, []dateline.PlaceRef{}, emptyIsNil)
	}},
	{"People/the passages of a hit show what it was asked for by", func(e *env) {
		e.reading()
		e.put(article("a", "", "Nothing of note here.\n\nThen M. Velk spoke."))
		s := e.ask("person:mara-velk").Hits[0].Snippets
		e.same("snippets", len(s), 1)
		e.same("marks", s[0], dateline.Snippet{Text: "Then M. Velk spoke.", Marks: [][2]int{{5, 12}}})
	}},
	{"People/a name that articles bear out is read in, with its other spellings", func(e *env) {
		e.reading()
		e.meeting()
		e.finds("mara velk", "a b c")
		e.same("expanded", e.ask("mara velk").Read.Expanded, []dateline.Expansion{
			{Start: 0, End: 9, Type: "person", Entity: "mara-velk", Label: "Mara Velk", Words: []string{"M. Velk", "Velk"}},
		})
		e.same("expanded", e.search(dateline.Search{Text: "mara velk", Verbatim: true}).Read.Expanded, []dateline.Expansion{}, emptyIsNil)
	}},
	{"People/an ordinary word is no name", func(e *env) {
		e.reading(person("Mill", "mill-person", "Mill"))
		e.bodies("a", "said Mill", "b", "the mill burned", "c", "a mill by the river", "d", "the old mill")
		e.same("expanded", e.ask("mill").Read.Expanded, []dateline.Expansion{}, emptyIsNil)
		e.same("entity of a capital", e.ask("Mill").Read.Expanded[0].Entity, "mill-person")
	}},
	{"Entity/says what articles say of a person", func(e *env) {
		e.reading()
		e.meeting()
		got, err := e.a.Entity(e.Context(), "mara-velk")
		e.ok(err)
		e.same("entity", got, dateline.Entity{
			ID: "mara-velk", Type: "person", Label: "Mara Velk", Articles: 3,
			Names: []dateline.EntityName{{Words: "Mara Velk", Articles: 2}, {Words: "M. Velk", Articles: 1}, {Words: "Velk", Articles: 1}},
		}, emptyIsNil)
	}},
	{"Entity/is of the type that most articles say", func(e *env) {
		e.reading(person("Lady Heron", "heron-society", "Lady Heron"))
		e.bodies("a", "Lady Heron spoke", "b", "the Heron Society spoke", "c", "the Heron Society went")
		got, err := e.a.Entity(e.Context(), "heron-society")
		e.ok(err)
		e.same("type, label, articles", [3]any{got.Type, got.Label, got.Articles}, [3]any{"organisation", "Heron Society", 2})
	}},
	{"Entity/of a place has what the gazetteer knows, whether an article names it or not", func(e *env) {
		e.gazetteer("atlas", full)
		got, err := e.a.Entity(e.Context(), full.ID)
		e.ok(err)
		e.same("entity", got, dateline.Entity{ID: full.ID, Type: "place", Label: full.Label, Place: full}, emptyIsNil, anyNameOrder)
		e.bodies("a", "in Welun", "b", "in Welun and Vélün")
		got, err = e.a.Entity(e.Context(), full.ID)
		e.ok(err)
		e.same("articles", got.Articles, 2)
		e.same("names", got.Names, []dateline.EntityName{{Words: "Welun", Articles: 2}, {Words: "Vélün", Articles: 1}})
	}},
	{"Entity/of an id that nobody knows has no type", func(e *env) {
		got, err := e.a.Entity(e.Context(), "nobody")
		e.ok(err)
		e.same("entity", got, dateline.Entity{ID: "nobody"}, emptyIsNil)
	}},
	{"Facets/the places of a facet come with all but their names", func(e *env) {
		e.gazetteer("atlas", full)
		e.bodies("a", "in Welun")
		res := e.search(dateline.Search{Facets: []string{dateline.FacetPlace}})
		want := full
		want.Names = nil
		e.same("places", res.Places, map[string]dateline.Place{full.ID: want})
		e.same("places that are not counted", e.search(dateline.Search{}).Places, map[string]dateline.Place(nil))
	}},
}

// reading goes on with an archive that reads the cast, and more; it skips the promise
// where an engine makes none.
func (e *env) reading(more ...dateline.Mention) {
	e.Helper()
	if e.engine.Reading == nil {
		e.Skip("this engine reads no people here")
	}
	e.a = e.engine.Reading(e.T, e.clock.now, append(cast[:len(cast):len(cast)], more...))
	e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"), place("aster", "Aster"))
}

// meeting puts three articles that name Mara Velk, each in its own way, and one that names
// nobody.
func (e *env) meeting() {
	e.Helper()
	e.bodies("a", "Mara Velk of the Heron Society spoke. Oda Brenn spoke.", "b", "Velk spoke. Mara Velk spoke for the Society.", "c", "M. Velk spoke.", "d", "Nobody spoke.")
}
