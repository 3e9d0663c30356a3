package record_test

import (
	"context"
	"errors"
	"reflect"
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
