package log

import (
	"context"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// A commit is read where it is written first, and may be on its way to the copies then. If
// that node is lost before one has it, it has never been, and another gets its number: so who
// finishes what another server has begun waits until it is safe.
const (
	safeWithin = 10 * time.Second
	safePoll   = 20 * time.Millisecond
)

// safe returns how the commit c stands once every copy of the log has it, or it is done.
func (l *Log) safe(ctx context.Context, c head, at cluster.Stamp) (head, cluster.Stamp, error) {
	for end := time.Now().Add(safeWithin); ; {
		copied, err := l.c.Replicated(ctx, l.index(partLog), at)
		if err != nil {
			return c, at, err
		}
		now, then, err := l.stands(ctx, c)
		if err != nil || now.Done || copied && then == at {
			return now, then, err
		}
		if at = then; time.Now().After(end) {
			return now, at, &dateline.Error{
				Kind: dateline.Unavailable, Message: "what another server is writing is not on all copies of the log yet",
				Hint: "try again later; see that all nodes of the cluster answer",
			}
		}
		if err := pause(ctx, safePoll); err != nil {
			return now, at, err
		}
	}
}

// stands reads the commit c as it is now. It is errGone where it is not there, or another one
// has its number.
func (l *Log) stands(ctx context.Context, c head) (now head, at cluster.Stamp, err error) {
	d, err := l.c.Get(ctx, l.ref(partLog, commitID(c.N)), headFields)
	if err != nil {
		return c, at, err
	}
	if d.Found {
		err = decode(d, &now)
	}
	if err == nil && now.Token != c.Token {
		err = l.gone(c.N)
	}
	return now, d.Stamp, err
}
