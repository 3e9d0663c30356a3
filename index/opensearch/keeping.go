package opensearch

import (
	"context"
	"errors"
	"time"
)

// keepOften is how many times a lease is looked after until it would be over: often enough
// for it to be written twice in that time.
const keepOften = 6

// keeping keeps the lease while do runs, however long that takes: one write of a large text may
// take minutes. It ends the context of do where another server has the lease by now. Where
// the lease cannot be written for the moment do goes on: what two write does no harm.
func (f *follower) keeping(ctx context.Context, do func(context.Context) error) error {
	if err := f.keep(ctx); err != nil {
		return err
	}
	kept, lose := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		f.keepOn(kept, lose)
	}()
	err := do(kept)
	lost := context.Cause(kept)
	lose(nil)
	<-ended
	if ctx.Err() == nil && lost != nil {
		return lost
	}
	return err
}

// keepOn keeps the lease until ctx ends, or another has it.
func (f *follower) keepOn(ctx context.Context, lose context.CancelCauseFunc) {
	again := time.NewTicker(max(f.archive.opt.Lease/keepOften, time.Millisecond))
	defer again.Stop()
	for {
		select {
		case <-again.C:
		case <-ctx.Done():
			return
		}
		if err := f.keep(ctx); errors.Is(err, errLost) {
			lose(err)
			return
		}
	}
}
