package index_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"dateline/index"
)

// lookedAt is a context that ends by itself when it has been looked at for left
// times, and counts how often it is.
type lookedAt struct {
	context.Context
	cancel context.CancelFunc
	left   int64 // below 0: never
	looks  atomic.Int64
}

func endsAfter(ctx context.Context, left int64) *lookedAt {
	ctx, cancel := context.WithCancel(ctx)
	return &lookedAt{Context: ctx, cancel: cancel, left: left}
}

func (c *lookedAt) Err() error {
	c.look()
	return c.Context.Err()
}

func (c *lookedAt) Done() <-chan struct{} {
	c.look()
	return c.Context.Done()
}

func (c *lookedAt) look() {
	if n := c.looks.Add(1); c.left >= 0 && n > c.left {
		c.cancel()
	}
}

// TestOpenEndsWithItsContext lets the context end at every place where Open looks
// at it, one after the other, until it opens.
func TestOpenEndsWithItsContext(t *testing.T) {
	dir, want := closed(t)
	for left := int64(0); ; left++ {
		ctx := endsAfter(t.Context(), left)
		a, err := index.Open(ctx, dir, index.Options{})
		ctx.cancel()
		if err == nil {
			if left == 0 {
				t.Error("a context that has ended opens the archive")
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
			break
		}
		if a != nil {
			t.Errorf("a context that ends at look %d: an archive, and %v", left, err)
		}
	}
	sound(t, "opened in the end", dir, want)
}

// TestOpenEndsBeforeItMakesTheIndexAgain: the context ends when Open has found
// that the index cannot be used.
func TestOpenEndsBeforeItMakesTheIndexAgain(t *testing.T) {
	for name, damage := range map[string]func(dir string) error{
		"damaged": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "index", "000001", "closed.json"), []byte("{"), 0o644)
		},
		"no index at all": func(dir string) error { return os.RemoveAll(filepath.Join(dir, "index", "000001", "store")) },
	} {
		dir, want := closed(t)
		if err := damage(dir); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		warned := sync.OnceFunc(cancel)
		a, err := openLogged(t, ctx, dir, func(message string) {
			if message == "index not usable, it will be made again" {
				warned()
			}
		})
		if a != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("%s: opening says %v, %v; want no archive and that the context has ended", name, a, err)
		}
		sound(t, name, dir, want)
	}
}

func TestAnArchiveThatCannotBeOpenedIsLetGo(t *testing.T) {
	dir, want := closed(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := index.Open(ctx, dir, index.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("opening says %v, want that the context has ended", err)
	}
	sound(t, "behind it", dir, want)
}
