package log_test

import (
	"context"
	"errors"
	"testing"

	"dateline"
)

// Whatever of a write is on one copy of two that were asked for, as its answer says, it is
// acknowledged once there are two, and not before.
func TestAcknowledgedOnAsManyCopiesAsAskedFor(t *testing.T) {
	for _, kind := range []string{"t", "commit 1", "k", "a"} {
		t.Run(kind, func(t *testing.T) {
			there, asked := 1, 0
			f := &fakeCluster{copies: func(id string) int {
				if kindOf(id) == kind {
					return 1
				}
				return 2
			}, active: func(string) int { asked++; return there }}
			l := openFake(t, f, "2")
			_, _, err := l.Put(t.Context(), []dateline.Article{article("a", "Kite", "alpha")})
			if dateline.KindOf(err) != dateline.Unavailable || asked < 2 {
				t.Fatalf("put on one copy: error %v after %d looks", err, asked)
			}
			there = 2
			put(t, l, article("a", "Kite", "alpha"))
			if n := len(entries(t, l)); n != 1 {
				t.Errorf("put again, the log has %d entries", n)
			}
		})
	}
}

// The document of a commit is written twice: what the second is on counts too, and an article
// that is there already is not acknowledged either.
func TestConcludedOnOneCopy(t *testing.T) {
	there, commits := 1, 0
	f := &fakeCluster{copies: func(id string) int {
		if kindOf(id) == "commit 1" {
			if commits++; commits > 1 {
				return 1
			}
		}
		return 2
	}, active: func(string) int { return there }}
	l := openFake(t, f, "2")
	for range 2 {
		if _, _, err := l.Put(t.Context(), []dateline.Article{article("a", "Kite", "alpha")}); dateline.KindOf(err) != dateline.Unavailable {
			t.Errorf("put on one copy: error %v", err)
		}
	}
	there = 2
	if s := put(t, l, article("a", "Kite", "alpha"))[0].Status; s != dateline.Unchanged {
		t.Errorf("put again it is %v", s)
	}
}

// A value of State is acknowledged in the same way; where one copy is asked for, nobody looks.
func TestCopiesOfState(t *testing.T) {
	one := func(string) int { return 1 }
	l := openFake(t, &fakeCluster{copies: one, active: one}, "2")
	if _, err := l.State().Set(t.Context(), "k", []byte("v"), 0); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("set on one copy: error %v", err)
	}
	l = openFake(t, &fakeCluster{copies: one, active: func(string) int { t.Error("looked"); return 1 }}, "1")
	if _, err := l.State().Set(t.Context(), "k", []byte("v"), 0); err != nil {
		t.Error(err)
	}
	put(t, l, article("a", "Kite", "alpha"))
}

// Who gives up before the document of the commit is there hears so; behind it the write is
// brought to its end.
func TestCopiesAreAwaitedBehindTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f := &fakeCluster{copies: func(id string) int {
		if kindOf(id) == "commit 1" {
			return 1
		}
		return 2
	}, active: func(string) int { cancel(); return 2 }}
	l := openFake(t, f, "2")
	if _, _, err := l.Put(ctx, []dateline.Article{article("a", "Kite", "alpha")}); errors.Is(err, context.Canceled) {
		t.Errorf("the write was committed and ended with %v", err)
	}
}

// A commit that was read of a node which was lost before a copy had it, and whose server is
// gone too, is forgotten: others go on without it.
func TestACommitThatIsLost(t *testing.T) {
	f := &fakeCluster{}
	other := begun(t, f)
	f.lose = firstCommit
	if _, err := other.Look(t.Context()); err == nil {
		t.Error("a commit that was lost meanwhile was brought to its end")
	}
	f.lose = ""
	put(t, other, article("b", "Swan", "beta"))
	if got := entries(t, other); len(got) != 1 || got[0] != "article b" {
		t.Errorf("the log is %q", got)
	}
}

// What another server is just writing for a commit is no news of its copies: it is written
// again where more than one is asked for.
func TestPendingIsWrittenOnCopies(t *testing.T) {
	for asked, want := range map[string]string{"1": "external", "2": "external_gte", "all": "external_gte"} {
		f := &fakeCluster{active: func(string) int { return 2 }}
		put(t, openFake(t, f, asked), article("a", "Kite", "alpha"))
		if f.guards["a"] != want || f.guards["k"] != want {
			t.Errorf("%s copies asked for: guarded by %q", asked, f.guards)
		}
	}
}
