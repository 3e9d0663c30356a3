package server

import (
	"context"
	"time"
)

// turn lets one at a time do what all need. The zero turn is for nobody.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// take waits for no longer than ctx allows. Who took it gives it back.
func (t turn) take(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t turn) give() { <-t }

// detached is for work that others need too: it goes on when the client that began
// it has gone, as one that types does at every letter, up to a time of its own.
func detached(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), sharedTime)
}

const sharedTime = 30 * time.Second
