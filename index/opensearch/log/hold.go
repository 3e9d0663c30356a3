package log

import (
	"context"
	"time"

	"dateline/index/ledger"
)

// A hold is a commit that changes nothing and stays undone: nobody else decides behind it.
// Whoever waits for it longer than holdFor takes it for left behind, and ends it.
const (
	holdFor  = 10 * time.Second
	holdPoll = 50 * time.Millisecond
)

// waitForHold returns once the hold n is over.
func (l *Log) waitForHold(ctx context.Context, n int64) (head, error) {
	for end := time.Now().Add(l.holdFor); ; {
		d, err := l.c.Get(ctx, l.ref(partLog, commitID(n)), nil)
		if err != nil {
			return head{}, err
		}
		if !d.Found {
			return head{}, l.gone(n)
		}
		var c commit
		if err := decode(d, &c); err != nil {
			return head{}, err
		}
		if c.Done {
			l.meet(c.head)
			return c.head, nil
		}
		if time.Now().After(end) {
			return l.conclude(ctx, &c, d.Stamp)
		}
		if err := pause(ctx, holdPoll); err != nil {
			return head{}, err
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hold makes a commit behind which nobody else decides for a while, and returns it.
func (l *Log) hold(ctx context.Context) (head, error) {
	base, err := l.look(ctx)
	for err == nil {
		if base, err = l.ready(ctx, base); err != nil {
			break
		}
		n := base.N + 1
		c := &commit{Doc: commitID(n)}
		c.head = head{N: n, First: base.Last + 1, Last: base.Last, At: ledger.StampOf(l.now()), Token: newToken(), Hold: true, Totals: base.Totals}
		var ours bool
		if _, ours, err = l.create(ctx, c); err == nil && ours {
			return c.head, nil
		}
		if err == nil {
			base, err = l.look(ctx)
		}
	}
	return head{}, err
}

// letGo is release where it does not matter whether the hold had been ended.
func (l *Log) letGo(ctx context.Context, h head) {
	if _, err := l.release(context.WithoutCancel(ctx), h); err != nil {
		l.opt.Log.Warn("a hold of the record is left to end by itself", "commit", h.N, "cause", err)
	}
}

// release ends a hold of this server; held is false if it had been ended before.
func (l *Log) release(ctx context.Context, h head) (held bool, err error) {
	d, err := l.c.Get(ctx, l.ref(partLog, commitID(h.N)), nil)
	if err != nil || !d.Found {
		return false, err
	}
	var c commit
	if err := decode(d, &c); err != nil || c.Done {
		return false, err
	}
	_, err = l.conclude(ctx, &c, d.Stamp)
	return true, err
}
