package archivetest

import (
	"strings"

	"dateline"
)

var keyHashPromises = []promise{
	{"KeyHash/the change of an erasure has those of all keys, in their order", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1"), urlKey("https://heron.test/1")))
		e.put(keyed(article("a", "", "beta"), pathKey("1"), pathKey("2")))
		e.erase("a")
		c := e.changes(0)[0]
		e.same("what is left", c.Article, dateline.Article{
			Keys: []dateline.Key{pathKey("1").Hashed(), urlKey("https://heron.test/1").Hashed(), pathKey("2").Hashed()}, Revision: 2,
		})
		e.restore("a")
		e.same("while there is no text", e.changes(0)[0].Article, c.Article)
		e.put(keyed(article("", "", "gamma"), pathKey("2"), pathKey("3")))
		c.Article.Keys, c.Article.Revision = append(c.Article.Keys, pathKey("3").Hashed()), 0
		e.same("with a text again", e.changes(0)[0].Article, c.Article)
	}},
	{"KeyHash/a Put by one is of the article that has the key", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1")))
		e.is(e.put(keyed(article("", "", "alpha"), pathKey("1").Hashed()))[0], "a", 1, dateline.Unchanged)
		e.same("keys", e.article("a", 0).Keys, []dateline.Key{pathKey("1")})
		e.is(e.put(keyed(article("b", "", "beta"), pathKey("1").Hashed(), pathKey("1")))[0], "a", 2, dateline.Revised)
	}},
	{"KeyHash/an article can be known by it alone, until the key comes", func(e *env) {
		e.is(e.put(keyed(article("a", "", "alpha"), pathKey("1").Hashed(), pathKey("2").Hashed()))[0], "a", 1, dateline.Added)
		e.same("keys", len(e.article("a", 0).Keys), 0)
		e.is(e.put(keyed(article("", "", "alpha"), pathKey("2")))[0], "a", 1, dateline.Restated)
		e.same("keys", e.article("a", 0).Keys, []dateline.Key{pathKey("2")})
		e.is(e.put(keyed(article("a", "", "alpha"), pathKey("1").Hashed()))[0], "a", 1, dateline.Unchanged)
		e.reopen()
		e.is(e.put(keyed(article("", "", "alpha"), pathKey("1")))[0], "a", 1, dateline.Restated)
		e.same("keys", e.article("a", 0).Keys, []dateline.Key{pathKey("1"), pathKey("2")}, anyKeyOrder)
	}},
	{"KeyHash/it gives the id that the key gives", func(e *env) {
		e.is(e.put(keyed(article("", "", "alpha"), pathKey("1").Hashed()))[0], string(pathKey("1").DerivedID()), 1, dateline.Added)
	}},
	{"KeyHash/a tombstone that is copied refuses the keys of the original", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1"), urlKey("https://heron.test/1")))
		e.erase("a")
		left := e.changes(0)[0]
		o := e.other()
		a := article("a", "", "delta")
		a.Keys, a.Revision, a.Seen, a.Last = left.Article.Keys, 3, day(1), day(1)
		o.is(o.put(a)[0], "a", 3, dateline.Added)
		o.erase("a")
		for _, k := range []dateline.Key{pathKey("1"), urlKey("https://heron.test/1"), pathKey("1").Hashed()} {
			o.rejected(o.try(keyed(article("", "", "beta"), k))[0], dateline.Gone, "")
		}
		o.same("what is left", o.changes(0)[0].Article.Keys, left.Article.Keys)
		o.restore("a")
		o.is(o.put(keyed(article("", "", "beta"), urlKey("https://heron.test/1")))[0], "a", 4, dateline.Added)
		o.same("keys", o.article("a", 0).Keys, []dateline.Key{urlKey("https://heron.test/1")})
	}},
	{"KeyHash/what is none is refused", func(e *env) {
		good := pathKey("1").Hashed()
		for _, k := range []dateline.Key{
			{Kind: dateline.KeyHash}, {Kind: dateline.KeyHash, Value: good.Value[1:]}, {Kind: dateline.KeyHash, Value: strings.Repeat("g", 64)},
			{Kind: dateline.KeyHash, Value: strings.ToUpper(good.Value)}, {Kind: dateline.KeyHash, Source: "attic", Value: good.Value},
		} {
			e.rejected(e.try(keyed(article("a", "", "alpha"), k))[0], dateline.Invalid, "keys")
		}
	}},
}
