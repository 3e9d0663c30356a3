package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// The revisions that are not the current ones of their articles stand in an index
// of their own inside the folder of a generation, so that a search of the current
// ones is the same with them and without. There is none until the first article is
// revised.
//
// Two indexes cannot be written at once. A batch is written to the earlier
// revisions first, with a number, and then to the main index with that number. So
// where the numbers are the same, each revision stands in one of the two; and what
// a crash has left are earlier revisions that are ahead of the main index, by
// changes that the follower brings again from the log.
const (
	earlierFolder = "earlier"
	halfMade      = earlierFolder + ".new"
)

// openEarlier opens the earlier revisions of a generation, if there are any.
func (g *generation) openEarlier() error {
	dir := filepath.Join(g.dir, earlierFolder)
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	e, err := openGeneration(dir, g.readOnly)
	if err != nil {
		return fmt.Errorf("open the earlier revisions: %w", err)
	}
	e.main = g
	g.earlier.Store(e)
	return nil
}

// makeEarlier opens the earlier revisions, and makes an empty index where there is
// none. It gets its name when it is whole: a crash leaves none, or one to open.
func (g *generation) makeEarlier() (*generation, error) {
	if e := g.earlier.Load(); e != nil {
		return e, nil
	}
	fresh := filepath.Join(g.dir, halfMade)
	if err := os.RemoveAll(fresh); err != nil {
		return nil, err
	}
	var uuid []byte
	err := g.read(func(r index.IndexReader) (err error) { uuid, err = r.GetInternal(keyUUID); return err })
	if err != nil {
		return nil, err
	}
	e, err := createGeneration(fresh, string(uuid))
	if err != nil {
		return nil, fmt.Errorf("make an index of earlier revisions: %w", err)
	}
	unwatch(e.dir)
	if err := errors.Join(e.bleve.Close(), os.Rename(fresh, filepath.Join(g.dir, earlierFolder))); err != nil {
		return nil, fmt.Errorf("make an index of earlier revisions: %w", err)
	}
	err = g.openEarlier()
	return g.earlier.Load(), err
}

// closeEarlier closes the earlier revisions. What a clean close leaves is written
// for both at once.
func (g *generation) closeEarlier() error {
	e := g.earlier.Load()
	if e == nil {
		return nil
	}
	defer unwatch(e.dir)
	return e.bleve.Close()
}

// fitsEarlier says why the earlier revisions cannot go with a state of the main
// index; nil if they can.
func (g *generation) fitsEarlier(r index.IndexReader) error {
	want, err := internalNumber(r, keyEarlier)
	if err != nil {
		return err
	}
	e := g.earlier.Load()
	if e == nil && want == 0 {
		return nil
	}
	if e == nil {
		return fmt.Errorf("%w: it has lost its earlier revisions", errDamaged)
	}
	return e.read(func(earlier index.IndexReader) error {
		have, err := internalNumber(earlier, keyEarlier)
		if err == nil && have < want {
			err = fmt.Errorf("%w: its earlier revisions are of state %d, not %d", errDamaged, have, want)
		}
		return err
	})
}

// join gives the main index the number of its earlier revisions. The follower has
// brought all changes that they were ahead by.
func (g *generation) join() error {
	have, want, err := g.states()
	if err != nil || have == want {
		return err
	}
	b := g.bleve.NewBatch()
	b.SetInternal(keyEarlier, number(want))
	return g.write(b)
}

// states are the numbers of the earlier revisions in the main index and in theirs.
func (g *generation) states() (main, earlier uint64, err error) {
	read := func(g *generation, n *uint64) error {
		return g.read(func(r index.IndexReader) (err error) { *n, err = internalNumber(r, keyEarlier); return err })
	}
	if err := read(g, &main); err != nil {
		return 0, 0, err
	}
	if e := g.earlier.Load(); e != nil {
		err = read(e, &earlier)
	}
	return main, earlier, err
}

// pair keeps others from opening or writing both indexes until the function that it
// returns has been called, once or more.
func (g *generation) pair(ctx context.Context) (release func(), err error) {
	select {
	case g.pairing <- struct{}{}:
		return sync.OnceFunc(func() { <-g.pairing }), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// readBoth runs f on states of the index and of its earlier revisions that go
// together; earlier is nil if there are none.
func (g *generation) readBoth(ctx context.Context, f func(main, earlier index.IndexReader) error) error {
	release, err := g.pair(ctx)
	if err != nil {
		return err
	}
	defer release()
	return g.read(func(r index.IndexReader) error {
		e := g.earlier.Load()
		if e == nil {
			release()
			return f(r, nil)
		}
		earlier, err := engineState(e.engine)
		if err != nil {
			return fmt.Errorf("open a state of the earlier revisions: %w", err)
		}
		defer earlier.Close()
		release()
		if err := sameState(r, earlier); err != nil {
			return err
		}
		return f(r, earlier)
	})
}

// sameState is errMoved where one of the two was written and the other was not: the
// follower has failed between, and begins again.
func sameState(main, earlier index.IndexReader) error {
	want, err := internalNumber(main, keyEarlier)
	if err != nil {
		return err
	}
	have, err := internalNumber(earlier, keyEarlier)
	if err == nil && have != want {
		err = errMoved
	}
	return err
}

// verifyAll looks at the files of a state of the index, and at those of its earlier
// revisions.
func (g *generation) verifyAll(r index.IndexReader) error {
	if err := verifySegments(r); err != nil {
		return err
	}
	e := g.earlier.Load()
	if e == nil {
		return nil
	}
	earlier, err := engineState(e.engine)
	if err != nil {
		return err
	}
	defer earlier.Close()
	return verifySegments(earlier)
}
