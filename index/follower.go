package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"sync"
	"sync/atomic"
	"time"

	"dateline"
	"dateline/index/entity"
	"dateline/index/rank"
	"dateline/index/record"
	"dateline/index/tagged"

	index "github.com/blevesearch/bleve_index_api"
)

// follower brings one generation of the index up to the record and keeps it
// there.
type follower struct {
	rec     *record.Record
	gen     *generation
	log     *slog.Logger
	head    *level // of the record
	applied *level // the last change that the index holds
	reader  func(own *entity.Gazetteer, added []dateline.Place) (*entity.Reader, error)
	places  atomic.Pointer[entities]
	anew    bool                    // all revisions of articles are read again, even where they are what they were
	atMost  int                     // articles of a batch; 0 is batchArticles
	again   *rereading              // what is to be read again; nil: nothing, or it is not known yet
	signs   *level                  // how often the index was signed, see sign
	patched *entities               // what texts are read with, where what is known of them is patched
	left    atomic.Int64            // articles that are to be read again; 0 while it does not know
	patches atomic.Pointer[rank.Or] // what they match, where they are patched first, and improve reads them behind that
	tagged  *tagged.Store           // of the archive, for all generations
	copies  copyTable
	writing sync.Mutex    // held from reading the lengths to writing their new sum
	ready   chan struct{} // closed once the index is complete
	joined  chan struct{} // closed once the earlier revisions are those of the index
	stopped chan struct{} // closed when run has returned
	stop    context.CancelFunc

	settleAfter time.Duration // see Options.SettleAfter
}

// logPage is how many changes are read at once: some 60 bytes each.
const logPage = 4096

func (a *Archive) newFollower(ctx context.Context, gen *generation) (*follower, error) {
	f := &follower{rec: a.rec, gen: gen, log: a.log, head: a.head, tagged: a.tagged, settleAfter: a.settleAfter, reader: a.read, signs: newLevel(0), ready: make(chan struct{}), joined: make(chan struct{}), stopped: make(chan struct{})}
	var seq uint64
	err := gen.read(func(r index.IndexReader) (err error) { seq, err = internalNumber(r, keySeq); return err })
	if err != nil {
		return nil, err
	}
	f.applied = newLevel(dateline.Seq(seq))
	// One that is behind may be an older state that Bleve has fallen back to: it
	// has to catch up before it answers.
	if gen.complete() && f.applied.get() == a.head.get() {
		close(f.ready)
	}
	main, earlier, err := gen.states()
	if err != nil {
		return nil, err
	}
	if err := f.loadPlaces(ctx); err != nil {
		return nil, err
	}
	was, err := gen.fingerprint()
	if err != nil {
		return nil, err
	}
	if main == earlier && was == f.places.Load().Fingerprint() { // else finish has something to do
		close(f.joined)
	}
	return f, nil
}

// readyLike lets f answer at once, though it is behind the record, if before did
// and f holds all that it held. It is called before start.
func (f *follower) readyLike(before *follower) {
	if before.isReady() && !f.isReady() && f.gen.complete() && f.applied.get() >= before.applied.get() {
		close(f.ready)
	}
}

func (f *follower) isReady() bool { return closed(f.ready) }

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// start follows the record until close. If that fails, failed is called with the
// cause, once, when waiting for the index has been ended.
func (f *follower) start(failed func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	f.stop = cancel
	go func() {
		select {
		case <-f.gen.broken:
			cancel()
		case <-ctx.Done():
		}
	}()
	go func() {
		defer close(f.stopped)
		err := f.run(ctx)
		if cause := f.gen.failure(); cause != nil {
			err = cause
		} else if ctx.Err() != nil {
			return
		}
		f.giveUp(cannotFollow(err))
		failed(err)
	}()
}

// refuse is start for an index that is only read: waiting for it ends with cause.
func (f *follower) refuse(cause error) {
	f.stop = func() {}
	close(f.stopped)
	f.giveUp(cannotFollow(cause))
}

// giveUp ends all waiting with an error.
func (f *follower) giveUp(cause error) {
	f.applied.fail(cause)
	f.signs.fail(cause)
}

func cannotFollow(cause error) error {
	return &dateline.Error{
		Kind:    dateline.Unavailable,
		Message: "the index cannot follow the record, which has kept what was put",
		Hint:    "it is tried again; if it fails for long, mend the cause and run dateline rebuild",
		Err:     cause,
	}
}

// errStopped ends the waiting for a follower that gave way to another.
var errStopped = errors.New("the index gave way to another")

// close stops following behind the batch at hand.
func (f *follower) close() {
	f.stop()
	<-f.stopped
	f.copies.save(f.gen)
	f.giveUp(errStopped)
}

// waitReady returns once the index is complete.
func (f *follower) waitReady(ctx context.Context) error {
	if f.isReady() {
		return nil
	}
	return f.applied.wait(ctx, f.head.get())
}

// run ends with an error only.
func (f *follower) run(ctx context.Context) error {
	for {
		if err := f.catchUp(ctx, nil); err != nil {
			return err
		}
		if err := f.readOn(ctx); err != nil {
			return err
		}
		if err := f.copies.prepare(ctx, f.gen); err != nil && ctx.Err() == nil {
			f.log.Warn("the copies are not found; a search that folds them will try again", "cause", err)
		}
		if err := f.improve(ctx); err != nil {
			return err
		}
		if err := f.rest(ctx); err != nil {
			return err
		}
		if err := f.head.wait(ctx, f.applied.get()+1); err != nil {
			return err
		}
	}
}

// catchUp applies all changes that the record has, and marks the index complete.
func (f *follower) catchUp(ctx context.Context, progress func(done, total dateline.Seq)) error {
	for {
		entries, err := f.rec.Log(ctx, f.applied.get(), logPage)
		if err != nil {
			return fmt.Errorf("read the log behind change %d: %w", f.applied.get(), err)
		}
		if len(entries) == 0 {
			return f.finish(ctx)
		}
		if err := f.apply(ctx, entries, progress); err != nil {
			return err
		}
	}
}

// waitJoined returns once the earlier revisions can be searched with the index.
func (f *follower) waitJoined(ctx context.Context) error {
	if closed(f.joined) {
		return nil
	}
	select {
	case <-f.joined:
		return nil
	case <-f.stopped:
		return f.applied.wait(ctx, math.MaxUint64) // the error that it ended with
	case <-ctx.Done():
		return ctx.Err()
	}
}

// finish marks the index complete, once. One whose mentions were read with something else,
// as by another version of the extractor, is going to be read again.
func (f *follower) finish(ctx context.Context) error {
	was, err := f.gen.fingerprint()
	if err != nil {
		return err
	}
	if f.again == nil && was != f.places.Load().Fingerprint() {
		if err := f.resume(ctx); err != nil {
			return fmt.Errorf("find the articles to be read again: %w", err)
		}
	}
	if !closed(f.joined) {
		if err := f.gen.join(); err != nil {
			return fmt.Errorf("join the earlier revisions to the index: %w", err)
		}
		close(f.joined)
	}
	if f.isReady() {
		return nil
	}
	b := f.gen.bleve.NewBatch()
	b.SetInternal(keyComplete, []byte{1})
	if err := f.gen.write(b); err != nil {
		return fmt.Errorf("mark the index complete: %w", err)
	}
	close(f.ready)
	return nil
}

// apply brings a page of the log into the index, in its order.
func (f *follower) apply(ctx context.Context, entries []record.Entry, progress func(done, total dateline.Seq)) error {
	for len(entries) > 0 {
		n := 0
		for n < len(entries) && !isOfAll(entries[n]) {
			n++
		}
		if n > 0 {
			if err := f.hearOf(ctx, entries[:n]); err != nil {
				return err
			}
			if err := f.articles(ctx, entries[:n], progress); err != nil {
				return err
			}
		}
		first := n
		for n < len(entries) && isOfAll(entries[n]) {
			n++
		}
		if n > first {
			if err := f.ofAll(ctx, entries[first:n]); err != nil {
				return err
			}
		}
		entries = entries[n:]
	}
	return nil
}
