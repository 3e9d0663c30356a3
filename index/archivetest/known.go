package archivetest

import (
	"dateline"
)

var knownPromises = []promise{
	{"Known/comes back as it was given, with its origins", func(e *env) {
		known := dateline.Known{
			Publication: dateline.Sourced[string]{Value: "The Grey Heron", From: dateline.FromEditor},
			URL:         dateline.Sourced[string]{Value: "https://heron.test/1?x=ä", From: dateline.FromAddress},
			Language:    dateline.Sourced[string]{Value: "en", From: dateline.FromMachine},
			Dateline:    dateline.Sourced[string]{Value: "VELUN", From: dateline.FromText},
			Published:   dateline.Sourced[dateline.Date]{Value: on("2023-09-01T23:30:00+04:00"), From: dateline.FromMetadata},
			TitleFrom:   dateline.FromText,
		}
		a := article("a", "Kite", "alpha")
		a.Known = known
		e.put(a)
		e.same("known", e.article("a", 0).Known, known, sameDate)
		e.same("known of the hit", e.ask("kite").Hits[0].Known, known, sameDate)
	}},
	{"Known/a date keeps its precision", func(e *env) {
		for _, date := range []string{"0987", "2023-09", "2023-09-30", "2023-09-30T01:02:03Z", "9999-12-31"} {
			e.put(dated(keyed(article("", "", "alpha"), pathKey(date)), date))
			got := e.article(string(pathKey(date).DerivedID()), 0).Known.Published.Value
			e.same("published", got, on(date), sameDate)
		}
	}},
	{"Known/a change of it is a restatement, not a revision", func(e *env) {
		e.put(by(article("a", "", "alpha"), "Heron"))
		e.is(e.put(by(article("a", "", "alpha"), "Egret"))[0], "a", 1, dateline.Restated)
		e.same("revisions", len(e.revisions("a")), 1)
	}},
	{"Known/the same said again is unchanged", func(e *env) {
		e.put(dated(by(article("a", "", "alpha"), "Heron"), "2023-09-01T10:00:00+04:00"))
		again := dated(by(article("a", "", "alpha"), "Heron"), "2023-09-01T10:00:00+04:00")
		e.is(e.put(again)[0], "a", 1, dateline.Unchanged)
	}},
	{"Known/a new text with new metadata is revised", func(e *env) {
		e.put(by(article("a", "", "alpha"), "Heron"))
		e.is(e.put(by(article("a", "", "beta"), "Egret"))[0], "a", 2, dateline.Revised)
		e.publication("a", "Egret", dateline.FromMetadata)
	}},
	{"Known/belongs to the article, not to a revision", func(e *env) {
		e.put(by(article("a", "", "alpha"), "Heron"))
		e.put(by(article("a", "", "beta"), "Egret"))
		e.same("publication of revision 1", e.article("a", 1).Known.Publication.Value, "Egret")
	}},
	{"Known/a stronger origin wins", func(e *env) {
		e.put(said(article("a", "", "alpha"), "Heron", dateline.FromText))
		e.is(e.put(said(article("a", "", "alpha"), "Egret", dateline.FromEditor))[0], "a", 1, dateline.Restated)
		e.publication("a", "Egret", dateline.FromEditor)
	}},
	{"Known/a weaker origin changes nothing", func(e *env) {
		e.put(said(article("a", "", "alpha"), "Heron", dateline.FromMetadata))
		for _, weak := range []dateline.Origin{dateline.FromText, dateline.FromAddress, dateline.FromMachine} {
			e.is(e.put(said(article("a", "", "alpha"), "Egret", weak))[0], "a", 1, dateline.Unchanged)
		}
		e.publication("a", "Heron", dateline.FromMetadata)
	}},
	{"Known/the same value from a stronger origin is a restatement", func(e *env) {
		e.put(said(article("a", "", "alpha"), "Heron", dateline.FromMachine))
		e.is(e.put(said(article("a", "", "alpha"), "Heron", dateline.FromText))[0], "a", 1, dateline.Restated)
		e.publication("a", "Heron", dateline.FromText)
	}},
	{"Known/of two equally strong the later capture wins", func(e *env) {
		e.put(seen(by(article("a", "", "alpha"), "Heron"), day(2)))
		e.put(seen(by(article("a", "", "alpha"), "Egret"), day(1)))
		e.publication("a", "Heron", dateline.FromMetadata)
		e.put(seen(by(article("a", "", "alpha"), "Egret"), day(3)))
		e.publication("a", "Egret", dateline.FromMetadata)
	}},
	{"Known/an unknown that is stated takes a value back", func(e *env) {
		e.put(by(article("a", "", "alpha"), "Heron"))
		e.is(e.put(by(article("a", "", "alpha"), ""))[0], "a", 1, dateline.Restated)
		e.publication("a", "", dateline.FromMetadata)
		e.finds("publication:heron", "")
		e.matches(dateline.Search{Missing: []string{dateline.FacetPublication}}, "a")
	}},
	{"Known/no value and no origin says nothing", func(e *env) {
		e.put(by(article("a", "", "alpha"), "Heron"))
		e.is(e.put(article("a", "", "alpha"))[0], "a", 1, dateline.Unchanged)
		e.publication("a", "Heron", dateline.FromMetadata)
	}},
	{"Known/each value is merged for itself", func(e *env) {
		e.put(dated(by(article("a", "", "alpha"), "Heron"), "2023"))
		e.put(dated(article("a", "", "alpha"), "2024"))
		e.publication("a", "Heron", dateline.FromMetadata)
		e.same("published", e.article("a", 0).Known.Published.Value, on("2024"), sameDate)
	}},
	{"Known/a restatement is searchable after Wait", func(e *env) {
		e.put(dated(by(article("a", "", "alpha"), "Heron"), "2023"))
		e.put(dated(by(article("a", "", "alpha"), "Egret"), "2024"))
		e.finds("publication:heron", "")
		e.finds("publication:egret", "a")
		e.matches(dateline.Search{From: on("2024")}, "a")
		e.same("known of the hit", e.ask("alpha").Hits[0].Known.Publication.Value, "Egret")
	}},
}

// publication reports an article with another publication or origin.
func (e *env) publication(id, value string, from dateline.Origin) {
	e.Helper()
	e.same("publication of "+id, e.article(id, 0).Known.Publication, dateline.Sourced[string]{Value: value, From: from})
}
