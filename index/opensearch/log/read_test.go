package log_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"dateline"
	"dateline/index/ledger"
)

func TestHistoriesHaveAllTexts(t *testing.T) {
	l := open(t)
	put(t, l, article("a", "", "one"), article("b", "", "only"))
	put(t, l, article("a", "", "two"))
	put(t, l, article("a", "", "three"))
	_, err := l.Erase(t.Context(), "b", "")
	ok(t, err)
	want := []string{"three: one two", ": ", ": "}
	n, err := l.Histories(t.Context(), []dateline.ID{"a", "b", "none"}, func(i int, h ledger.History, err error) bool {
		ok(t, err)
		got := h.Body + ":"
		for a, err := range h.Others {
			ok(t, err)
			got += " " + a.Body
		}
		if want := want[i]; got != want && got+" " != want {
			t.Errorf("history %d is %q, want %q", i, got, want)
		}
		return true
	})
	if n != 3 || err != nil {
		t.Error(n, err)
	}
}

func TestEntriesGoOnBehindASeq(t *testing.T) {
	l := open(t)
	for i := range 40 { // more commits than one request reads
		put(t, l, article(fmt.Sprint("a", i), "", "alpha"), article(fmt.Sprint("b", i), "", "beta"))
	}
	for _, after := range []dateline.Seq{0, 1, 31, 32, 33, 79} {
		got, err := l.Entries(t.Context(), after, 3)
		ok(t, err)
		if len(got) == 0 || got[0].Seq != after+1 || len(got) > 3 {
			t.Errorf("behind %d: %+v", after, got)
		}
	}
	for _, after := range []dateline.Seq{80, 81, 1 << 62} {
		if got, err := l.Entries(t.Context(), after, 3); err != nil || len(got) > 0 {
			t.Error(after, got, err)
		}
	}
	if _, err := l.Entries(t.Context(), 0, 0); dateline.KindOf(err) != dateline.Invalid {
		t.Error(err)
	}
}

// Behind Close every call is Unavailable, and an iteration under way ends with that.
func TestClosed(t *testing.T) {
	l := open(t)
	put(t, l, article("a", "", "alpha"), article("b", "", "beta"))
	var last error
	for _, err := range l.Changes(t.Context(), 0) {
		last = err
		ok(t, l.Close())
	}
	if dateline.KindOf(last) != dateline.Unavailable {
		t.Errorf("the iteration ended with %v", last)
	}
	_, _, put := l.Put(t.Context(), nil)
	_, read := l.Article(t.Context(), "a", 0)
	_, watch := l.Watch(t.Context(), 0)
	_, _, get := l.State().Get(t.Context(), "k")
	for _, err := range []error{put, read, watch, get, l.Check(t.Context(), nil), l.Compact(t.Context())} {
		if dateline.KindOf(err) != dateline.Unavailable {
			t.Error(err)
		}
	}
}

// What ends before the commit leaves nothing.
func TestPutOfAnEndedContext(t *testing.T) {
	l := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	l.Crash(func(step string) error {
		if step == "texts" {
			cancel()
		}
		return nil
	})
	if _, _, err := l.Put(ctx, []dateline.Article{article("a", "", "alpha")}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	l.Crash(nil)
	if n := len(entries(t, l)); n != 0 {
		t.Errorf("%d changes", n)
	}
}
