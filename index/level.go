package index

import (
	"context"
	"sync"

	"dateline"
)

// level is a position in the log that rises and can be waited for.
type level struct {
	mu      sync.Mutex
	at      dateline.Seq
	err     error
	changed chan struct{}
}

func newLevel(at dateline.Seq) *level { return &level{at: at, changed: make(chan struct{})} }

func (l *level) get() dateline.Seq {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.at
}

// raise lifts the level to at; it never falls.
func (l *level) raise(at dateline.Seq) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.at = max(l.at, at)
	l.signal()
}

// fail ends all waiting above the level with err.
func (l *level) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.err = err
	l.signal()
}

func (l *level) signal() {
	close(l.changed)
	l.changed = make(chan struct{})
}

// wait returns once the level is at seq or above, with an error once it can no
// longer get there or ctx is done.
func (l *level) wait(ctx context.Context, seq dateline.Seq) error {
	for ctx.Err() == nil {
		l.mu.Lock()
		at, err, changed := l.at, l.err, l.changed
		l.mu.Unlock()
		switch {
		case at >= seq:
			return nil
		case err != nil:
			return err
		}
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
	return ctx.Err()
}
