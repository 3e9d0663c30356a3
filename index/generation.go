package index

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"dateline"
	"dateline/index/match"
	packed "dateline/index/segment"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// generation is one Bleve index, open. Searches hold it while they read; it is
// closed when it has been retired and the last of them has let it go. The index of
// the earlier revisions beside it is another, which lives as long: see earlier.go.
type generation struct {
	dir     string
	bleve   bleve.Index
	engine  index.Index
	cache   *match.Cache
	folds   foldCache
	called  calledCache
	earlier atomic.Pointer[generation] // nil as long as no article has been revised
	main    *generation                // of an index of earlier revisions the one that it belongs to
	pairing chan struct{}              // see pair
	merging chan struct{}              // holds a value while one merges all that there is

	readOnly bool // see openToRead

	mu      sync.Mutex
	held    int
	retired bool
	gone    chan struct{} // closed when it is closed
	broken  chan struct{} // closed at the first failure
	cause   error         // of that failure
}

// bleveConfig: a second open of the same folder fails at once instead of
// waiting for ever, and failures behind a batch are told. The segments are ours.
func bleveConfig(readOnly bool) map[string]any {
	return packed.Config(map[string]any{"bolt_timeout": boltTimeout.String(), "asyncErrorCallbackName": asyncErrors, "read_only": readOnly})
}

func init() { packed.Register() }

// createGeneration makes an empty index for the record with this uuid.
func createGeneration(dir, uuid string) (*generation, error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, err
	}
	ix, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, bleveConfig(false))
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	g, err := newGeneration(dir, ix)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	b := ix.NewBatch()
	b.SetInternal(keyFormat, number(indexFormat))
	b.SetInternal(keyUUID, []byte(uuid))
	b.SetInternal(keyCopies, number(0))
	b.SetInternal(keyEarlier, number(0))
	b.SetInternal(keyReread, number(0))
	seal(b, 0, 0)
	if err := g.write(b); err != nil {
		g.close()
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return g, nil
}

// openToRead opens an index that has failed for reading only, if what it has on the
// disk is sound. That needs no room on the disk.
func openToRead(dir string) (*generation, error) {
	if err := verifyStored(dir); err != nil {
		return nil, err
	}
	return openGeneration(dir, true)
}

// openGeneration opens an index that verify has found sound.
func openGeneration(dir string, readOnly bool) (*generation, error) {
	ix, err := bleve.OpenUsing(dir, bleveConfig(readOnly))
	if err != nil {
		return nil, err
	}
	g, err := newGeneration(dir, ix)
	if err != nil {
		return nil, err
	}
	g.readOnly = readOnly
	if err := g.openEarlier(); err != nil {
		g.close()
		return nil, err
	}
	return g, nil
}

func newGeneration(dir string, ix bleve.Index) (*generation, error) {
	engine, err := ix.Advanced()
	if err != nil {
		return nil, errors.Join(err, ix.Close())
	}
	g := &generation{
		dir: dir, bleve: ix, engine: engine, cache: match.NewCache(matching), pairing: make(chan struct{}, 1), merging: make(chan struct{}, 1), gone: make(chan struct{}), broken: make(chan struct{}),
	}
	watch(dir, g)
	return g, nil
}

// fits says why the index cannot serve the record with this uuid, whose last
// change is head; nil if it can.
func (g *generation) fits(uuid string, head dateline.Seq) error {
	return g.read(func(r index.IndexReader) error {
		format, err := internalNumber(r, keyFormat)
		if err != nil {
			return err
		}
		id, err := r.GetInternal(keyUUID)
		if err != nil {
			return err
		}
		seq, err := internalNumber(r, keySeq)
		switch {
		case err != nil:
			return err
		case format != indexFormat:
			return fmt.Errorf("it has format %d, this program writes %d", format, indexFormat)
		case string(id) != uuid:
			return fmt.Errorf("it belongs to the record %s, not to %s", id, uuid)
		case dateline.Seq(seq) > head:
			return fmt.Errorf("it holds change %d, the record ends at %d", seq, head)
		}
		return g.fitsEarlier(r)
	})
}

func (g *generation) complete() bool {
	var raw []byte
	err := g.read(func(r index.IndexReader) (err error) { raw, err = r.GetInternal(keyComplete); return err })
	return err == nil && len(raw) > 0
}

// read runs f on one state of the index. A fault in the files that shows as a
// panic becomes an error, as what the segments find in their files is one; whether it is
// the files is then looked at.
func (g *generation) read(f func(index.IndexReader) error) (err error) {
	r, err := engineState(g.engine)
	if err != nil {
		return fmt.Errorf("open a state of the index: %w", err)
	}
	defer r.Close()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // a mapped file that was cut short
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v\n%s", errUnreadable, p, debug.Stack())
		} else if errors.Is(err, packed.ErrDamaged) {
			err = fmt.Errorf("%w: %w", errUnreadable, err)
		} else {
			return
		}
		if fault := g.verifyAll(r); fault != nil {
			g.fail(errors.Join(err, fault))
		}
	}()
	return f(r)
}

// errUnreadable says that reading has ended at what may be damage of the files.
var errUnreadable = errors.New("read the index")

// failing reports whether the index has failed, or does at once: Bleve lets go of
// what it could not write before it says so.
func (g *generation) failing() bool {
	select {
	case <-g.broken:
		return true
	case <-time.After(saysSo):
		return false
	}
}

// saysSo is how long that may take on a machine with much else to do.
const saysSo = 200 * time.Millisecond

// write commits a batch and returns when it is durable, or when the index has
// failed: Bleve's own call would wait for ever for a task that is gone.
func (g *generation) write(b *bleve.Batch) error {
	done := make(chan error, 1)
	go func() { done <- g.bleve.Batch(b) }()
	select {
	case err := <-done:
		return err
	case <-g.broken:
		return g.failure()
	}
}

// fail records the first failure. The index is then closed and opened again, and
// its files are looked at before.
func (g *generation) fail(err error) {
	if g.main != nil {
		g.main.fail(err)
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.cause != nil {
		return
	}
	g.cause = err
	close(g.broken)
}

// failure is what fail recorded first.
func (g *generation) failure() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.cause
}

// hold keeps the generation open until release; false if it is retired.
func (g *generation) hold() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.retired {
		return false
	}
	g.held++
	return true
}

func (g *generation) release() {
	g.mu.Lock()
	g.held--
	last := g.retired && g.held == 0
	g.mu.Unlock()
	if last {
		g.close()
	}
}

// retire closes the generation once nobody holds it, and waits for that.
func (g *generation) retire(ctx context.Context) error {
	g.mu.Lock()
	idle := g.held == 0 && !g.retired
	g.retired = true
	g.mu.Unlock()
	if idle {
		g.close()
	}
	select {
	case <-g.gone:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *generation) close() {
	defer close(g.gone)
	defer unwatch(g.dir)
	if err := errors.Join(g.closeEarlier(), g.bleve.Close()); err == nil && g.failure() == nil && !g.readOnly {
		writeManifest(g.dir)
	}
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func internalNumber(r index.IndexReader, key []byte) (uint64, error) {
	raw, err := r.GetInternal(key)
	if err != nil {
		return 0, fmt.Errorf("read %s of the index: %w", key, err)
	}
	if len(raw) != 8 {
		return 0, fmt.Errorf("%s of the index has %d bytes, not 8", key, len(raw))
	}
	return binary.BigEndian.Uint64(raw), nil
}
