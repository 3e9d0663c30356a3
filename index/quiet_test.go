package index_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"dateline"
)

// TestCheckIsQuietBesideWriters checks while others put, erase, and rebuild.
func TestCheckIsQuietBesideWriters(t *testing.T) {
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
