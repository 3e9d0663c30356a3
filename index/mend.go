package index

import (
	"context"
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
		for {
			select {
			case <-time.After(a.pauseBeforeMending()):
			case <-a.closing:
				return
			}
			if a.reopen(f) {
				return
			}
		}
	})
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

// reopen puts a freshly opened index in the place of f. It is done, too, when a
// rebuild has done that already.
func (a *Archive) reopen(f *follower) bool {
	a.maintenance.Lock()
	defer a.maintenance.Unlock()
	a.mu.Lock()
	replaced := a.cur != f
	a.mu.Unlock()
	if replaced {
		return true
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-a.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	if err := f.gen.retire(ctx); err != nil {
		return false
	}
	next, err := a.openFollower(ctx)
	if err != nil {
		a.log.Error("the index cannot be opened again", "cause", err)
		return false
	}
	a.serve(next)
	return true
}
