package record_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/index/record"
)

// TestShown: what is shown of an article is what the article has, revision by
// revision; what is not there is nothing, and what cannot be read says so.
func TestShown(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	first := article(1)
	var refs []record.Ref
	for _, o := range put(t, r, first, article(2), article(3)) {
		refs = append(refs, record.Ref{ID: o.ID, Revision: 1})
	}
	first.Body += " and more"
	put(t, r, first)
	refs = append(refs, record.Ref{ID: refs[0].ID, Revision: 2}, record.Ref{ID: refs[0].ID, Revision: 9}, record.Ref{ID: "unknown", Revision: 1})
	if _, err := r.Erase(ctx, refs[1].ID, "a test"); err != nil {
		t.Fatal(err)
	}
	rawExec(t, path, `UPDATE revision SET body = x'010203' WHERE article = 3`)
	var seen []int
	err := r.Shown(ctx, refs, func(i int, a dateline.Article, err error) bool {
		seen = append(seen, i)
		want, failure := r.Article(ctx, refs[i].ID, refs[i].Revision)
		want = dateline.Article{ID: want.ID, Revision: want.Revision, Title: want.Title, Body: want.Body, Known: want.Known}
		if unreadable := i == 2; (err != nil) != unreadable || (failure == nil) != (a.ID != "") {
			t.Errorf("article %d gives %v, alone %v", i, err, failure)
		}
		if !reflect.DeepEqual(a, want) {
			t.Errorf("article %d is %+v, want %+v", i, a, want)
		}
		return i < 5
	})
	if err != nil || len(seen) != len(refs) {
		t.Errorf("%d of %d visited, %v", len(seen), len(refs), err)
	}
}

// TestShownAgain: what was shown before is shown as it is now.
func TestShownAgain(t *testing.T) {
	r := open(t)
	a := article(1)
	refs := []record.Ref{{ID: put(t, r, a)[0].ID, Revision: 1}}
	show := func() (out dateline.Article) {
		t.Helper()
		err := r.Shown(ctx, refs, func(_ int, a dateline.Article, err error) bool {
			out = a
			return err == nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	before := show()
	if again := show(); !reflect.DeepEqual(again, before) || again.Body != a.Body {
		t.Errorf("the second time it is %+v, want %+v", again, before)
	}
	a.Known.Publication = dateline.Sourced[string]{Value: "The Restated", From: dateline.FromEditor}
	put(t, r, a)
	if got := show().Known.Publication.Value; got != "The Restated" {
		t.Errorf("behind a restatement it is of %q", got)
	}
	if _, err := r.Erase(ctx, refs[0].ID, "a test"); err != nil {
		t.Fatal(err)
	}
	if got := show(); got.ID != "" {
		t.Errorf("an erased article is shown as %+v", got)
	}
}

// TestShownEndsWithItsContext stops between two articles, and where nobody wants more.
func TestShownEndsWithItsContext(t *testing.T) {
	r := open(t)
	var refs []record.Ref
	for _, o := range put(t, r, article(1), article(2)) {
		refs = append(refs, record.Ref{ID: o.ID, Revision: 1})
	}
	n := 0
	if err := r.Shown(ctx, refs, func(int, dateline.Article, error) bool { n++; return false }); n != 1 || err != nil {
		t.Errorf("%d visited, %v; want 1", n, err)
	}
	ctx, cancel := context.WithCancel(ctx)
	err := r.Shown(ctx, refs, func(int, dateline.Article, error) bool { cancel(); n++; return true })
	if n != 2 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d visited, %v; want 2 and that the context has ended", n, err)
	}
}

// TestShownMany: more texts than are kept are shown as they are, whatever was shown before.
func TestShownMany(t *testing.T) {
	r := open(t)
	var batch []dateline.Article
	for i := range 160 {
		a := article(i)
		a.Body = strings.Repeat(fmt.Sprintf("%s %d. ", a.Body, i), (60<<10)/(len(a.Body)+5))
		batch = append(batch, a)
	}
	var refs []record.Ref
	for _, o := range put(t, r, batch...) {
		refs = append(refs, record.Ref{ID: o.ID, Revision: 1})
	}
	for _, order := range [][]int{{0, 160}, {0, 20}, {0, 20}, {140, 160}, {0, 160}} {
		visited := 0
		err := r.Shown(ctx, refs[order[0]:order[1]], func(i int, a dateline.Article, err error) bool {
			want := batch[order[0]+i]
			if visited++; err != nil || a.Title != want.Title || a.Body != want.Body {
				t.Errorf("article %d is %.20q, %.20q (%v), want %.20q, %.20q", order[0]+i, a.Title, a.Body, err, want.Title, want.Body)
			}
			return true
		})
		if err != nil || visited != order[1]-order[0] {
			t.Errorf("%v: %d visited, %v", order, visited, err)
		}
	}
}
