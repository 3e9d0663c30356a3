package archivetest

import (
	"slices"

	"dateline"
)

var correctionPromises = []promise{
	{"Correct/merged places are counted as one, an article that has both once", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"))
		e.counted(dateline.Search{}, "velun 3, tarsk 1; 2 distinct, 0 other, 0 missing")
		e.counts(dateline.Search{}, dateline.FacetCountry, "AA 3, CC 1; 2 distinct, 0 other, 0 missing")
	}},
	{"Correct/both ids of merged places find all of them, and the one chosen stays chosen", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"))
		for _, id := range []string{"velun", "welun"} {
			e.matches(only(dateline.FacetPlace, id), "v w both")
			e.finds("place:"+id, "v w both")
			e.counted(only(dateline.FacetPlace, id), "in "+id+" 3, tarsk 1; 2 distinct, 0 other, 0 missing")
			e.matches(dateline.Search{Exclude: map[string][]string{dateline.FacetPlace: {id}}}, "t")
		}
	}},
	{"Correct/the names of merged places find each other's articles", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"))
		for _, name := range []string{"velun", "welun", "vel"} {
			e.finds(name, "v w both")
		}
		x := e.ask("welun").Read.Expanded
		if len(x) != 1 || x[0].Entity != "velun" || x[0].Label != "Velun" || !slices.Equal(x[0].Words, []string{"Vel", "Velun"}) {
			e.Errorf("expanded %+v, want Vel and Velun of velun", x)
		}
	}},
	{"Correct/mentions and hits name what a merged place is", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"))
		e.mentioned("both", "velun velun velun")
		e.same("label", e.mentions("w")[0].Label, "Velun")
		e.same("words", e.mentions("w")[0].Words, "Welun")
		e.same("places of the hit", e.ask("id:both").Hits[0].Places, []dateline.PlaceRef{{ID: "velun", Label: "Velun"}})
		marks, err := e.a.Marks(e.Context(), "w", 0, dateline.Search{Text: "velun"})
		e.ok(err)
		e.same("marks", marks.Body, [][2]int{{8, 13}})
	}},
	{"Correct/a merged place has all names, and the id of the other leads to it", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"))
		e.same("ids of places", e.placeIDs(), words("tarsk velun"))
		list, err := collect(e.a.Places(e.Context()))
		e.ok(err)
		e.same("names", list[1].Names, []string{"Vel", "Welun"})
		for _, id := range []string{"velun", "welun"} {
			got, err := e.a.Entity(e.Context(), id)
			e.ok(err)
			e.same("id, type, label", [3]string{got.ID, got.Type, got.Label}, [3]string{"velun", "place", "Velun"})
			e.same("merged", got.Merged, []string{"welun"})
			e.same("articles", got.Articles, 3)
			e.same("names of the place", got.Place.Names, []string{"Vel", "Welun"})
		}
	}},
	{"Correct/merges go on to the last, and a split takes one out again", func(e *env) {
		e.towns()
		e.says(merge("welun", "velun"), merge("velun", "tarsk"))
		e.counted(dateline.Search{}, "tarsk 4; 1 distinct, 0 other, 0 missing")
		e.finds("tarsk", "v w both t")
		e.says(parted("velun"))
		e.counted(dateline.Search{}, "velun 3, tarsk 1; 2 distinct, 0 other, 0 missing")
	}},
	{"Correct/a merge into an id that nobody knew holds for what comes", func(e *env) {
		e.says(merge("welun", "old-town"), rename("old-town", "The Old Town"))
		e.towns()
		e.counted(dateline.Search{}, "old-town 2, velun 2, tarsk 1; 3 distinct, 0 other, 0 missing")
		e.mentioned("w", "old-town")
		e.same("label", e.mentions("w")[0].Label, "The Old Town")
		e.finds("welun", "w both")
	}},
	{"Correct/a split by words makes two of one, in any capitals and accents", func(e *env) {
		e.towns()
		e.bodies("cap", "VÉL burns.")
		c := split("velun", "vel-river", "Vel")
		c.Label = "Vel (river)"
		e.says(c)
		e.counted(dateline.Search{}, "vel-river 2, velun 2, welun 2, tarsk 1; 4 distinct, 0 other, 0 missing")
		e.mentioned("both", "velun welun vel-river")
		e.matches(only(dateline.FacetPlace, "vel-river"), "both cap")
		e.matches(only(dateline.FacetPlace, "velun"), "v both")
		e.finds("place:vel-river", "both cap")
		e.finds("velun", "v both")
		e.same("label", e.mentions("cap")[0].Label, "Vel (river)")
		e.same("places of the hit", e.ask("id:cap").Hits[0].Places, []dateline.PlaceRef{{ID: "vel-river", Label: "Vel (river)"}})
	}},
	{"Correct/a new name is shown everywhere", func(e *env) {
		e.towns()
		e.says(rename("velun", "Velun City"))
		e.same("mention", e.mentions("v")[0].Label, "Velun City")
		e.same("facet", e.search(dateline.Search{Facets: []string{dateline.FacetPlace}}).Facets[dateline.FacetPlace].Values[0].Label, "Velun City")
		e.same("hit", e.ask("id:v").Hits[0].Places, []dateline.PlaceRef{{ID: "velun", Label: "Velun City"}})
		e.same("reading", e.ask("vel").Read.Expanded[0].Label, "Velun City")
		got, err := e.a.Entity(e.Context(), "velun")
		e.ok(err)
		e.same("entity", got.Label, "Velun City")
	}},
	{"Correct/what is retyped is counted with its type", func(e *env) {
		e.towns()
		e.says(retype("velun", dateline.TypePerson))
		e.counted(dateline.Search{}, "welun 2, tarsk 1; 2 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{}, dateline.FacetPerson, "velun 2; 1 distinct, 0 other, 2 missing")
		e.counts(dateline.Search{}, dateline.FacetCountry, "BB 2, CC 1; 2 distinct, 0 other, 1 missing")
		e.matches(only(dateline.FacetPerson, "velun"), "v both")
		e.matches(only(dateline.FacetPlace, "velun"), "")
		e.matches(dateline.Search{Missing: []string{dateline.FacetPlace}}, "v")
		e.same("type", e.mentions("v")[0].Type, dateline.TypePerson)
		e.same("ids of places", e.placeIDs(), words("tarsk welun"))
	}},
	{"Correct/what is hidden is not counted, named or found by its id, its words are", func(e *env) {
		e.towns()
		e.says(hide("velun"))
		e.counted(dateline.Search{}, "welun 2, tarsk 1; 2 distinct, 0 other, 1 missing")
		e.counts(dateline.Search{}, dateline.FacetCountry, "BB 2, CC 1; 2 distinct, 0 other, 1 missing")
		e.mentioned("both", "welun")
		e.matches(only(dateline.FacetPlace, "velun"), "")
		e.finds("velun", "v both")
		e.finds("vel", "both")
		e.same("ids of places", e.placeIDs(), words("tarsk welun"))
		e.says(show("velun"))
		e.counted(dateline.Search{}, "velun 2, welun 2, tarsk 1; 3 distinct, 0 other, 0 missing")
		e.finds("vel", "v both")
	}},
	{"Correct/an occurrence is another entity, or none", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"))
		e.bodies("a", "Velun beat Velun in Velun; Tarsk watched.")
		e.says(inBody("a", "Velun", 1, ""), inBody("a", "Velun", 2, "tarsk"))
		e.mentioned("a", "tarsk velun tarsk")
		e.counted(dateline.Search{}, "tarsk 1, velun 1; 2 distinct, 0 other, 0 missing")
		e.says(inBody("a", "Velun", 0, ""))
		e.mentioned("a", "tarsk")
		e.counted(dateline.Search{}, "tarsk 1; 1 distinct, 0 other, 0 missing")
		e.finds("place:velun", "")
	}},
	{"Correct/an occurrence of words that nobody read can be an entity", func(e *env) {
		e.bodies("a", "Mia Tal spoke to the Heron Club.")
		c := inBody("a", "Mia Tal", 1, "mia-tal")
		c.Type, c.Label = dateline.TypePerson, "Mia Tal"
		e.says(c)
		e.counts(dateline.Search{}, dateline.FacetPerson, "mia-tal 1; 1 distinct, 0 other, 0 missing")
		e.same("label", e.search(dateline.Search{Facets: []string{dateline.FacetPerson}}).Facets[dateline.FacetPerson].Values[0].Label, "Mia Tal")
		e.matches(only(dateline.FacetPerson, "mia-tal"), "a")
		m := e.mentions("a")[0]
		e.same("mention", [2]any{m.Type, m.Confidence}, [2]any{dateline.TypePerson, 1.0})
	}},
	{"Correct/an occurrence can be named by its offsets, and is kept by its words", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.bodies("a", "Ünal from Velun, not Velun’s")
		e.says(dateline.Correction{Kind: dateline.CorrectMention, Article: "a", Field: dateline.FieldBody, Start: 22, End: 27})
		c := e.spoken()[0]
		e.same("words", c.Words, []string{"Velun"})
		e.same("occurrence, revision, offsets", [4]int{c.Occurrence, c.Revision, c.Start, c.End}, [4]int{2, 1, 0, 0})
		e.mentioned("a", "velun")
	}},
	{"Correct/what was said of an occurrence holds in other revisions that have it", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"))
		e.bodies("a", "Velun, Velun")
		e.says(inBody("a", "Velun", 2, "tarsk"))
		e.put(article("a", "", "Rain: Velun or Velun"))
		e.mentioned("a", "velun tarsk")
		e.put(article("a", "", "Only Velun"))
		e.mentioned("a", "velun")
		_, first, err := e.a.Article(e.Context(), "a", 1)
		e.ok(err)
		e.same("entities of the first revision", entities(first), words("velun tarsk"))
		s := only(dateline.FacetPlace, "tarsk")
		s.Revisions = dateline.AllRevisions
		e.same("texts", e.search(s).Total, 2)
	}},
	{"Correct/a name of a place is read in all texts that have it, and in those that come", func(e *env) {
		e.towns()
		e.bodies("old", "The Old Town sleeps.")
		e.put(article("rev", "", "Old Town news"))
		e.put(article("rev", "", "other news"))
		e.says(called("velun", "Old Town"))
		e.mentioned("old", "velun")
		e.finds("velun", "v both old")
		e.bodies("new", "Old Town wakes.")
		e.mentioned("new", "velun")
		s := only(dateline.FacetPlace, "velun")
		e.matches(s, "v both old new")
		s.Revisions = dateline.AllRevisions
		e.same("texts", e.search(s).Total, 5)
		e.says(undo(1))
		e.mentioned("new", "")
		e.matches(only(dateline.FacetPlace, "velun"), "v both")
	}},
	{"Correct/a place is added with its point, replaced and taken back", func(e *env) {
		e.bodies("a", "Rain in Marrow.", "b", "Rain in Marow.")
		p := place("marrow", "Marrow", "Marow")
		p.Countries, p.Lat, p.Lon, p.Located = []string{"AA"}, 40, 45, true
		e.says(added(p))
		e.places(p)
		e.finds("marrow", "a b")
		e.counts(dateline.Search{}, dateline.FacetCountry, "AA 2; 1 distinct, 0 other, 0 missing")
		p.Names, p.Countries, p.Lat = nil, []string{"BB"}, 41
		e.says(added(p))
		e.places(p)
		e.finds("marrow", "a")
		e.counts(dateline.Search{}, dateline.FacetCountry, "BB 1; 1 distinct, 0 other, 1 missing")
		e.says(undo(2))
		e.finds("marrow", "a b")
		e.says(undo(1))
		e.places()
		e.counted(dateline.Search{}, "; 0 distinct, 0 other, 2 missing")
	}},
	{"Correct/copies of an article count once for what was merged", func(e *env) {
		e.towns()
		text := "The council of the valley met on Monday to hear how the river had risen above the old mill and the fields behind it, with Ada Bree, Cole Dorn and Egon Fisk"
		e.bodies("c1", text+" near Velun.", "c2", text+" near Welun.")
		e.says(merge("welun", "velun"), hide("tarsk"))
		s := dateline.Search{Copies: dateline.Fold, Text: "council"}
		if r := e.search(s); r.Total == 1 {
			e.counted(s, "velun 1; 1 distinct, 0 other, 0 missing")
		} else {
			e.Errorf("%d texts, want one", r.Total)
		}
	}},
}
