package archivetest

import (
	"context"
	"errors"
	"fmt"

	"dateline"
)

var putPromises = []promise{
	{"Put/outcomes stand in the order of the batch and add up", func(e *env) {
		e.put(article("old", "", "alpha"), article("still", "", "beta"), article("known", "", "gamma"))
		out := e.try(article("still", "", "beta"), article("new", "", "delta"), article("none", "", ""),
			article("old", "", "omega"), by(article("known", "", "gamma"), "Heron"))
		e.is(out[0], "still", 1, dateline.Unchanged)
		e.is(out[1], "new", 1, dateline.Added)
		e.rejected(out[2], dateline.Invalid, "")
		e.is(out[3], "old", 2, dateline.Revised)
		e.is(out[4], "known", 1, dateline.Restated)
	}},
	{"Put/an article is readable before any Wait", func(e *env) {
		_, _, err := e.a.Put(e.Context(), []dateline.Article{article("a", "Kite", "alpha")})
		e.ok(err)
		e.text("a", 0, "Kite", "alpha")
	}},
	{"Put/an article is durable before any Wait", func(e *env) {
		_, _, err := e.a.Put(e.Context(), []dateline.Article{article("a", "Kite", "alpha")})
		e.ok(err)
		e.reopen()
		e.text("a", 0, "Kite", "alpha")
	}},
	{"Put/an article is searchable after Wait", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		e.finds("alpha", "a")
	}},
	{"Put/same text again is unchanged", func(e *env) {
		e.put(article("a", "Kite", "alpha"))
		e.is(e.put(article("a", "Kite", "alpha"))[0], "a", 1, dateline.Unchanged)
	}},
	{"Put/what is unchanged makes no change in the log", func(e *env) {
		e.put(article("a", "", "alpha"))
		before := e.stats().Seq
		e.put(article("a", "", "alpha"))
		e.same("last seq", e.stats().Seq, before)
	}},
	{"Put/upTo is the last seq of the record", func(e *env) {
		for _, body := range []string{"alpha", "beta", "beta"} {
			_, upTo, err := e.a.Put(e.Context(), []dateline.Article{article("a", "", body), article("b"+body, "", body)})
			e.ok(err)
			e.same("upTo after "+body, upTo, e.stats().Seq)
		}
	}},
	{"Put/an empty batch changes nothing", func(e *env) {
		e.bodies("a", "alpha")
		out, upTo, err := e.a.Put(e.Context(), nil)
		e.ok(err)
		e.same("outcomes", len(out), 0)
		e.same("upTo", upTo, e.stats().Seq)
	}},
	{"Put/rejected ones do not hinder the others", func(e *env) {
		out := e.try(article("a", "", "alpha"), article("bad", "", "\xff"), article("b", "", "alpha"))
		e.rejected(out[1], dateline.Invalid, "body")
		e.finds("alpha", "a b")
	}},
	{"Put/a batch of rejected ones is no error and no change", func(e *env) {
		out, upTo, err := e.a.Put(e.Context(), []dateline.Article{article("a", "", ""), article("b", "", "")})
		e.ok(err)
		e.same("upTo", upTo, dateline.Seq(0))
		e.rejected(out[0], dateline.Invalid, "")
		e.rejected(out[1], dateline.Invalid, "")
	}},
	{"Put/the same key twice in a batch is taken in order", func(e *env) {
		out := e.put(article("a", "", "alpha"), article("a", "", "beta"), article("a", "", "beta"))
		e.is(out[0], "a", 1, dateline.Added)
		e.is(out[1], "a", 2, dateline.Revised)
		e.is(out[2], "a", 2, dateline.Unchanged)
		e.text("a", 0, "", "beta")
	}},
	{"Put/the batch is left as it was", func(e *env) {
		batch := []dateline.Article{dated(by(article("a", "Kite", "alpha"), "Heron"), "2023"), article("b", "", "beta")}
		want := []dateline.Article{dated(by(article("a", "Kite", "alpha"), "Heron"), "2023"), article("b", "", "beta")}
		e.put(batch...)
		e.same("batch", batch, want)
	}},
	{"Put/a title without a body is an article", func(e *env) {
		e.is(e.put(article("a", "Kite", ""))[0], "a", 1, dateline.Added)
		e.text("a", 0, "Kite", "")
		e.finds("kite", "a")
	}},
	{"Put/a large batch is taken whole", func(e *env) {
		const many = 600
		batch := make([]dateline.Article, many)
		for i := range batch {
			batch[i] = article(fmt.Sprintf("n%03d", i), "", "alpha")
		}
		e.put(batch...)
		e.same("total", e.search(dateline.Search{Text: "alpha"}).Total, many)
		e.same("articles", e.stats().Articles, many)
	}},
	{"Put/with a cancelled context nothing is written", func(e *env) {
		ctx, cancel := context.WithCancel(e.Context())
		cancel()
		_, _, err := e.a.Put(ctx, []dateline.Article{article("a", "", "alpha")})
		if !errors.Is(err, context.Canceled) {
			e.Errorf("error is %v, want %v", err, context.Canceled)
		}
		e.same("last seq", e.stats().Seq, dateline.Seq(0))
		e.failsArticle("a", 0, dateline.NotFound)
	}},
}
