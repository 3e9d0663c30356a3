package archivetest

import (
	"dateline"
)

var reopenPromises = []promise{
	{"Reopen/articles and revisions are still there", func(e *env) {
		e.put(seen(by(article("a", "Kite", "alpha"), "Heron"), day(1)))
		e.put(seen(article("a", "Swan", "beta"), day(2)))
		want, revisions := e.article("a", 0), e.revisions("a")
		e.reopen()
		e.same("article", e.article("a", 0), want, sameDate)
		e.same("revisions", e.revisions("a"), revisions)
		e.text("a", 1, "Kite", "alpha")
		e.finds("beta", "a")
		e.finds("alpha", "")
	}},
	{"Reopen/keys are still known", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1"), urlKey("https://heron.test/1")))
		e.reopen()
		e.is(e.put(keyed(article("", "", "alpha"), urlKey("https://heron.test/1")))[0], "a", 1, dateline.Unchanged)
	}},
	{"Reopen/what was not waited for becomes searchable", func(e *env) {
		_, upTo, err := e.a.Put(e.Context(), []dateline.Article{article("a", "", "alpha")})
		e.ok(err)
		e.reopen()
		e.ok(e.a.Wait(e.Context(), upTo))
		e.finds("alpha", "a")
	}},
	{"Reopen/tombstones are still there", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha")
		e.erase("a")
		e.reopen()
		e.failsArticle("a", 0, dateline.Gone)
		e.rejected(e.try(article("a", "", "beta"))[0], dateline.Gone, "")
		e.finds("alpha OR beta", "b")
	}},
	{"Reopen/the gazetteer and its mentions are still there", func(e *env) {
		e.gazetteer("atlas", full)
		e.bodies("a", "in Velun", "b", "in Welun")
		e.reopen()
		e.places(full)
		e.mentioned("a", "velun")
		e.finds("velun", "a b")
		e.same("changed", e.gazetteer("atlas", full), false)
	}},
	{"Reopen/state is still there and its versions go on", func(e *env) {
		kept, removed := e.set("kept", []byte("one"), 0), e.set("removed", []byte("one"), 0)
		e.set("removed", nil, removed)
		e.reopen()
		e.holds("kept", []byte("one"), kept)
		e.keys("", "kept")
		if again := e.set("removed", []byte("two"), 0); again == removed {
			e.Errorf("version %d came twice", again)
		}
	}},
	{"Reopen/seqs go on", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		e.erase("b")
		before, changes := e.stats().Seq, e.changes(0)
		e.reopen()
		e.same("last seq", e.stats().Seq, before)
		e.same("changes", e.changes(0), changes, sameDate)
		e.bodies("c", "gamma")
		if after := e.stats().Seq; after <= before {
			e.Errorf("the last seq is %d, it was %d before", after, before)
		}
	}},
	{"Reopen/an archive that is closed opens again", func(e *env) {
		e.bodies("a", "alpha")
		e.ok(e.a.Close())
		e.reopen()
		e.finds("alpha", "a")
	}},
	{"Reopen/an empty archive opens again", func(e *env) {
		e.reopen()
		e.same("stats", e.stats(), dateline.Stats{})
		e.bodies("a", "alpha")
		e.finds("alpha", "a")
	}},
}
