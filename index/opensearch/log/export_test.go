package log

import (
	"context"
	"time"
)

// Crash lets a write end behind one of its steps ("texts", "committed", "applied") as if
// its server had been killed there: at says whether.
func (l *Log) Crash(at func(step string) error) { l.crash = at }

// Abandon makes a hold that nobody ends.
func (l *Log) Abandon(ctx context.Context) error {
	_, err := l.hold(ctx)
	return err
}

// HoldFor is how long l waits for the holds of others.
func (l *Log) HoldFor(d time.Duration) { l.holdFor = d }
