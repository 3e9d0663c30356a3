package transfer_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/index/transfer"
)

// What the source takes behind a copy comes with the next run, whatever it is.
func TestBringsACopyUpToDate(t *testing.T) {
	from, to := open(t, t.TempDir()), open(t, t.TempDir())
	everything(t, from)
	copied(t, from, to)
	changes := map[string]func(){
		"articles": func() { put(t, from, article("b", "newer", 22), article("later", "A new one.", 1)) },
		"metadata": func() {
			a := article("b", "newer", 22, path("b"), path("b/2"))
			a.Known.Publication = dateline.Sourced[string]{Value: "Egret", From: dateline.FromEditor}
			put(t, from, a)
		},
		"remains": func() {
			a := article("b", "newer", 23)
			a.Remains = "a footer"
			put(t, from, a)
		},
		"captures, which are no change": func() { put(t, from, article("n3", "Text 3 of Velun.", 21)) },
		"erased":                        func() { erase(t, from, "later", "why not") },
		"restored": func() {
			restore(t, from, "short")
			put(t, from, article("", "back", 2, path("short"), path("short/9")))
		},
		"erased again": func() { erase(t, from, "short", "another reason") },
		"of one article": func() {
			say(t, from, dateline.Correction{Kind: dateline.CorrectMention, Article: "n1", Field: "body", Words: []string{"Velun"}})
			erase(t, from, "n1", "")
		},
		"undone": func() { say(t, from, dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 1}) },
		"lists": func() {
			places(t, from, "atlas", dateline.Place{ID: "velun", Label: "Velun"})
			places(t, from, "desk", dateline.Place{ID: "port", Label: "Old Harbour"})
		},
		"lists that exchange places": func() {
			places(t, from, "desk")
			places(t, from, "atlas", dateline.Place{ID: "port", Label: "Old Harbour"})
			places(t, from, "desk", dateline.Place{ID: "velun", Label: "Velun"})
		},
		"imports taken back": func() {
			places(t, from, dateline.SourceGeoNames)
			places(t, from, dateline.SourceGeoNames, dateline.Place{ID: "gn-9", Label: "Ninth"})
		},
		"state": func() {
			set(t, from, "keys/1", []byte("another"))
			set(t, from, "keys/2", nil)
			set(t, from, "keys/3", []byte("new"))
		},
		"nothing": func() {},
	}
	for _, name := range []string{"articles", "metadata", "remains", "captures, which are no change", "erased", "restored", "erased again", "of one article",
		"undone", "lists", "lists that exchange places", "imports taken back", "state", "nothing"} {
		changes[name]()
		r := copied(t, from, to)
		if equal(t, to, from); !r.Resumed || t.Failed() {
			t.Fatalf("%s: %+v", name, r)
		}
		if captures := name == "captures, which are no change"; captures != (r.Proof.Mended == 1) {
			t.Errorf("%s: %d articles were mended", name, r.Proof.Mended)
		}
	}
}

// What is written to the source while it is copied is in the copy too.
func TestSourceThatIsWrittenTo(t *testing.T) {
	from, to := open(t, t.TempDir()), open(t, t.TempDir())
	everything(t, from)
	n := 0
	r, err := transfer.Copy(t.Context(), from, to, transfer.Options{Batch: 3, Progress: func(stage string, _, _ int64) {
		if n++; stage == transfer.StageCopying && n < 20 {
			put(t, from, article("b", strings.Repeat("more ", n), 20), article("n1", "Text 1 of Velun.", 3, path("n1"), path("n1/"+strings.Repeat("x", n))))
			if n == 10 {
				erase(t, from, "full", "meanwhile")
				restore(t, from, "short")
			}
		}
	}})
	ok(t, err)
	if equal(t, to, from); !r.Proof.Equal() || n < 20 {
		t.Errorf("%d steps, %q", n, r.Proof.Differences)
	}
}

// What is no copy of the source is refused, and left as it was.
func TestRefusedTargets(t *testing.T) {
	from := open(t, t.TempDir())
	everything(t, from)
	unfinished := func(t *testing.T, to dateline.Archive) {
		if _, err := transfer.Copy(t.Context(), from, &faulty{Archive: to, left: 12}, transfer.Options{Batch: 3}); err == nil {
			t.Fatal("not cut")
		}
	}
	for name, tt := range map[string]struct {
		prepare func(t *testing.T, to dateline.Archive)
		from    func(t *testing.T) dateline.Archive
		message string
	}{
		"other articles":    {prepare: func(t *testing.T, to dateline.Archive) { put(t, to, article("x", "Mine.", 1)) }, message: "1 article"},
		"state":             {prepare: func(t *testing.T, to dateline.Archive) { set(t, to, "keys/1", []byte("x")) }, message: "keys/1"},
		"a list of places":  {prepare: func(t *testing.T, to dateline.Archive) { places(t, to, "x", dateline.Place{ID: "x", Label: "X"}) }, message: "is no copy"},
		"written to since":  {prepare: func(t *testing.T, to dateline.Archive) { copied(t, from, to); put(t, to, article("x", "Mine.", 1)) }, message: "written to since"},
		"a key made since":  {prepare: func(t *testing.T, to dateline.Archive) { copied(t, from, to); set(t, to, "keys/9", []byte("x")) }, message: "written to since"},
		"killed, and mixed": {prepare: func(t *testing.T, to dateline.Archive) { unfinished(t, to); put(t, to, article("x", "Mine.", 1)) }, message: "no article x"},
		"a copy of another": {
			prepare: func(t *testing.T, to dateline.Archive) { unfinished(t, to) },
			from: func(t *testing.T) dateline.Archive {
				other := open(t, t.TempDir())
				for range 30 {
					put(t, other, article("a", "One.", 1))
					erase(t, other, "a", "")
					restore(t, other, "a")
				}
				return other
			},
			message: "another archive",
		},
		"a shorter source": {
			prepare: func(t *testing.T, to dateline.Archive) { unfinished(t, to) },
			from:    func(t *testing.T) dateline.Archive { return open(t, t.TempDir()) }, message: "another archive",
		},
		"a marker of another version": {prepare: func(t *testing.T, to dateline.Archive) { set(t, to, "copy", []byte(`{"version":99}`)) }, message: "another version"},
		"a marker that is none":       {prepare: func(t *testing.T, to dateline.Archive) { set(t, to, "copy", []byte(`x`)) }, message: "another version"},
		"a source that is unfinished itself": {
			prepare: func(*testing.T, dateline.Archive) {},
			from: func(t *testing.T) dateline.Archive {
				half := open(t, t.TempDir())
				unfinished(t, half)
				return half
			},
			message: "unfinished copy itself",
		},
	} {
		t.Run(name, func(t *testing.T) {
			to, source := open(t, t.TempDir()), from
			tt.prepare(t, to)
			if tt.from != nil {
				source = tt.from(t)
			}
			before := holdingsOf(t, to)
			_, err := transfer.Copy(context.WithoutCancel(t.Context()), source, to, transfer.Options{})
			if dateline.KindOf(err) != dateline.Conflict || !strings.Contains(err.Error(), tt.message) {
				t.Errorf("%v, want a conflict with %q", err, tt.message)
			}
			same(t, holdingsOf(t, to), before)
		})
	}
}

// A source that was set back to an older state, and went on from there with other changes,
// is another one, though both began alike.
func TestSourceThatWasSetBack(t *testing.T) {
	from, to := open(t, t.TempDir()), open(t, t.TempDir())
	put(t, from, article("a", "Common to both.", 1))
	var saved bytes.Buffer
	ok(t, from.Backup(t.Context(), &saved))
	put(t, from, article("b", "Lost.", 2))
	copied(t, from, to)
	dir := t.TempDir()
	_, err := index.Restore(t.Context(), dir, &saved)
	ok(t, err)
	back := open(t, dir)
	put(t, back, article("c", "In its place.", 3), article("d", "And more.", 4))
	before := holdingsOf(t, to)
	_, err = transfer.Copy(t.Context(), back, to, transfer.Options{})
	if dateline.KindOf(err) != dateline.Conflict || !strings.Contains(err.Error(), "another archive") {
		t.Errorf("%v, want a conflict with another archive", err)
	}
	same(t, holdingsOf(t, to), before)
}

// A marker that cannot be read is said to be of the side that it is of.
func TestSideOfAMarker(t *testing.T) {
	for _, side := range []string{"from", "to"} {
		from, to := open(t, t.TempDir()), open(t, t.TempDir())
		set(t, map[string]dateline.Archive{"from": from, "to": to}[side], transfer.StateKey, []byte(`{"version":99}`))
		_, err := transfer.Copy(t.Context(), from, to, transfer.Options{})
		var e *dateline.Error
		if !errors.As(err, &e) || e.Kind != dateline.Conflict || e.Field != side {
			t.Errorf("%s: %v", side, err)
		}
	}
}

// A difference that cannot be mended is told.
func TestDifferencesAreTold(t *testing.T) {
	from, to := open(t, t.TempDir()), open(t, t.TempDir())
	everything(t, from)
	r, err := transfer.Copy(t.Context(), from, to, transfer.Options{Batch: 3, Wait: func(ctx context.Context, archive dateline.Archive) error {
		if archive == to {
			put(t, to, article("b", "Not from there.", 26), article("x", "Nor that.", 1))
			say(t, to, dateline.Correction{Kind: dateline.CorrectHide, Entity: "mine"})
		}
		s, err := archive.Stats(ctx)
		ok(t, err)
		return archive.Wait(ctx, s.Seq)
	}})
	ok(t, err)
	if r.Proof.Equal() || r.Proof.Different != 3 || r.Proof.From == r.Proof.To {
		t.Errorf("%+v", r.Proof)
	}
	for i, want := range []string{"article b differs", "article x is in the copy only", "corrections differ: 14, and 15 in the copy"} {
		if got := strings.Join(r.Proof.Differences, "; "); !strings.Contains(got, want) {
			t.Errorf("difference %d: no %q in %q", i, want, got)
		}
	}
}
