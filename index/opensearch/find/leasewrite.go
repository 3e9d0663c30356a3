package find

import (
	"context"
	"errors"
	"time"

	"dateline/index/opensearch/cluster"
)

// write names an owner; false if another was quicker.
func (l *Lease) write(ctx context.Context, owner string) (bool, error) {
	term := l.term
	if !l.held {
		term++
	}
	w, err := l.find.own(l.index, l.id, leased{owner, term}, l.found, l.stamp)
	if err != nil {
		return false, err
	}
	done, err := l.find.client.Write(ctx, w)
	if errors.Is(err, cluster.ErrConflict) {
		l.held, l.changed = false, time.Time{}
		return l.heldAllTheSame(ctx, owner != "" && (l.unsure || cluster.MayBeOurs(err)))
	}
	if l.unsure = err != nil; l.unsure {
		return false, err
	}
	l.found, l.stamp, l.changed, l.held, l.term = true, done.Stamp, time.Now(), owner != "", term
	return l.held, nil
}

// heldAllTheSame reports whether it was a write of this owner that another one conflicts with;
// maybe says that an answer was lost on the way, or not waited for.
func (l *Lease) heldAllTheSame(ctx context.Context, maybe bool) (bool, error) {
	if !maybe {
		return false, nil
	}
	if _, err := l.look(ctx); err != nil {
		return false, err
	}
	l.held, l.unsure = l.by == l.owner, false
	return l.held, nil
}

// Release lets another take the lease at once.
func (l *Lease) Release(ctx context.Context) error {
	if !l.held {
		return nil
	}
	if l.unsure {
		if is, err := l.heldAllTheSame(ctx, true); err != nil || !is {
			return err
		}
	}
	_, err := l.write(ctx, "")
	return err
}
