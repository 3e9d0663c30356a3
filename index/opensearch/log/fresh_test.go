package log_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ledger"

	"github.com/google/go-cmp/cmp"
)

// What this server has put need not be read, once: it is as it would be read. What has
// changed since, more than one revision, and what is too much is read.
func TestFresh(t *testing.T) {
	c, name := client(t)
	l, other := openAt(t, c, name), openAt(t, c, name)
	first := article("a", "Kite", "alpha")
	first.Remains = "beside it"
	first.Known.Publication = dateline.Sourced[string]{Value: "Heron", From: dateline.FromText}
	put(t, l, first, article("b", "Kite", "beta"), article("c", "Kite", "gamma"), article("d", "Kite", "delta"),
		article("e", "Kite", strings.Repeat("x", 9<<20)))
	put(t, l, article("b", "Kite", "beta, revised"))
	put(t, other, article("c", "Kite", "gamma, revised"))
	_, err := other.Erase(t.Context(), "d", "")
	ok(t, err)
	last := map[dateline.ID]dateline.Seq{}
	all, err := l.Entries(t.Context(), 0, 100)
	ok(t, err)
	for _, e := range all {
		last[e.ID] = e.Seq
	}
	var read ledger.History
	_, err = l.Histories(t.Context(), []dateline.ID{"a"}, func(_ int, h ledger.History, err error) bool {
		read = h
		return true
	})
	ok(t, err)
	got, have := l.Fresh("a", last["a"])
	got.Others, read.Others = nil, nil
	if diff := cmp.Diff(read, got); !have || diff != "" {
		t.Errorf("the article that was put: %v (-read +fresh):\n%s", have, diff)
	}
	for _, id := range []dateline.ID{"a", "b", "c", "d", "e"} {
		if h, have := l.Fresh(id, last[id]); have {
			t.Errorf("%s is %+v, want it to be read", id, h)
		}
	}
}

// What somebody has indexed is forgotten.
func TestFreshIsForgotten(t *testing.T) {
	l := open(t)
	put(t, l, article("a", "Kite", "alpha"))
	put(t, l, article("b", "Kite", "beta"))
	l.Forget(1)
	_, a := l.Fresh("a", 1)
	_, b := l.Fresh("b", 2)
	if a || !b {
		t.Errorf("the first is there: %v, the second: %v", a, b)
	}
}

// Articles of a word each are kept in a bounded number, too.
func TestFreshIsBoundedByNumber(t *testing.T) {
	const many = 9_000
	l := open(t)
	batch := make([]dateline.Article, many)
	for i := range batch {
		batch[i] = article(fmt.Sprint("n", i), "", "alpha")
	}
	put(t, l, batch...)
	kept := 0
	for i := range batch {
		if _, have := l.Fresh(batch[i].ID, 1); have {
			kept++
		}
	}
	if kept == 0 || kept == many {
		t.Errorf("%d of %d are kept", kept, many)
	}
}
