package archivetest

import (
	"strings"

	"dateline"
)

var identityPromises = []promise{
	{"Identity/an article gets the id that it wishes for", func(e *env) {
		e.is(e.put(article("My_own-1", "", "alpha"))[0], "My_own-1", 1, dateline.Added)
	}},
	{"Identity/without a wish the id is derived from the first key", func(e *env) {
		first, second := urlKey("https://heron.test/1"), pathKey("1.txt")
		out := e.put(keyed(article("", "", "alpha"), first, second))
		e.is(out[0], string(first.DerivedID()), 1, dateline.Added)
	}},
	{"Identity/a wish that is not valid falls back to the derived id", func(e *env) {
		for _, wish := range []string{"a.b", "ä", strings.Repeat("a", 65), "a b"} {
			key := pathKey("for " + wish)
			out := e.put(keyed(article(wish, "", "alpha"), key))
			e.is(out[0], string(key.DerivedID()), 1, dateline.Added)
		}
	}},
	{"Identity/a wish for a taken id falls back to the derived id", func(e *env) {
		e.bodies("a", "alpha")
		key := pathKey("other")
		e.is(e.put(keyed(article("a", "", "beta"), key))[0], string(key.DerivedID()), 1, dateline.Added)
		e.text("a", 0, "", "alpha")
	}},
	{"Identity/ids that differ in case are different", func(e *env) {
		out := e.put(article("kite", "", "alpha"), article("Kite", "", "beta"))
		e.is(out[0], "kite", 1, dateline.Added)
		e.is(out[1], "Kite", 1, dateline.Added)
		e.text("kite", 0, "", "alpha")
	}},
	{"Identity/an id never changes, whatever is wished for later", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1")))
		e.is(e.put(keyed(article("b", "", "beta"), pathKey("1")))[0], "a", 2, dateline.Revised)
		e.failsArticle("b", 0, dateline.NotFound)
	}},
	{"Identity/any of its keys names an article", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1"), urlKey("https://heron.test/1")))
		out := e.put(keyed(article("", "", "alpha"), urlKey("https://heron.test/1")))
		e.is(out[0], "a", 1, dateline.Unchanged)
	}},
	{"Identity/a key gained is a restatement and names the article", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1")))
		out := e.put(keyed(article("", "", "alpha"), pathKey("1"), urlKey("https://heron.test/1")))
		e.is(out[0], "a", 1, dateline.Restated)
		e.is(e.put(keyed(article("", "", "beta"), urlKey("https://heron.test/1")))[0], "a", 2, dateline.Revised)
	}},
	{"Identity/an article keeps the keys that a Put does not repeat", func(e *env) {
		keys := []dateline.Key{pathKey("1"), urlKey("https://heron.test/1")}
		e.put(keyed(article("a", "", "alpha"), keys...))
		e.put(keyed(article("a", "", "beta"), keys[1]))
		e.same("keys", e.article("a", 0).Keys, keys, anyKeyOrder)
	}},
	{"Identity/a key named twice is one key", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1"), pathKey("1")))
		e.same("keys", e.article("a", 0).Keys, []dateline.Key{pathKey("1")})
	}},
	{"Identity/keys of two articles are a conflict that names both", func(e *env) {
		e.bodies("first", "alpha", "second", "beta")
		out := e.try(keyed(article("", "", "gamma"), pathKey("first"), pathKey("second")))
		e.rejected(out[0], dateline.Conflict, "")
		e.names(out[0].Err, "first", "second")
		e.text("first", 0, "", "alpha")
		e.text("second", 0, "", "beta")
	}},
	{"Identity/a rejected article gains no key", func(e *env) {
		e.bodies("first", "alpha", "second", "beta")
		e.try(keyed(article("", "", "gamma"), pathKey("first"), pathKey("second"), pathKey("third")))
		e.is(e.put(article("third", "", "delta"))[0], "third", 1, dateline.Added)
	}},
	{"Identity/keys that differ in kind, source or case are different", func(e *env) {
		keys := []dateline.Key{
			{Kind: dateline.KeyPath, Source: "attic", Value: "x"}, {Kind: dateline.KeyOwn, Source: "attic", Value: "x"},
			{Kind: dateline.KeyPath, Source: "cellar", Value: "x"}, {Kind: dateline.KeyPath, Source: "attic", Value: "X"},
		}
		for _, k := range keys {
			e.is(e.put(keyed(article("", "", "alpha"), k))[0], string(k.DerivedID()), 1, dateline.Added)
		}
	}},
	{"Identity/the same text under two keys is two articles", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha")
		e.finds("alpha", "a b")
	}},
}
