package record_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"dateline"
	"dateline/index/record"
)

// storied puts a with three texts, the second current, b with one, and e, erased.
func storied(t *testing.T, r *record.Record) {
	t.Helper()
	article := func(id, body string, day int) dateline.Article {
		return dateline.Article{ID: dateline.ID(id), Keys: []dateline.Key{path("s", id)}, Body: body, Seen: at(day)}
	}
	put(t, r, article("a", "one", 2), article("a", "two", 3), article("a", "older", 1), article("b", "one", 1))
	put(t, r, article("e", "one", 1), article("e", "two", 2))
	if _, err := r.Erase(ctx, "e", "test"); err != nil {
		t.Fatal(err)
	}
}

func TestHistories(t *testing.T) {
	r := open(t)
	storied(t, r)
	var got []string
	n, err := r.Histories(ctx, []dateline.ID{"a", "none", "e", "b", "a"}, func(i int, h record.History, err error) bool {
		line := fmt.Sprintf("%d: %d %s, change %d", i, h.Revision, h.Body, h.Seq)
		for o, err := range h.Others {
			line += fmt.Sprintf(", %s %d %s", o.ID, o.Revision, o.Body)
			if err != nil {
				t.Error(err)
			}
		}
		if got = append(got, line); err != nil {
			t.Error(err)
		}
		return h.ID != "b"
	})
	want := []string{"0: 2 two, change 3, a 1 one, a 3 older", "1: 0 , change 0", "2: 0 , change 0", "3: 1 one, change 4"}
	if n != 4 || err != nil || !slices.Equal(got, want) {
		t.Errorf("visited %d, %v: %q; want %q", n, err, got, want)
	}
}

// What is read when nobody waits for it any more ends with the error of the context, not
// with one of the transaction that went with it.
func TestReadingEndsWithItsContext(t *testing.T) {
	r := open(t)
	storied(t, r)
	reading, leave := context.WithCancel(ctx)
	_, err := r.Histories(reading, []dateline.ID{"a"}, func(_ int, h record.History, err error) bool {
		if err != nil {
			t.Fatal(err)
		}
		for leave(); err == nil; { // the transaction is taken back a moment later
			for _, err = range h.Others {
			}
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("other revisions end with %v, want that the context has ended", err)
		}
		return false
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestEarlier(t *testing.T) {
	r := open(t)
	storied(t, r)
	for i := range 600 { // more than a page
		put(t, r, dateline.Article{ID: "m", Keys: []dateline.Key{path("s", "m")}, Body: fmt.Sprint("text ", i), Seen: at(1 + i)})
	}
	var got []record.Ref
	for ref, err := range r.Earlier(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, ref)
	}
	want := []record.Ref{{ID: "a", Revision: 1}, {ID: "a", Revision: 3}}
	for i := range 599 {
		want = append(want, record.Ref{ID: "m", Revision: i + 1})
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %d, want %d: %v", len(got), len(want), got[:min(5, len(got))])
	}
}
