package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"dateline"
	"dateline/index/entity"
	"dateline/index/record"
	"dateline/index/tagged"
	"dateline/index/text"

	"github.com/gofrs/flock"
)

// Names in the folder of an archive.
const (
	recordFile  = "record.db"
	indexFolder = "index"
	lockFile    = "lock"
)

// Options of Open. The zero Options are ready to use.
type Options struct {
	Now func() time.Time // the clock of the record; nil is time.Now
	Log *slog.Logger     // nil logs nothing
	// Entities says what is read of texts, in words that Reader knows. It is kept with the
	// archive: "" is what it was last opened with, and of a new one what Reader takes it for.
	Entities string
	// Warm lets Reader decode what it takes to read texts and places at once, behind
	// Open, so that nobody who searches waits for it.
	Warm bool
	// Reader makes what texts are read with, for what Entities says, the archive's own
	// places and those that were added to the world's. When its fingerprint is another than that of the index, every text is read
	// again while searches go on. nil reads the archive's own places only, and keeps nothing.
	Reader func(entities string, own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error)
	// SettleAfter is how long no change comes until the index is merged into few segments,
	// which a change breaks off. 0 is ten seconds, and less is never.
	SettleAfter time.Duration
}

// Archive is an archive in a folder of this machine. It implements
// dateline.Archive.
type Archive struct {
	dir  string
	log  *slog.Logger
	lock *flock.Flock // nil where an archive that is only read has no lock
	rec  *record.Record
	head *level
	read func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error)

	tagged   *tagged.Store // what a tagger that takes long has found
	taggedBy string        // its fingerprint; "" where there is none

	settleAfter time.Duration
	readOnly    bool // see ReadOnly

	mu      sync.Mutex
	cur     *follower     // what answers searches
	changed chan struct{} // closed when cur gives way to another, or gone is set
	gone    error         // why there is none to come; nil while there is, see lookForFolder
	closed  bool
	calls   sync.WaitGroup // calls under way; none begins once closed is set

	closing   chan struct{} // closed when Close begins
	closeOnce sync.Once
	closeErr  error

	maintenance sync.Mutex     // one rebuild, compaction or mending at a time
	mending     sync.WaitGroup // see mend
	mended      time.Time      // the last attempt, held by mu
	pause       time.Duration  // before it, held by mu
}

var _ dateline.Archive = (*Archive)(nil)

// Open opens the archive in dir, and makes it where dir does not exist or is
// empty. It takes the archive for this process alone: one that another process
// holds is Unavailable, and the error says who that is. An index that is missing,
// damaged or of another format is made again from the record; searches wait for
// it, see Archive.Wait. A record that cannot be read is an error. An archive in a folder that
// cannot be written to is only read, see Archive.ReadOnly.
func Open(ctx context.Context, dir string, opt Options) (*Archive, error) {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	readOnly := !canWrite(dir)
	take := lock
	if readOnly {
		opt.Log.Warn("the archive is only read: its folder cannot be written to", "folder", dir)
		take = lockToRead
	}
	l, err := take(dir)
	if err != nil {
		return nil, err
	}
	a := &Archive{dir: dir, readOnly: readOnly, log: opt.Log, lock: l, changed: make(chan struct{}), closing: make(chan struct{}), settleAfter: cmp.Or(opt.SettleAfter, settleAfter)}
	if err := a.open(ctx, opt); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

// checkFolder makes dir where it is missing, and refuses one that holds
// something else.
func checkFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the archive's folder: %w", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("open the archive's folder: %w", err)
	}
	for _, e := range entries {
		switch e.Name() {
		case recordFile, lockFile, indexFolder:
			return nil
		}
	}
	if len(entries) > 0 {
		return &dateline.Error{
			Kind:    dateline.Invalid,
			Field:   "archive",
			Message: fmt.Sprintf("%s is not an archive: it holds other files, such as %s", dir, entries[0].Name()),
			Hint:    "name an empty or a new folder",
		}
	}
	return nil
}

func (a *Archive) open(ctx context.Context, opt Options) (err error) {
	if err := a.refuseLost(); err != nil {
		return err
	}
	a.rec, err = record.Open(ctx, filepath.Join(a.dir, recordFile), record.Options{Now: opt.Now, FoldName: text.Fold, ReadOnly: a.readOnly})
	if err != nil {
		return err
	}
	a.head = newLevel(a.rec.Head())
	if err := a.openReading(ctx, opt); err != nil {
		return err
	}
	if err := a.openTagged(); err != nil {
		return err
	}
	if a.readOnly {
		return a.openStored(ctx)
	}
	f, err := a.openFollower(ctx)
	if err != nil {
		return err
	}
	a.serve(f)
	return nil
}

// openFollower opens the index and makes it ready to follow.
func (a *Archive) openFollower(ctx context.Context) (*follower, error) {
	gen, err := a.openIndex()
	if err != nil {
		return nil, err
	}
	f, err := a.newFollower(ctx, gen)
	if err != nil {
		return nil, errors.Join(err, gen.retire(context.WithoutCancel(ctx)))
	}
	return f, nil
}

// enter begins a call; leave ends it.
func (a *Archive) enter() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.closed {
		return errClosed()
	}
	a.calls.Add(1)
	return nil
}

func (a *Archive) leave() { a.calls.Done() }

// serve lets f answer searches, and follows the record with it. It returns the
// one that did before.
func (a *Archive) serve(f *follower) (old *follower) {
	old = a.show(f)
	f.start(func(cause error) { a.mend(f, cause) })
	return old
}

// show lets f answer searches and returns the one that did before.
func (a *Archive) show(f *follower) (old *follower) {
	a.mu.Lock()
	defer a.mu.Unlock()
	old, a.cur = a.cur, f
	close(a.changed)
	a.changed = make(chan struct{})
	return old
}

// serving calls do with the follower that answers searches, its index held open,
// and again with the next one if it gives way meanwhile, or fails.
func (a *Archive) serving(ctx context.Context, do func(*follower) error) error {
	for {
		a.mu.Lock()
		f, changed, gone := a.cur, a.changed, a.gone
		a.mu.Unlock()
		if f.gen.hold() {
			err := do(f)
			f.gen.release()
			switch {
			case errors.Is(err, errStopped):
				continue
			case !errors.Is(err, errUnreadable) || !f.gen.failing():
				return err
			}
		} else if gone != nil {
			return gone
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		case <-a.closing:
			return errClosed()
		}
	}
}

func errClosed() error { return dateline.Errorf(dateline.Unavailable, "the archive is closed") }

// Close waits for the calls under way, stops the archive and lets go of it.
func (a *Archive) Close() error {
	a.closeOnce.Do(func() {
		a.mu.Lock()
		a.closed = true
		a.mu.Unlock()
		close(a.closing)
		a.calls.Wait()
		a.mending.Wait()
		a.closeErr = a.shut()
	})
	return a.closeErr
}

func (a *Archive) shut() error {
	var errs []error
	if a.cur != nil {
		a.cur.close()
		errs = append(errs, a.cur.gen.retire(context.Background()))
	}
	if a.tagged != nil {
		errs = append(errs, a.tagged.Close())
	}
	if a.rec != nil {
		errs = append(errs, a.rec.Close())
	}
	if a.lock != nil {
		errs = append(errs, a.lock.Unlock())
	}
	return errors.Join(errs...)
}
