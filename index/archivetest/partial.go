package archivetest

import "dateline"

var partialPromises = []promise{
	{"Partial/where all can be searched it changes nothing", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Welun"))
		e.flock()
		e.put(strewn()...)
		for _, s := range []dateline.Search{
			{}, {Text: "alpha"}, {Text: "omega alpha"}, {Text: "velun"}, {Text: "alpha", Copies: dateline.Fold}, {Text: "alpha", Shown: dateline.IDsOnly},
			{Text: "alpha", Revisions: dateline.AllRevisions},
		} {
			s.Limit, s.Facets, s.Interval = 3, dateline.FacetNames(), dateline.ByMonth
			want := e.search(s)
			s.Partial = true
			got := e.search(s)
			e.same("parts", got.Parts, dateline.Parts{})
			got.Next, want.Next = "", ""
			e.same("answer", got, want)
		}
	}},
	{"Partial/a cursor goes on with it and without", func(e *env) {
		e.flock()
		for _, first := range []bool{true, false} {
			s := dateline.Search{Text: "alpha", Limit: 5, Partial: first}
			s.Cursor = e.search(s).Next
			s.Partial = !first
			e.same("second page", order(e.search(s)), order(e.ask("alpha"))[5:10])
		}
	}},
	{"Partial/every match is yielded whatever it says", func(e *env) {
		e.flock()
		e.same("matches", idsOf(e.each(dateline.Search{Text: "alpha", Partial: true})), idsOf(e.each(dateline.Search{Text: "alpha"})))
	}},
}
