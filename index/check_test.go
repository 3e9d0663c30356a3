package index_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"dateline"
)

// TestAnUnreadableTextHindersNothingElse: the index is made again without it, the
// archive goes on, and Check names it.
func TestAnUnreadableTextHindersNothingElse(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, note("first", "good harvest"), note("spoilt", "bad harvest"), note("third", "good harvest"))
	shut(t, a)
	spoilBody(t, dir, "spoilt")
	if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil {
		t.Fatal(err)
	}
	a = open(t, dir)
	others := func(when string, want ...string) {
		t.Helper()
		if got := ids(t, a, dateline.Search{Text: "harvest"}); !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", when, got, want)
		}
	}
	others("index made again", "first", "third")
	put(t, a, note("fourth", "good harvest"))
	others("put", "first", "fourth", "third")
	wait(t, a, putPlaces(t, a, dateline.Place{ID: "oldharbour", Label: "Oldharbour"}))
	others("read again for a place", "first", "fourth", "third")
	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	others("rebuilt", "first", "fourth", "third")
	if !slices.ContainsFunc(faults(t, a), func(f dateline.Fault) bool { return f.Where == "record" && f.ID == "spoilt" }) {
		t.Errorf("check finds %+v, want the text of spoilt", faults(t, a))
	}
	put(t, a, note("spoilt", "another harvest"))
	others("revised", "first", "fourth", "spoilt", "third")
}

// TestAnUnreadableTextIsAHit: it stood in the index before it was spoilt.
func TestAnUnreadableTextIsAHit(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, note("first", "good harvest"), note("spoilt", "bad harvest"))
	spoilBody(t, dir, "spoilt")
	if got := ids(t, a, dateline.Search{Text: "harvest"}); !slices.Equal(got, []string{"first", "spoilt"}) {
		t.Errorf("found %v, want first and spoilt", got)
	}
	for _, f := range faults(t, a) {
		if f.Where != "record" || f.ID != "spoilt" {
			t.Errorf("%+v", f)
		}
	}
}

// TestCheckBesideWriters checks while others put, erase, and rebuild.
func TestCheckBesideWriters(t *testing.T) {
	const rounds = 40
	a := open(t, t.TempDir())
	put(t, a, notes(60, "harvest")...)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var writers, checkers sync.WaitGroup
	writers.Go(func() {
		for n := range rounds {
			var batch []dateline.Article
			for i := range 20 {
				batch = append(batch, note(fmt.Sprintf("n%05d", (n*20+i)%50), fmt.Sprintf("harvest number %d", n)))
			}
			if _, _, err := a.Put(ctx, batch); err != nil {
				t.Errorf("put %d: %v", n, err)
			}
		}
	})
	writers.Go(func() {
		for n := range rounds {
			id := dateline.ID(fmt.Sprintf("n%05d", 50+n%10))
			if _, err := a.Erase(ctx, id, "a test"); err != nil {
				t.Errorf("erase %s: %v", id, err)
			}
			if _, err := a.Restore(ctx, id); err != nil {
				t.Errorf("restore %s: %v", id, err)
			}
			if _, _, err := a.Put(ctx, []dateline.Article{note(string(id), "harvest again")}); err != nil {
				t.Errorf("put %s: %v", id, err)
			}
		}
	})
	writers.Go(func() {
		for range rounds / 8 {
			if err := a.Rebuild(ctx, nil); err != nil {
				t.Errorf("rebuild: %v", err)
			}
		}
	})
	for range 2 {
		checkers.Go(func() {
			for ctx.Err() == nil {
				err := a.Check(ctx, func(f dateline.Fault) { t.Errorf("beside writers: %+v", f) })
				if err != nil && ctx.Err() == nil {
					t.Errorf("check is %s: %v", dateline.KindOf(err), err)
					return
				}
			}
		})
	}
	writers.Wait()
	cancel()
	checkers.Wait()
	for _, f := range faults(t, a) {
		t.Errorf("at rest: %+v", f)
	}
}

// TestRebuildInTheReportOfCheck mends what is reported when it is reported.
func TestRebuildInTheReportOfCheck(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir)
	put(t, a, note("first", "harvest"), note("second", "harvest"))
	alter(t, dir, `UPDATE article SET seq = 1 WHERE id = 'second'`)
	within(t, "Check", func() {
		rebuilt := false
		err := a.Check(t.Context(), func(f dateline.Fault) {
			if f.Where == "index" && f.Mend != "" {
				rebuilt = true
				if err := a.Rebuild(t.Context(), nil); err != nil {
					t.Errorf("rebuild: %v", err)
				}
			}
		})
		if err != nil || !rebuilt {
			t.Errorf("rebuilt is %t, %v", rebuilt, err)
		}
	})
	if got := ids(t, a, dateline.Search{Text: "harvest"}); len(got) != 2 {
		t.Errorf("found %v, want both", got)
	}
}

// TestCloseInsideALoop: whoever walks through the archive may close it.
func TestCloseInsideALoop(t *testing.T) {
	for name, walk := range map[string]func(a dateline.Archive, step func(error)){
		"Each": func(a dateline.Archive, step func(error)) {
			for _, err := range a.Each(context.Background(), dateline.Search{}) {
				step(err)
			}
		},
		"Changes": func(a dateline.Archive, step func(error)) {
			for _, err := range a.Changes(context.Background(), 0) {
				step(err)
			}
		},
		"Places": func(a dateline.Archive, step func(error)) {
			for _, err := range a.Places(context.Background()) {
				step(err)
			}
		},
		"List": func(a dateline.Archive, step func(error)) {
			for _, err := range a.State().List(context.Background(), "") {
				step(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := open(t, t.TempDir())
			put(t, a, notes(40, "harvest")...)
			wait(t, a, putPlaces(t, a, dateline.Place{ID: "marrowfield", Label: "Marrowfield"}, dateline.Place{ID: "oldharbour", Label: "Oldharbour"}))
			for _, key := range []string{"one", "two"} {
				if _, err := a.State().Set(t.Context(), key, []byte(key), 0); err != nil {
					t.Fatal(err)
				}
			}
			within(t, "the loop", func() {
				steps := 0
				walk(a, func(err error) {
					steps++
					if steps == 1 {
						if err != nil {
							t.Error(err)
						}
						shut(t, a)
					} else if err != nil && dateline.KindOf(err) != dateline.Unavailable {
						t.Errorf("step %d: %v, want that the archive is closed", steps, err)
					}
				})
				if steps == 0 {
					t.Error("nothing to walk through")
				}
			})
		})
	}
}
