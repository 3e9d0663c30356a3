package archivetest

import (
	"dateline"
)

var restorePromises = []promise{
	{"Restore/brings no text back", func(e *env) {
		e.bodies("a", "alpha")
		e.erase("a")
		e.restore("a")
		e.failsArticle("a", 0, dateline.NotFound)
		e.failsArticle("a", 1, dateline.NotFound)
		e.finds("", "")
	}},
	{"Restore/the article can be put again under its id", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1")))
		e.erase("a")
		e.restore("a")
		e.put(keyed(article("", "", "beta"), pathKey("1")))
		e.text("a", 0, "", "beta")
		e.finds("beta", "a")
	}},
	{"Restore/revision numbers go on", func(e *env) {
		e.put(article("a", "", "alpha"))
		e.put(article("a", "", "beta"))
		e.erase("a")
		e.restore("a")
		e.is(e.put(article("a", "", "gamma"))[0], "a", 3, dateline.Added)
		e.failsArticle("a", 1, dateline.NotFound)
		e.text("a", 3, "", "gamma")
		e.same("revisions", len(e.revisions("a")), 1)
	}},
	{"Restore/the erased text itself can be put again", func(e *env) {
		e.put(article("a", "", "alpha"))
		e.erase("a")
		e.restore("a")
		e.is(e.put(article("a", "", "alpha"))[0], "a", 2, dateline.Added)
		e.finds("alpha", "a")
	}},
	{"Restore/nothing that was known of the article comes back", func(e *env) {
		e.put(dated(by(article("a", "", "alpha"), "Heron"), "2023"))
		e.erase("a")
		e.restore("a")
		e.put(article("a", "", "alpha"))
		e.same("known", e.article("a", 0).Known, dateline.Known{}, sameDate)
	}},
	{"Restore/without a tombstone is not found", func(e *env) {
		e.bodies("a", "alpha")
		for _, id := range []dateline.ID{"a", "b"} {
			_, err := e.a.Restore(e.Context(), id)
			wantKind(e.T, err, dateline.NotFound, "")
		}
		e.text("a", 0, "", "alpha")
	}},
	{"Restore/twice is not found", func(e *env) {
		e.bodies("a", "alpha")
		e.erase("a")
		e.restore("a")
		_, err := e.a.Restore(e.Context(), "a")
		wantKind(e.T, err, dateline.NotFound, "")
	}},
	{"Restore/the article can be erased again", func(e *env) {
		e.bodies("a", "alpha")
		e.erase("a")
		e.restore("a")
		e.bodies("a", "beta")
		e.erase("a")
		e.failsArticle("a", 0, dateline.Gone)
		e.finds("", "")
	}},
}
