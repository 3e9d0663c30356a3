package index

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline"
)

// Behind a crash the copies are found before a search asks for them; behind a clean
// close what is kept of them is left until then.
func TestCopiesArePreparedBehindACrash(t *testing.T) {
	dir := t.TempDir()
	for i, prepared := range []bool{true, false, true} {
		a, err := Open(t.Context(), dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			_, seq, err := a.Put(t.Context(), []dateline.Article{{ID: "a", Keys: []dateline.Key{{Kind: dateline.KeyOwn, Source: "t", Value: "a"}}, Body: "A text."}})
			if err == nil {
				err = a.Wait(t.Context(), seq)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		for prepared && a.cur.copies.states.Load() == nil && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		cancel()
		if got := a.cur.copies.states.Load() != nil; got != prepared {
			t.Errorf("opening %d: made %v, want %v", i, got, prepared)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		if generation := filepath.Join(dir, "index", "000001"); i == 1 {
			for _, file := range []string{"copies.bin", "closed.json"} {
				if err := os.Remove(filepath.Join(generation, file)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
