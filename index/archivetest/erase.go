package archivetest

import (
	"bytes"
	"os"

	"dateline"
)

var erasePromises = []promise{
	{"Erase/the article is gone at once", func(e *env) {
		e.bodies("a", "alpha")
		_, err := e.a.Erase(e.Context(), "a", "asked for")
		e.ok(err)
		e.failsArticle("a", 0, dateline.Gone)
		e.failsArticle("a", 1, dateline.Gone)
		_, err = e.a.Revisions(e.Context(), "a")
		wantKind(e.T, err, dateline.Gone, "")
	}},
	{"Erase/the message says why", func(e *env) {
		e.bodies("a", "alpha")
		_, err := e.a.Erase(e.Context(), "a", "a court in Velun")
		e.ok(err)
		_, _, err = e.a.Article(e.Context(), "a", 0)
		e.names(err, "a court in Velun")
	}},
	{"Erase/no search finds it after Wait", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.put(by(article("a", "Kite", "alpha in Velun"), "Heron"), by(article("b", "Kite", "beta in Velun"), "Heron"))
		e.erase("a")
		for _, text := range []string{"", "kite", "velun", "in", "place:velun", "publication:heron"} {
			e.finds(text, "b")
		}
		e.finds("alpha", "")
		e.finds("id:a", "")
	}},
	{"Erase/every revision goes", func(e *env) {
		e.put(article("a", "", "alpha"))
		e.put(article("a", "", "beta"))
		e.erase("a")
		e.failsArticle("a", 1, dateline.Gone)
		e.failsArticle("a", 2, dateline.Gone)
		e.finds("alpha OR beta", "")
	}},
	{"Erase/its keys are rejected until Restore", func(e *env) {
		e.put(keyed(article("a", "", "alpha"), pathKey("1"), urlKey("https://heron.test/1")))
		e.erase("a")
		for _, k := range []dateline.Key{pathKey("1"), urlKey("https://heron.test/1")} {
			e.rejected(e.try(keyed(article("", "", "beta"), k))[0], dateline.Gone, "")
		}
		e.finds("beta", "")
		e.restore("a")
		e.put(keyed(article("", "", "beta"), urlKey("https://heron.test/1")))
		e.text("a", 0, "", "beta")
	}},
	{"Erase/its id is given to no other article", func(e *env) {
		e.bodies("a", "alpha")
		e.erase("a")
		e.is(e.put(keyed(article("a", "", "beta"), pathKey("b")))[0], string(pathKey("b").DerivedID()), 1, dateline.Added)
		e.failsArticle("a", 0, dateline.Gone)
	}},
	{"Erase/other articles stay", func(e *env) {
		e.bodies("a", "alpha", "b", "alpha")
		e.erase("a")
		e.text("b", 0, "", "alpha")
		e.is(e.put(article("b", "", "alpha"))[0], "b", 1, dateline.Unchanged)
	}},
	{"Erase/twice is gone", func(e *env) {
		e.bodies("a", "alpha")
		e.erase("a")
		before := e.stats().Seq
		_, err := e.a.Erase(e.Context(), "a", "again")
		wantKind(e.T, err, dateline.Gone, "")
		e.same("last seq", e.stats().Seq, before)
	}},
	{"Erase/an unknown article is not found", func(e *env) {
		_, err := e.a.Erase(e.Context(), "a", "asked for")
		wantKind(e.T, err, dateline.NotFound, "")
	}},
	{"Erase/no byte of the text is left in a file after Compact", func(e *env) {
		if e.engine.Files == nil {
			e.Log("not tried: this engine names no files of its own")
			return
		}
		e.put(marked("a"), article("b", "Kite", "alpha"))
		e.put(article("a", "Zwarquil two", "the second text, Zwarquil"))
		e.erase("a")
		e.ok(e.a.Compact(e.Context()))
		e.unwritten("zwarquil", "yxoplim", "obrazzut", "wequandu", "mixtolar", "harqotin")
	}},
}

// marked returns an article each part of which has a word that stands nowhere
// else.
func marked(id string) dateline.Article {
	a := by(article(id, "Yxoplim one", "the first text, Obrazzut"), "Harqotin")
	a.Known.Dateline = dateline.Sourced[string]{Value: "WEQUANDU", From: dateline.FromText}
	a.Known.URL = dateline.Sourced[string]{Value: "https://mixtolar.test/", From: dateline.FromText}
	return a
}

// unwritten reports a file of the archive with one of the lower-case words in
// it, in any case, and an archive that names no file with data.
func (e *env) unwritten(marks ...string) {
	e.Helper()
	size := 0
	for _, path := range e.engine.Files(e.T, e.a) {
		data, err := os.ReadFile(path)
		e.ok(err)
		size += len(data)
		for _, mark := range marks {
			if bytes.Contains(bytes.ToLower(data), []byte(mark)) {
				e.Errorf("%s holds %q of an erased article", path, mark)
			}
		}
	}
	if size == 0 {
		e.Error("the files of the archive hold no data")
	}
}
