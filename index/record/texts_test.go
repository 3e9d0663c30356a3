package record_test

import (
	"context"
	"errors"
	"testing"

	"dateline"
	"dateline/index/record"
)

// TestTexts: each article comes with its own error, in the order asked for, and
// no further than visit wants.
func TestTexts(t *testing.T) {
	path := pathIn(t)
	r := openAt(t, path)
	var refs []record.Ref
	for _, o := range put(t, r, article(1), article(2), article(3), article(4)) {
		refs = append(refs, record.Ref{ID: o.ID})
	}
	refs = append(refs, record.Ref{ID: "unknown"}, record.Ref{ID: refs[0].ID, Revision: 9})
	if _, err := r.Erase(ctx, refs[2].ID, "a test"); err != nil {
		t.Fatal(err)
	}
	rawExec(t, path, `UPDATE revision SET body = x'010203' WHERE article = 2`)
	want := []struct {
		title string
		fails bool
	}{{"Title 1", false}, {"", true}, {"", false}, {"Title 4", false}, {"", false}, {"", false}}
	for most := range len(refs) + 1 {
		next := 0
		n, err := r.Texts(ctx, refs, func(i int, a dateline.Article, err error) bool {
			if i != next {
				t.Errorf("article %d is visited as number %d", next, i)
			}
			if w := want[i]; (err != nil) != w.fails || err == nil && a.Title != w.title {
				t.Errorf("article %d is %q, %v; want %q, failing %t", i, a.Title, err, w.title, w.fails)
			}
			next++
			return next < most
		})
		if n != max(1, min(most, len(refs))) || n != next || err != nil {
			t.Errorf("%d of %d visited where %d are wanted, %v", n, next, most, err)
		}
	}
	if out, err := r.Articles(ctx, refs); err == nil || out != nil {
		t.Errorf("all of them at once are %+v, %v; want the error of the unreadable one", out, err)
	}
}

// TestTextsEndsWithItsContext stops between two articles.
func TestTextsEndsWithItsContext(t *testing.T) {
	r := open(t)
	var refs []record.Ref
	for _, o := range put(t, r, article(1), article(2), article(3)) {
		refs = append(refs, record.Ref{ID: o.ID})
	}
	ctx, cancel := context.WithCancel(ctx)
	n, err := r.Texts(ctx, refs, func(int, dateline.Article, error) bool { cancel(); return true })
	if n != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d visited, %v; want 1 and that the context has ended", n, err)
	}
}
