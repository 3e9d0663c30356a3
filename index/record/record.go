package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"dateline"
)

// Options change how a record works. The zero Options are the defaults.
type Options struct {
	// Now is the clock; time.Now if nil. It dates changes, and articles that do
	// not say when they were seen.
	Now func() time.Time
	// FoldName makes the form of a place's name in which two places may not share
	// it; the name itself if nil. It must give the same form for the same name.
	FoldName func(string) string
	// ReadOnly opens a record whose file and folder are not to be written to: every call that
	// would is Unavailable. A record that is not whole in its one file, or of an older format, is
	// Unavailable too.
	ReadOnly bool
}

// Record is an open record. All methods are safe for concurrent use; after Close
// they are Unavailable. One process may have a file open: the caller sees to it.
type Record struct {
	opt   Options
	path  string
	uuid  string
	head  atomic.Uint64
	codec codec
	write *pool
	read  *pool
	shown recent
	fresh fresh
	turn  chan struct{} // held by the one writer

	open   sync.RWMutex // read-held by every call at work, so that Close waits for them
	closed bool

	// dictionaryAt is the number of revisions from which the writer tries to make
	// the first dictionary; guarded by turn.
	dictionaryAt int
}

// readers is how many reads run at a time; more wait. Each has a page cache of
// its own (SQLite's default, 2 MB).
const readers = 4

var (
	// Full synchronisation makes a committed batch survive a loss of power.
	// Overwriting what is deleted is one half of erasing, Compact the other. A batch of
	// new articles changes pages all over two indexes, each of which is written to the
	// file once for all batches between two checkpoints: so these are 16 MB apart.
	writerPragmas = []string{"synchronous(FULL)", "secure_delete(1)", "journal_size_limit(67108864)", "cache_size(-65536)", "wal_autocheckpoint(4000)"}
	readerPragmas = []string{"query_only(1)"}
)

// Open opens the record at path and makes it when there is no file; the folder
// must exist. A file that is no record of dateline is Invalid and left as it is,
// one of a newer format Unsupported. A file that cannot be opened or made is
// Unavailable.
func Open(ctx context.Context, path string, opt Options) (*Record, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.FoldName == nil {
		opt.FoldName = func(s string) string { return s }
	}
	r := &Record{opt: opt, path: path, turn: make(chan struct{}, 1), dictionaryAt: dictionaryFrom}
	op := fmt.Sprintf("open record %s", path)
	if err := r.begin(ctx); err != nil {
		r.release()
		return nil, fail(op, err)
	}
	return r, nil
}

// begin checks the file, opens both pools and reads what is kept in memory.
func (r *Record) begin(ctx context.Context) error {
	if err := r.openPools(ctx); err != nil {
		return err
	}
	return r.view(ctx, "open", func(t *txn) error {
		var head uint64
		if _, err := t.row(selHead, nil, &head); err != nil {
			return err
		}
		r.head.Store(head)
		if _, err := t.row(selMeta, []any{"uuid"}, &r.uuid); err != nil {
			return err
		}
		return r.codec.load(t)
	})
}

// openPools opens that for reading, and unless the record is only read that for writing.
func (r *Record) openPools(ctx context.Context) (err error) {
	if r.opt.ReadOnly {
		return r.openToRead(ctx)
	}
	if err := r.admit(ctx); err != nil {
		return err
	}
	if err := removeLeftovers(r.path); err != nil {
		return err
	}
	if r.write, err = pooled(ctx, connect, r.path, 1, writerPragmas); err != nil {
		return err
	}
	r.read, err = pooled(ctx, connect, r.path, readers, readerPragmas)
	return err
}

// pooled makes a pool of what open, which is connect or connectToRead, returns.
func pooled(ctx context.Context, open func(string, int, ...string) (*sql.DB, error), path string, conns int, pragmas []string) (*pool, error) {
	db, err := open(path, conns, pragmas...)
	if err != nil {
		return nil, err
	}
	p, err := prepare(ctx, db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return p, nil
}

// UUID returns the name that the file was given when it was made.
func (r *Record) UUID() string { return r.uuid }

// Head returns the last committed change; 0 before the first.
func (r *Record) Head() dateline.Seq { return dateline.Seq(r.head.Load()) }

// Close waits for the calls at work, writes the log of SQLite back and leaves one
// file. A second Close does nothing.
func (r *Record) Close() error {
	r.open.Lock()
	defer r.open.Unlock()
	if r.closed {
		return nil
	}
	r.closed = true
	return fail("close record "+r.path, r.release())
}

// release closes the readers first: the last connection to go writes the log back
// and removes it.
func (r *Record) release() error {
	var errs []error
	for _, p := range []*pool{r.read, r.write} {
		if p != nil {
			errs = append(errs, p.db.Close())
		}
	}
	r.codec.close()
	return errors.Join(errs...)
}
