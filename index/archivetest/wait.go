package archivetest

import (
	"context"
	"errors"

	"dateline"
)

var waitPromises = []promise{
	{"Wait/for what is before the first change returns", func(e *env) {
		e.ok(e.a.Wait(e.Context(), 0))
	}},
	{"Wait/makes every change up to seq visible", func(e *env) {
		_, first, err := e.a.Put(e.Context(), []dateline.Article{article("a", "", "alpha")})
		e.ok(err)
		_, second, err := e.a.Put(e.Context(), []dateline.Article{article("b", "", "alpha")})
		e.ok(err)
		e.ok(e.a.Wait(e.Context(), second))
		e.finds("alpha", "a b")
		e.ok(e.a.Wait(e.Context(), first))
	}},
	{"Wait/a result has seen at least what was waited for", func(e *env) {
		e.bodies("a", "alpha")
		e.bodies("b", "beta")
		if r, last := e.ask("alpha"), e.stats().Seq; r.Seen != last {
			e.Errorf("the result has seen %d, want %d", r.Seen, last)
		}
	}},
	{"Wait/for a change that the record has not reached is invalid", func(e *env) {
		e.bodies("a", "alpha")
		wantKind(e.T, e.a.Wait(e.Context(), e.stats().Seq+1), dateline.Invalid, "seq")
	}},
	{"Wait/ends with its context", func(e *env) {
		_, upTo, err := e.a.Put(e.Context(), []dateline.Article{article("a", "", "alpha")})
		e.ok(err)
		ctx, cancel := context.WithCancel(e.Context())
		cancel()
		if err := e.a.Wait(ctx, upTo); !errors.Is(err, context.Canceled) {
			e.Errorf("error is %v, want %v", err, context.Canceled)
		}
	}},
}
