package index

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"dateline"
	"dateline/index/copies"

	index "github.com/blevesearch/bleve_index_api"
)

// copyTable keeps which articles of a generation are copies of one text. It is made
// when it is needed first, from the file that a clean close has left, or without one
// once the index is complete, from the sketches in the index. Every batch carries the number of the groups that are true
// of the index with it, so that a search sees the groups of its own state.
type copyTable struct {
	mu     sync.Mutex
	table  *copies.Table               // nil until it is made
	states atomic.Pointer[[]copyState] // the latest last; nil until the table is made
}

// copyState is a number and the groups that it stands for.
type copyState struct {
	number uint64
	groups *copies.Groups
}

// statesKept is how many groups are kept for searches that have begun on a state of
// the index that another has replaced since. A search takes its groups at once.
const statesKept = 8

// update takes a batch into the table and returns the number that the batch has to
// carry. The caller holds follower.writing.
func (t *copyTable) update(g *generation, erased []dateline.ID, put []analysed) (state uint64, err error) {
	var gone []string
	for _, id := range erased {
		gone = append(gone, string(id))
	}
	came := make([]copies.Entry, len(put))
	for i, a := range put {
		came[i] = copies.Entry{ID: a.doc.ID(), Sketch: a.sketch}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	err = g.read(func(r index.IndexReader) error {
		if err := t.make(context.Background(), g, r); err != nil {
			return err
		}
		return t.table.Update(gone, came, sketchReader(r))
	})
	if err != nil {
		return 0, fmt.Errorf("find the copies of a batch: %w", err)
	}
	states := *t.states.Load()
	last := states[len(states)-1]
	if groups := t.table.Groups(); groups != last.groups {
		last = copyState{last.number + 1, groups}
		states = append(slices.Clone(states[max(0, len(states)-statesKept+1):]), last)
		t.states.Store(&states)
	}
	return last.number, nil
}

// forget drops a table that the index did not follow: it is made again.
func (t *copyTable) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.table = nil
	t.states.Store(nil)
}

// at returns the groups of one state of the index; errMoved if that state has been
// replaced too often since.
func (t *copyTable) at(g *generation, r index.IndexReader) (*copies.Groups, error) {
	state, err := internalNumber(r, keyCopies)
	if err != nil {
		return nil, err
	}
	states := t.states.Load()
	if states == nil {
		if states, err = t.made(context.Background(), g); err != nil {
			return nil, err
		}
	}
	for _, s := range *states {
		if s.number == state {
			return s.groups, nil
		}
	}
	return nil, errMoved
}

// prepare makes the table before it is needed, where that takes long: without the
// file that a clean close leaves.
func (t *copyTable) prepare(ctx context.Context, g *generation) error {
	if t.states.Load() != nil {
		return nil
	}
	if _, err := os.Stat(filepath.Join(g.dir, copiesFile)); err == nil {
		return nil
	}
	_, err := t.made(ctx, g)
	return err
}

// made makes the table as the index is now, if there is none.
func (t *copyTable) made(ctx context.Context, g *generation) (*[]copyState, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	err := g.read(func(r index.IndexReader) error { return t.make(ctx, g, r) })
	return t.states.Load(), err
}

// make makes the table, if there is none, from the latest state of the index.
func (t *copyTable) make(ctx context.Context, g *generation, r index.IndexReader) error {
	if t.table != nil {
		return nil
	}
	state, err := internalNumber(r, keyCopies)
	if err != nil {
		return err
	}
	table := loadCopies(g, r)
	if table == nil {
		if table, err = readCopies(ctx, r); err != nil {
			return fmt.Errorf("find the copies in the index: %w", err)
		}
	}
	t.table = table
	t.states.Store(&[]copyState{{state, table.Groups()}})
	return nil
}

// copiesFile holds the table of an index that was closed cleanly. The first use of
// it takes it away, so that it never is behind its index.
const copiesFile = "copies.bin"

// save writes the table for the next opening. It saves time only: its own failure
// is no fault.
func (t *copyTable) save(g *generation) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.table == nil || g.readOnly || g.failure() != nil {
		return
	}
	_ = g.read(func(r index.IndexReader) error {
		raw, err := copiesHead(r)
		if err != nil {
			return err
		}
		raw = append(raw, t.table.Save()...)
		raw = binary.BigEndian.AppendUint32(raw, crc32.ChecksumIEEE(raw))
		return os.WriteFile(filepath.Join(g.dir, copiesFile), raw, 0o644)
	})
}

// loadCopies reads the table that was saved for this state of the index, and takes
// the file away, unless the index is only read; nil if there is none that fits.
func loadCopies(g *generation, r index.IndexReader) *copies.Table {
	path := filepath.Join(g.dir, copiesFile)
	raw, err := os.ReadFile(path)
	if err == nil && !g.readOnly {
		err = os.Remove(path)
	}
	if err != nil {
		return nil
	}
	head, err := copiesHead(r)
	end := len(raw) - crc32.Size
	if err != nil || end < len(head) || !bytes.HasPrefix(raw, head) || crc32.ChecksumIEEE(raw[:end]) != binary.BigEndian.Uint32(raw[end:]) {
		return nil
	}
	table, err := copies.Load(raw[len(head):end])
	if err != nil {
		return nil
	}
	return table
}

// copiesHead names the state of an index: its format, its last change, the number
// of its groups and of its articles.
func copiesHead(r index.IndexReader) (head []byte, err error) {
	for _, key := range [][]byte{keyFormat, keySeq, keyCopies} {
		n, err := internalNumber(r, key)
		if err != nil {
			return nil, err
		}
		head = append(head, number(n)...)
	}
	n, err := r.DocCount()
	return append(head, number(n)...), err
}

// readCopies makes the table from the sketches of all articles.
func readCopies(ctx context.Context, r index.IndexReader) (*copies.Table, error) {
	table, read := copies.NewTable(), sketchReader(r)
	var came []copies.Entry
	for e, err := range entries(r) {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		if came = append(came, e); len(came) == batchArticles {
			if err := table.Update(nil, came, read); err != nil {
				return nil, err
			}
			came = nil
		}
	}
	return table, table.Update(nil, came, read)
}
