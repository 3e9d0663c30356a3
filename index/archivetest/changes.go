package archivetest

import (
	"time"

	"dateline"
)

var changePromises = []promise{
	{"Changes/stand in the order of the log with their kinds", func(e *env) {
		e.put(article("a", "", "alpha"), article("b", "", "beta"))
		e.put(by(article("a", "", "alpha"), "Heron"))
		e.put(article("a", "", "gamma"))
		e.gazetteer("atlas", place("velun", "Velun"))
		e.changed(0, "article a", "article b", "metadata a", "article a", "gazetteer ")
	}},
	{"Changes/seqs increase and the last is that of the record", func(e *env) {
		e.bodies("a", "alpha", "b", "beta", "c", "gamma")
		last := dateline.Seq(0)
		for _, c := range e.changes(0) {
			if c.Seq <= last {
				e.Errorf("seq %d stands after %d", c.Seq, last)
			}
			last = c.Seq
		}
		e.same("last seq", last, e.stats().Seq)
	}},
	{"Changes/go on behind a seq", func(e *env) {
		e.bodies("a", "alpha", "b", "beta", "c", "gamma")
		all := e.changes(0)
		e.changed(all[0].Seq, "article b", "article c")
		e.changed(all[2].Seq)
	}},
	{"Changes/an empty archive has none", func(e *env) {
		e.changed(0)
	}},
	{"Changes/an article comes with its text and what is known now", func(e *env) {
		e.put(by(article("a", "Kite", "alpha"), "Heron"))
		e.put(by(article("a", "Swan", "beta"), "Egret"))
		all := e.changes(0)
		for i, want := range []dateline.Article{by(article("a", "Kite", "alpha"), "Egret"), by(article("a", "Swan", "beta"), "Egret")} {
			want.Revision, want.Seen = i+1, today
			e.same("article", articleChanges(all)[i], want, sameDate)
		}
	}},
	{"Changes/metadata comes without texts", func(e *env) {
		e.put(article("a", "Kite", "alpha"))
		e.put(keyed(by(article("a", "Kite", "alpha"), "Heron"), pathKey("a"), urlKey("https://heron.test/1")))
		c := e.changes(0)
		got := c[len(c)-1]
		e.same("kind", got.Kind, dateline.ChangeMetadata)
		e.same("texts", got.Article.Title+got.Article.Body, "")
		e.same("publication", got.Article.Known.Publication.Value, "Heron")
		e.same("keys", got.Article.Keys, []dateline.Key{pathKey("a"), urlKey("https://heron.test/1")}, anyKeyOrder)
	}},
	{"Changes/the gazetteer comes with its source and places", func(e *env) {
		e.gazetteer("desk", place("tarsk", "Tarsk"))
		e.gazetteer("atlas", place("velun", "Velun"))
		e.gazetteer("atlas", full)
		e.gazetteer("desk")
		c := e.changes(0)
		e.same("number", len(c), 4)
		e.same("source", c[2].Source, "atlas")
		e.same("places of atlas", c[2].Places, []dateline.Place{full}, anyNameOrder)
		e.same("source at last", c[3].Source, "desk")
		e.same("places of desk", len(c[3].Places), 0)
	}},
	{"Changes/of an erased article only the erasure is left", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		e.put(by(article("a", "", "gamma"), "Heron"))
		e.erase("a")
		e.changed(0, "article b", "erased a")
		e.same("why", e.changes(0)[1].Why, "asked for")
	}},
	{"Changes/a restored article begins anew", func(e *env) {
		e.bodies("a", "alpha")
		e.erase("a")
		e.restore("a")
		e.changed(0, "erased a", "restored a")
		e.bodies("a", "beta")
		e.changed(0, "erased a", "restored a", "article a")
	}},
	{"Changes/At is the time of the commit in UTC to the millisecond", func(e *env) {
		e.clock.set(day(3).Add(1234567 * time.Nanosecond).In(time.FixedZone("", -3600)))
		e.bodies("a", "alpha")
		want := day(3).Add(time.Millisecond)
		if at := e.changes(0)[0].At; !at.Equal(want) || at.Location() != time.UTC {
			e.Errorf("at is %v, want %v", at, want)
		}
	}},
	{"Changes/end with what was written when they began", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		n := 0
		for _, err := range e.a.Changes(e.Context(), 0) {
			e.ok(err)
			if n++; n == 1 {
				e.bodies("c", "gamma")
			}
		}
		e.same("yielded", n, 2)
	}},
	{"Changes/stop when their consumer does", func(e *env) {
		e.crowd(20)
		for range e.a.Changes(e.Context(), 0) {
			break
		}
		e.bodies("a", "beta")
	}},
}

// changes returns the log behind after.
func (e *env) changes(after dateline.Seq) []dateline.Change {
	e.Helper()
	all, err := collect(e.a.Changes(e.Context(), after))
	e.ok(err)
	return all
}

// changed reports a log behind after that is not these kinds and ids.
func (e *env) changed(after dateline.Seq, want ...string) {
	e.Helper()
	var got []string
	for _, c := range e.changes(after) {
		got = append(got, c.Kind+" "+string(c.ID))
	}
	e.same("changes", got, want, emptyIsNil)
}

// articleChanges returns the articles of the changes that are of their texts.
func articleChanges(all []dateline.Change) []dateline.Article {
	var articles []dateline.Article
	for _, c := range all {
		if c.Kind == dateline.ChangeArticle {
			articles = append(articles, c.Article)
		}
	}
	return articles
}
