package archivetest

import (
	"fmt"
	"slices"

	"dateline"
)

// calledAs gives names to an entity of a type that is in no list of places.
func calledAs(typ, id string, names ...string) dateline.Correction {
	return dateline.Correction{Kind: dateline.CorrectName, Entity: id, Type: typ, Words: names}
}

var namedCorrectionPromises = []promise{
	{"Correct/a name of a person is read in all texts that have it, and counted, found and shown", func(e *env) {
		e.reading()
		e.meeting()
		e.put(article("e", "", "The Grey Lady came, and a grey lady went."))
		e.put(article("rev", "", "Seen: Grey Lady"))
		e.put(article("rev", "", "Nothing was seen"))
		e.says(calledAs(dateline.TypePerson, "mara-velk", "Grey Lady"))
		e.bodies("new", "GREY LADY to resign.")
		e.counts(dateline.Search{}, dateline.FacetPerson, "mara-velk 5, oda-brenn 1; 2 distinct, 0 other, 2 missing")
		for _, q := range []string{"mara velk", "Grey Lady", `person:"grey lady"`, "person:mara-velk"} {
			e.finds(q, "a b c e new")
		}
		e.same("label", e.labels(dateline.FacetPerson)[0], "Mara Velk")
		e.same("expanded", e.ask("Grey Lady").Read.Expanded[0].Label, "Mara Velk")
		m := e.mentions("e")
		e.same("mentions", [3]any{len(m), m[0].Words, m[0].Label}, [3]any{1, "Grey Lady", "Mara Velk"})
		e.same("confidence", m[0].Confidence, 1.0)
		e.same("named in the hit", e.ask("id:e").Hits[0].Named, []dateline.EntityRef{{Type: "person", ID: "mara-velk", Label: "Grey Lady"}})
		s := only(dateline.FacetPerson, "mara-velk")
		s.Revisions = dateline.AllRevisions
		e.same("texts", e.search(s).Total, 6)
		got, err := e.a.Entity(e.Context(), "mara-velk")
		e.ok(err)
		e.same("names that were given", got.Given, []string{"Grey Lady"})
		e.same("the name is written", slices.Contains(got.Names, dateline.EntityName{Words: "Grey Lady", Articles: 1}), true)
		e.reopen()
		e.ok(e.a.Rebuild(e.Context(), nil))
		e.finds("person:mara-velk", "a b c e new")
		e.says(undo(1))
		e.finds("person:mara-velk", "a b c")
		e.mentioned("e", "")
	}},
	{"Correct/a name that many articles have is counted and found once it is heard, whether they are read again by then or not", func(e *env) {
		e.reading()
		var batch []dateline.Article
		for i := range 130 {
			batch = append(batch, article(fmt.Sprint("n", i), "", fmt.Sprintf("The Grey Lady came %d times.", i)))
		}
		e.put(append(batch, article("rev", "", "Seen: Grey Lady"), article("none", "", "Mara Velk came to Velun."))...)
		e.put(article("rev", "", "Nothing was seen"))
		e.says(calledAs(dateline.TypePerson, "mara-velk", "Grey Lady"))
		seen := func() {
			e.Helper()
			e.counts(dateline.Search{}, dateline.FacetPerson, "mara-velk 131; 1 distinct, 0 other, 1 missing")
			s := only(dateline.FacetPerson, "mara-velk")
			e.same("articles", e.search(s).Total, 131)
			s.Revisions = dateline.AllRevisions
			e.same("texts", e.search(s).Total, 132)
			e.same("of a query", e.search(dateline.Search{Text: "mara velk"}).Total, 131)
			e.matches(dateline.Search{Missing: []string{dateline.FacetPerson}}, "rev")
			got, err := e.a.Entity(e.Context(), "mara-velk")
			e.ok(err)
			e.same("articles of the entity", got.Articles, 131)
		}
		seen()
		e.reopen()
		seen()
	}},
	{"Correct/a name is given to what articles do not mention yet, of any type", func(e *env) {
		e.bodies("a", "The Old Guild met at Far Reach.")
		e.says(calledAs(dateline.TypeOrganisation, "guild-of-millers", "Old Guild", "Guild"), calledAs(dateline.TypePlace, "far-reach-77", "Far Reach"))
		e.mentioned("a", "guild-of-millers far-reach-77")
		e.counts(dateline.Search{}, dateline.FacetOrganisation, "guild-of-millers 1; 1 distinct, 0 other, 0 missing")
		e.counted(dateline.Search{}, "far-reach-77 1; 1 distinct, 0 other, 0 missing")
		e.same("label", e.labels(dateline.FacetOrganisation), []string{"Old Guild"})
		e.finds("guild", "a")
		e.finds(`place:"far reach"`, "a")
		for id, want := range map[string]string{"guild-of-millers": "organisation Old Guild", "far-reach-77": "place Far Reach"} {
			got, err := e.a.Entity(e.Context(), id)
			e.ok(err)
			e.same("type and label", got.Type+" "+got.Label, want)
		}
		e.same("ids of places", e.placeIDs(), []string{}, emptyIsNil)
	}},
	{"Correct/a name goes with what its entity is merged into, and what is said of a merged id is of that", func(e *env) {
		e.reading()
		e.meeting()
		e.bodies("e", "The Grey Lady met Brennie.")
		e.says(calledAs(dateline.TypePerson, "mara-velk", "Grey Lady"), merge("mara-velk", "oda-brenn"), calledAs(dateline.TypePerson, "mara-velk", "Brennie"))
		e.same("entity of the last", e.spoken()[2].Entity, "oda-brenn")
		e.mentioned("e", "oda-brenn oda-brenn")
		e.finds("oda brenn", "a b c e")
		got, err := e.a.Entity(e.Context(), "oda-brenn")
		e.ok(err)
		e.same("names that were given", got.Given, []string{"Brennie", "Grey Lady"})
		e.says(parted("mara-velk"))
		e.mentioned("e", "mara-velk oda-brenn")
	}},
	{"Correct/a name that was given belongs to one entity, of any type", func(e *env) {
		e.towns()
		e.says(calledAs(dateline.TypePerson, "mara-velk", "Grey Lady"))
		e.unsaid(calledAs(dateline.TypePerson, "oda-brenn", "Brennie", "grey LADY"), dateline.Conflict, "words", "mara-velk")
		e.unsaid(calledAs(dateline.TypePerson, "oda-brenn", "Velun"), dateline.Conflict, "words", "velun")
		e.unsaid(called("velun", "Grey Lady"), dateline.Conflict, "words", "mara-velk")
		e.unsaid(added(place("marrow", "Grey Lady")), dateline.Conflict, "names", "mara-velk")
		_, _, err := e.a.PutPlaces(e.Context(), "desk", []dateline.Place{place("x", "Grey Lady")})
		wantKind(e.T, err, dateline.Conflict, "")
		e.says(undo(1), called("velun", "Grey Lady"))
	}},
	{"Facets/values come with their other names, where those are asked for", func(e *env) {
		e.reading()
		e.gazetteer("desk", place("marrow", "Marrow", "Маров", "Mar"))
		e.bodies("a", "Mara Velk in Marrow", "b", "Oda Brenn in Velun")
		e.says(calledAs(dateline.TypePerson, "mara-velk", "Grey Lady"))
		s := dateline.Search{FacetNames: true}
		e.same("names of places", e.facet(s, dateline.FacetPlace).Names, map[string][]string{"marrow": {"Маров", "Mar"}})
		e.same("names of people", e.facet(s, dateline.FacetPerson).Names, map[string][]string{"mara-velk": {"Grey Lady"}})
		e.same("names that are not asked for", e.facet(dateline.Search{}, dateline.FacetPlace).Names, map[string][]string(nil))
	}},
	{"Correct/a name for what is in no list needs a type, once", func(e *env) {
		e.towns()
		e.unsaid(called("mara-velk", "Grey Lady"), dateline.NotFound, "entity", "mara-velk")
		e.says(calledAs(dateline.TypePerson, "mara-velk", "Grey Lady"), called("mara-velk", "Lady Grey"), calledAs(dateline.TypePlace, "velun", "Old Town"))
		e.same("type of the second", e.spoken()[1].Type, dateline.TypePerson)
		e.same("type of a place in a list", e.spoken()[2].Type, "")
		e.same("again", e.said(calledAs(dateline.TypePerson, "mara-velk", "Grey Lady"))[0].Status, dateline.Unchanged)
		e.unsaid(calledAs("river", "mara-velk", "Grey"), dateline.Invalid, "type")
	}},
}
