package opensearch

import (
	"context"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
)

// position is what the index is known to hold.
func (f *follower) position() dateline.Seq {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.applied
}

// reached says how far the index is.
func (f *follower) reached(p find.Progress) {
	f.change(func() { f.applied, f.complete = max(f.applied, p.Applied), f.complete || p.Complete })
}

// failing reports whether it cannot follow at the moment.
func (f *follower) failing() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err != nil
}

func (f *follower) fail(ctx context.Context, err error) {
	if ctx.Err() != nil {
		err = errClosed()
	}
	f.change(func() { f.err = err })
}

// change tells those who wait, if there is something new.
func (f *follower) change(how func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	applied, complete, err := f.applied, f.complete, f.err
	if how(); applied == f.applied && complete == f.complete && (err == nil) == (f.err == nil) {
		return
	}
	close(f.moved)
	f.moved = make(chan struct{})
}

// wait returns once the index holds all changes up to seq.
func (f *follower) wait(ctx context.Context, seq dateline.Seq) error {
	return f.until(ctx, func() bool { return f.applied >= seq })
}

// waitReady returns once the index is complete.
func (f *follower) waitReady(ctx context.Context) error {
	return f.until(ctx, func() bool { return f.complete })
}

// impatience is how often a server that does not write the index looks how far it is, while
// somebody waits.
const impatience = 50 * time.Millisecond

// until waits on while the cluster has too much to do: it is tried again, for as long as the
// caller has.
func (f *follower) until(ctx context.Context, reached func() bool) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		f.mu.Lock()
		done, moved, err := reached(), f.moved, f.err
		f.mu.Unlock()
		if done {
			return nil
		}
		if err != nil && !cluster.Busy(err) {
			return cannotFollow(err)
		}
		select {
		case f.hurry <- struct{}{}:
		default:
		}
		select {
		case <-moved:
		case <-time.After(impatience):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func cannotFollow(cause error) error {
	return &dateline.Error{
		Kind:    dateline.Unavailable,
		Message: "the index cannot follow the record, which has kept what was put",
		Hint:    "it is tried again; if it fails for long, mend the cause and run dateline rebuild",
		Err:     cause,
	}
}
