package opensearch

import (
	"context"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/find"
)

// epoch is the last one that a follower has begun, and of which index; see find.Progress.
type epoch struct {
	index  string
	number uint64
}

// reign begins an epoch of the index that p is of, unless this server has begun the last one.
// A server may have lost its lease without knowing, as one does that was stopped for a
// while. What it writes from now on is refused: its documents, since they are of an earlier
// epoch, and how far it says the index is, since somebody else has said that since.
func (f *follower) reign(ctx context.Context, p *find.Progress) error {
	if f.epoch == (epoch{p.Index(), p.Epoch}) && p.Epoch > 0 {
		return nil
	}
	f.groups = nil
	p.Epoch++
	if err := f.save(ctx, p); err != nil {
		return err
	}
	f.epoch = epoch{p.Index(), p.Epoch}
	return nil
}

// keep keeps the lease; where another has it by now there is no use in going on.
func (f *follower) keep(ctx context.Context) error {
	held, err := f.lease.Hold(ctx, f.lease.Index())
	if err == nil && !held {
		return errLost
	}
	return err
}

// errLost says that another server has the lease.
var errLost = &dateline.Error{Kind: dateline.Unavailable, Message: "another server writes the index by now", Hint: "try again later", Err: cluster.ErrConflict}
