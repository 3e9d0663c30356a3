package archivetest

import (
	"context"
	"errors"
	"io"

	"dateline"
)

// call is one method of an archive, or of its State.
type call struct {
	name string
	do   func(ctx context.Context, a dateline.Archive) error
}

// calls has every method that takes a context.
var calls = []call{
	{"Put", func(ctx context.Context, a dateline.Archive) error {
		_, _, err := a.Put(ctx, []dateline.Article{article("b", "", "beta")})
		return err
	}},
	{"PutPlaces", func(ctx context.Context, a dateline.Archive) error {
		_, _, err := a.PutPlaces(ctx, "desk", []dateline.Place{place("tarsk", "Tarsk")})
		return err
	}},
	{"Places", func(ctx context.Context, a dateline.Archive) error { _, err := collect(a.Places(ctx)); return err }},
	{"Correct", func(ctx context.Context, a dateline.Archive) error {
		_, _, err := a.Correct(ctx, []dateline.Correction{hide("velun")})
		return err
	}},
	{"Corrections", func(ctx context.Context, a dateline.Archive) error { _, err := collect(a.Corrections(ctx)); return err }},
	{"Entity", func(ctx context.Context, a dateline.Archive) error { _, err := a.Entity(ctx, "velun"); return err }},
	{"Erase", func(ctx context.Context, a dateline.Archive) error {
		_, err := a.Erase(ctx, "a", "asked for")
		return err
	}},
	{"Restore", func(ctx context.Context, a dateline.Archive) error { _, err := a.Restore(ctx, "erased"); return err }},
	{"Wait", func(ctx context.Context, a dateline.Archive) error { return a.Wait(ctx, 1) }},
	{"Article", func(ctx context.Context, a dateline.Archive) error { _, _, err := a.Article(ctx, "a", 0); return err }},
	{"Revisions", func(ctx context.Context, a dateline.Archive) error { _, err := a.Revisions(ctx, "a"); return err }},
	{"Search", func(ctx context.Context, a dateline.Archive) error {
		_, err := a.Search(ctx, dateline.Search{Text: "alpha", Limit: 1})
		return err
	}},
	{"Each", func(ctx context.Context, a dateline.Archive) error {
		_, err := collect(a.Each(ctx, dateline.Search{}))
		return err
	}},
	{"Changes", func(ctx context.Context, a dateline.Archive) error { _, err := collect(a.Changes(ctx, 0)); return err }},
	{"State.Get", func(ctx context.Context, a dateline.Archive) error { _, _, err := a.State().Get(ctx, "k"); return err }},
	{"State.Set", func(ctx context.Context, a dateline.Archive) error {
		_, err := a.State().Set(ctx, "new", []byte("one"), 0)
		return err
	}},
	{"State.List", func(ctx context.Context, a dateline.Archive) error {
		_, err := collect(a.State().List(ctx, ""))
		return err
	}},
	{"Check", func(ctx context.Context, a dateline.Archive) error { return a.Check(ctx, func(dateline.Fault) {}) }},
	{"Rebuild", func(ctx context.Context, a dateline.Archive) error { return a.Rebuild(ctx, nil) }},
	{"Compact", func(ctx context.Context, a dateline.Archive) error { return a.Compact(ctx) }},
	{"Backup", func(ctx context.Context, a dateline.Archive) error { return a.Backup(ctx, io.Discard) }},
	{"Marks", func(ctx context.Context, a dateline.Archive) error {
		_, err := a.Marks(ctx, "a", 0, dateline.Search{Text: "alpha"})
		return err
	}},
	{"Stats", func(ctx context.Context, a dateline.Archive) error { _, err := a.Stats(ctx); return err }},
}

var errorPromises = []promise{
	{"Close/twice does nothing", func(e *env) {
		e.bodies("a", "alpha")
		e.ok(e.a.Close())
		e.ok(e.a.Close())
	}},
	{"Close/every call after it is unavailable", func(e *env) {
		e.populated()
		e.ok(e.a.Close())
		for _, c := range calls {
			if err := c.do(e.Context(), e.a); dateline.KindOf(err) != dateline.Unavailable {
				e.Errorf("%s after Close: %s error %v", c.name, dateline.KindOf(err), err)
			}
		}
	}},
	{"Close/a State taken before it is unavailable too", func(e *env) {
		state := e.a.State()
		e.ok(e.a.Close())
		_, _, err := state.Get(e.Context(), "k")
		wantKind(e.T, err, dateline.Unavailable, "")
	}},
	{"Context/every call ends with the error of a cancelled one", func(e *env) {
		e.populated()
		ctx, cancel := context.WithCancel(e.Context())
		cancel()
		for _, c := range calls {
			if err := c.do(ctx, e.a); !errors.Is(err, context.Canceled) {
				e.Errorf("%s: error is %v, want %v", c.name, err, context.Canceled)
			}
		}
	}},
	{"Context/a cancelled call changes nothing", func(e *env) {
		e.populated()
		before := e.stats()
		ctx, cancel := context.WithCancel(e.Context())
		cancel()
		for _, c := range calls {
			_ = c.do(ctx, e.a) // what it returns is a promise of its own
		}
		e.same("stats", e.stats(), before)
		e.keys("", "k")
		e.text("a", 0, "", "alpha")
		e.failsArticle("erased", 0, dateline.Gone)
	}},
}

// populated puts what the calls need to find.
func (e *env) populated() {
	e.Helper()
	e.gazetteer("atlas", place("velun", "Velun"))
	e.bodies("a", "alpha", "erased", "beta")
	e.erase("erased")
	e.set("k", []byte("one"), 0)
}
