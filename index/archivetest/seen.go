package archivetest

import (
	"time"

	"dateline"
)

var seenPromises = []promise{
	{"Seen/without it the archive's clock is taken", func(e *env) {
		e.clock.set(day(4))
		e.put(article("a", "", "alpha"))
		e.same("revisions", e.revisions("a"), []dateline.Revision{{Number: 1, Seen: day(4), Last: day(4), Current: true}})
		e.same("seen", e.article("a", 0).Seen, day(4))
	}},
	{"Seen/is a moment, whatever its offset", func(e *env) {
		east := time.FixedZone("", 4*60*60)
		e.put(seen(article("a", "", "alpha"), day(2).In(east)))
		e.same("seen", e.article("a", 0).Seen, day(2))
		e.put(seen(article("a", "", "beta"), day(2).Add(-time.Hour)))
		e.same("current", e.article("a", 0).Body, "alpha")
	}},
	{"Seen/the same text seen later widens its interval", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(1)))
		e.is(e.put(seen(article("a", "", "alpha"), day(3)))[0], "a", 1, dateline.Unchanged)
		e.same("revisions", e.revisions("a"), []dateline.Revision{{Number: 1, Seen: day(1), Last: day(3), Current: true}})
	}},
	{"Seen/the same text seen earlier widens its interval", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(3)))
		e.is(e.put(seen(article("a", "", "alpha"), day(1)))[0], "a", 1, dateline.Unchanged)
		e.same("revisions", e.revisions("a"), []dateline.Revision{{Number: 1, Seen: day(1), Last: day(3), Current: true}})
	}},
	{"Seen/a capture within the interval changes nothing", func(e *env) {
		for _, d := range []int{1, 5, 3} {
			e.put(seen(article("a", "", "alpha"), day(d)))
		}
		e.same("revisions", e.revisions("a"), []dateline.Revision{{Number: 1, Seen: day(1), Last: day(5), Current: true}})
	}},
	{"Seen/an earlier capture that arrives late is kept but not current", func(e *env) {
		e.put(seen(article("a", "Kite", "alpha"), day(2)))
		e.is(e.put(seen(article("a", "Swan", "beta"), day(1)))[0], "a", 2, dateline.Revised)
		e.same("revisions", e.revisions("a"), []dateline.Revision{
			{Number: 1, Seen: day(2), Last: day(2), Current: true},
			{Number: 2, Seen: day(1), Last: day(1)},
		})
		e.text("a", 0, "Kite", "alpha")
		e.text("a", 2, "Swan", "beta")
	}},
	{"Seen/a search does not find what arrived late", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(2)))
		e.put(seen(article("a", "", "beta"), day(1)))
		e.finds("beta", "")
		e.same("revision of the hit", e.ask("alpha").Hits[0].Revision, 1)
	}},
	{"Seen/the text seen last is current although another arrived after it", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(1)))
		e.put(seen(article("a", "", "alpha"), day(3)))
		e.put(seen(article("a", "", "beta"), day(2)))
		e.text("a", 0, "", "alpha")
		e.finds("alpha", "a")
		e.finds("beta", "")
	}},
	{"Seen/of two captured at the same moment the later arrival is current", func(e *env) {
		e.put(article("a", "", "alpha"))
		e.put(article("a", "", "beta"))
		e.text("a", 0, "", "beta")
	}},
	{"Seen/within one batch too the text seen last is current", func(e *env) {
		e.put(seen(article("a", "", "alpha"), day(3)), seen(article("a", "", "beta"), day(1)))
		e.text("a", 0, "", "alpha")
		e.finds("beta", "")
	}},
}
