package index

import (
	"context"
	"errors"
	"time"
)

// Pauses between attempts to open an index again that has failed: a full disk or
// a busy file may be well again soon, and a reader waits.
const (
	firstPause = 200 * time.Millisecond
	mostPause  = 30 * time.Second
)

// mend opens the index again in the background after f has failed, until that
// succeeds or the archive is closed. What is damaged is made again by openIndex.
func (a *Archive) mend(f *follower, cause error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.closed {
		return
	}
	a.log.Error("the index has failed, it is opened again", "cause", cause)
	a.mending.Go(func() {
		f := a.answerOnly(f, cause)
		for {
			select {
			case <-time.After(a.pauseBeforeMending()):
			case <-a.closing:
				return
			}
			if f = a.reopen(f); f == nil {
				return
			}
		}
	})
}

// answerOnly lets what a failed index has on the disk answer until there is one that
// can be written: of a batch that it could not write, Bleve leaves parts in memory
// that cannot be read. It returns f where that cannot be, which reopen looks into.
func (a *Archive) answerOnly(f *follower, cause error) *follower {
	a.maintenance.Lock()
	defer a.maintenance.Unlock()
	if a.replaced(f) {
		return f
	}
	ctx, cancel := a.untilClosing()
	defer cancel()
	if f.gen.retire(ctx) != nil || a.lookForFolder() != nil {
		return f
	}
	return a.standIn(ctx, f, cause)
}

// standIn shows a reader of what f, which is closed, has on the disk.
func (a *Archive) standIn(ctx context.Context, f *follower, cause error) *follower {
	reader, err := a.openReader(ctx, f)
	if err != nil {
		a.log.Error("the failed index cannot be read either", "cause", err)
		return f
	}
	reader.refuse(cause)
	a.show(reader)
	return reader
}

// openReader opens the index of f for reading, if it is complete and holds all that
// searches have been promised.
func (a *Archive) openReader(ctx context.Context, f *follower) (*follower, error) {
	gen, err := openToRead(f.gen.dir)
	if err != nil {
		return nil, err
	}
	reader, err := a.newFollower(ctx, gen)
	if err == nil {
		if reader.readyLike(f); !reader.isReady() {
			err = errors.New("it is behind what has been answered")
		}
	}
	if err != nil {
		return nil, errors.Join(err, gen.retire(context.WithoutCancel(ctx)))
	}
	return reader, nil
}

func (a *Archive) replaced(f *follower) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.cur != f
}

// untilClosing is done when the archive is to be closed.
func (a *Archive) untilClosing() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		select {
		case <-a.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// pauseBeforeMending grows with every attempt, also when the last one opened an
// index that has failed again soon: opening reads all of it.
func (a *Archive) pauseBeforeMending() time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	if time.Since(a.mended) < 2*mostPause {
		a.pause = min(2*a.pause, mostPause)
	} else {
		a.pause = firstPause
	}
	a.mended = time.Now()
	return a.pause
}

// reopen puts a freshly opened index in the place of f and returns nil, also when a
// rebuild has done that already; else what is to be tried again.
func (a *Archive) reopen(f *follower) *follower {
	a.maintenance.Lock()
	defer a.maintenance.Unlock()
	if a.replaced(f) {
		return nil
	}
	if a.lookForFolder() != nil {
		return f
	}
	if err := roomToOpen(f.gen.dir); f.gen.readOnly && err != nil {
		a.log.Warn("there is no room yet to write the index, what it has answers", "cause", err)
		return f
	}
	ctx, cancel := a.untilClosing()
	defer cancel()
	if f.gen.retire(ctx) != nil {
		return f
	}
	next, err := a.openFollower(ctx)
	if err != nil {
		a.log.Error("the index cannot be opened again", "cause", err)
		return a.standIn(ctx, f, err)
	}
	next.readyLike(f)
	a.serve(next)
	return nil
}
