package find

import (
	"context"
	"encoding/json"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// What a lease is for: the documents that say who holds it.
const (
	ToWrite   = ".lease"   // to write the index
	ToReplace = ".rebuild" // to make another in its place
)

// Lease lets one of several servers write an index. Who holds it writes it again and again;
// another takes it over where it has not changed for a while by its own clock, so that the
// clocks of servers need not agree. It spares work: what two write does no harm,
// see Progress.Epoch.
type Lease struct {
	find  *Index
	id    string
	owner string
	ttl   time.Duration

	index   string
	found   bool
	stamp   cluster.Stamp
	changed time.Time // when the stamp was seen first
	held    bool
	term    uint64 // how often somebody came to hold it
	by      string // who held it when it was looked at last; "" is nobody
	unsure  bool   // the last write came without an answer
}

// NewLease returns a lease of one kind for owner, a name of its own, who may be silent for
// ttl.
func (x *Index) NewLease(kind, owner string, ttl time.Duration) *Lease {
	return &Lease{find: x, id: kind, owner: owner, ttl: ttl}
}

// Index is the index that it is of.
func (l *Lease) Index() string { return l.index }

// Term is how often somebody came to hold it, with whoever holds it now.
func (l *Lease) Term() uint64 { return l.term }

// leased is what the document says.
type leased struct {
	Owner string `json:"owner"` // "" if nobody holds it
	Term  uint64 `json:"term"`
}

// Hold takes the lease of an index, or keeps it; false if another holds it. It makes a
// call only where a third of the time is over since the last.
func (l *Lease) Hold(ctx context.Context, index string) (bool, error) {
	if l.held && l.index == index && time.Since(l.changed) < l.ttl/3 {
		return true, nil
	}
	if l.index != index {
		*l = Lease{find: l.find, id: l.id, owner: l.owner, ttl: l.ttl, index: index}
	}
	if !l.held {
		free, err := l.look(ctx)
		if err != nil || !free {
			return false, err
		}
	}
	return l.write(ctx, l.owner)
}

// look reports whether nobody holds the lease.
func (l *Lease) look(ctx context.Context) (bool, error) {
	d, err := l.find.client.Get(ctx, cluster.Ref{Index: l.index, ID: l.id}, nil)
	if err != nil {
		return false, err
	}
	var was struct {
		Source leased `json:"source"`
	}
	if d.Found {
		if err := json.Unmarshal(d.Source, &was); err != nil {
			return false, dateline.Errorf(dateline.Internal, "who writes the index %s cannot be read: %v", l.index, err)
		}
	}
	if d.Stamp != l.stamp || d.Found != l.found || l.changed.IsZero() {
		l.found, l.stamp, l.changed, l.term = d.Found, d.Stamp, time.Now(), was.Source.Term
	}
	l.by = was.Source.Owner
	return l.by == "" || l.by == l.owner || time.Since(l.changed) > l.ttl, nil
}
