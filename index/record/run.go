package record

import (
	"context"
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"dateline"
	"dateline/index/ledger"
)

// enter admits a call until leave; it is Unavailable after Close.
func (r *Record) enter() error {
	r.open.RLock()
	if r.closed {
		r.open.RUnlock()
		return dateline.Errorf(dateline.Unavailable, "the record is closed")
	}
	return nil
}

func (r *Record) leave() { r.open.RUnlock() }

// alive is Unavailable after Close.
func (r *Record) alive() error {
	if err := r.enter(); err != nil {
		return err
	}
	r.leave()
	return nil
}

// view runs f in a read transaction: it sees one state of the record.
func (r *Record) view(ctx context.Context, op string, f func(*txn) error) error {
	if err := r.enter(); err != nil {
		return err
	}
	defer r.leave()
	t, err := r.read.begin(ctx, true)
	if err != nil {
		return fail(op, err)
	}
	defer t.tx.Rollback()
	return fail(op, f(t))
}

// exclusive runs f as the one writer, once it is its turn.
func (r *Record) exclusive(ctx context.Context, op string, f func() error) error {
	if err := r.enter(); err != nil {
		return err
	}
	defer r.leave()
	if r.opt.ReadOnly {
		return errReadOnly()
	}
	if err := ctx.Err(); err != nil {
		return fail(op, err)
	}
	select {
	case r.turn <- struct{}{}:
		defer func() { <-r.turn }()
		return fail(op, f())
	case <-ctx.Done():
		return fail(op, ctx.Err())
	}
}

// writer is the one write transaction. Within it an *dateline.Error rejects an
// article, every other error fails the whole.
type writer struct {
	*txn
	r   *Record
	now time.Time
	seq dateline.Seq // the last change so far

	known       looked
	adding      []added      // articles whose rows are not written yet, see flush
	lastArticle int64        // the highest number of an article; 0: not read yet
	fresh       []*freshText // articles that are new with this transaction
}

// commit runs f in a write transaction and makes its changes durable, unless ctx
// has ended by then. Only the writer whose turn it is calls it.
func (r *Record) commit(ctx context.Context, f func(*writer) error) error {
	t, err := r.write.begin(context.Background(), false)
	if err != nil {
		return err
	}
	defer t.tx.Rollback() // does nothing once committed
	w := &writer{txn: t, r: r, now: r.opt.Now().UTC(), seq: r.Head()}
	if err := f(w); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.tx.Commit(); err != nil {
		return err
	}
	r.fresh.keep(w.fresh)
	r.head.Store(uint64(w.seq))
	return nil
}

// change is a row of the log that is about to be written.
type change struct {
	kind       string
	article    int64 // 0: none
	revision   int   // 0: none
	source     string
	why        string
	correction int // 0: none
}

// log appends c. Rows are never deleted and there is one writer, so that the next
// number is the one behind the last.
func (w *writer) log(c change) error {
	w.changes(c.article)
	w.seq++
	gazetteer := c.kind == dateline.ChangeGazetteer
	return w.exec(insChange, int64(w.seq), string(ledger.StampOf(w.now)), c.kind, null(c.article, c.article != 0),
		null(c.revision, c.revision != 0), null(c.source, gazetteer), null(c.why, c.kind == dateline.ChangeErased), null(c.correction, c.correction != 0))
}

// null is v for a statement, or NULL unless ok.
func null(v any, ok bool) any {
	if ok {
		return v
	}
	return nil
}

// fail wraps err with the operation that met it. What is for readers stays as it
// is, and a disk that cannot be written or read is Unavailable: the record stands
// as it was, and the call may be tried again.
func fail(op string, err error) error {
	var known *dateline.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	var disk *sqlite.Error
	if errors.As(err, &disk) {
		switch disk.Code() & 0xff { // the low byte is the class of the error
		case lib.SQLITE_FULL, lib.SQLITE_IOERR, lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM, lib.SQLITE_BUSY:
			return &dateline.Error{Kind: dateline.Unavailable, Message: op + ": the file cannot be read or written now",
				Hint: "see that the disk has space and the folder can be written", Err: err}
		}
	}
	return fmt.Errorf("%s: %w", op, err)
}
