package find

import (
	"context"
	"errors"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// How long the cluster keeps a state behind the last search on it: one of which no page
// leads on; one of which a cursor may, or a list be read, as long as its server renews
// that; and one that somebody leafs on in, or whose server has ended by itself.
const (
	keepSearching = time.Minute
	keepRenewed   = 2 * time.Minute
	keepLeafing   = 10 * time.Minute
)

// pin is a state of the index: a point in time of the cluster. Searches share it until
// there is a newer one.
type pin struct {
	id     string
	index  string       // that it is of
	seen   dateline.Seq // it holds all changes up to this one
	reread uint64       // see Progress
	read   Step         // what its texts were read with, see Progress.step
	shards int
	texts  int64          // about
	parts  dateline.Parts // of another than the whole index; zero otherwise
	// without are the nodes that did not answer when it was opened, and which it has gone
	// round as far as there are copies elsewhere.
	without []string
	opened  time.Time // of one of a part of the index
	cache   *cache

	// Held by the mutex of pins.
	searches  int            // under way
	chains    map[string]int // how often a first page led on, by the search
	led       time.Time      // when one did last
	forgotten bool           // no page leads on from it any more, see forget
}

func newPin(id string) *pin { return &pin{id: id, cache: newCache(), chains: map[string]int{}} }

// errLost says that a state is no more.
var errLost = errors.New("the state that is searched is no more")

// lost is the error of a search on a state, marked where that is no more.
func (p *pin) lost(err error) error {
	if errors.Is(err, cluster.ErrExpired) {
		return errors.Join(errLost, err)
	}
	return err
}

// holding says what it holds.
func (p *pin) holding() Progress {
	return Progress{index: p.index, Applied: p.seen, Reread: p.reread, Reading: p.read.Reading, Said: p.read.Said}
}

// holds reports whether a state holds all that an index has.
func (p *pin) holds(now Progress) bool {
	return p.index == now.index && p.seen == now.Applied && p.reread == now.Reread && p.read == now.step()
}

// open makes a state of the index as it is now, which holds what now says, or what the one
// before held, see refresh.
func (x *Index) open(ctx context.Context, now Progress) (*pin, error) {
	now, err := x.refresh(ctx, now)
	if err != nil {
		return nil, err
	}
	p, err := x.openOf(ctx, now)
	if err != nil {
		return nil, err
	}
	if err := x.measure(ctx, p); err != nil {
		x.end(p)
		return nil, err
	}
	return p, nil
}

// openOf makes a state of the index of now, which says what that holds at least.
func (x *Index) openOf(ctx context.Context, now Progress) (*pin, error) {
	without := x.client.Silent()
	id, err := x.client.OpenPIT(ctx, now.index, keepSearching)
	if err != nil {
		return nil, err
	}
	return pinOf(id, now, without), nil
}

// pinOf is a state that holds what now says, and was opened without some nodes.
func pinOf(id string, now Progress, without []string) *pin {
	p := newPin(id)
	p.index, p.seen, p.reread, p.read, p.without = now.index, now.Applied, now.Reread, now.step(), without
	return p
}

// measure counts the shards and the texts of a state.
func (x *Index) measure(ctx context.Context, p *pin) error {
	got, err := x.client.Search(ctx, "", nil, dsl{
		"size": 0, "track_total_hits": true, "query": dsl{"term": dsl{fieldLive: true}}, "pit": cluster.PITOf(p.id, keepSearching),
	})
	p.shards, p.texts = got.Shards.Total, got.Hits.Total.Value
	return err
}

// These bound how long it is tried to end a state, which ends by itself after a while; the
// second where a server that is closed waits for it.
const (
	endWithin  = 10 * time.Second
	lastWithin = 2 * time.Second
)

// end ends states.
func (x *Index) end(all ...*pin) { x.endIn(endWithin, all) }

func (x *Index) endIn(most time.Duration, all []*pin) {
	var ids []string
	for _, p := range all {
		ids = append(ids, p.id)
	}
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	if err := x.client.ClosePIT(ctx, ids...); err != nil {
		x.options.Log.Warn("a state of the index that nobody searches stays open for a while", "cause", err)
	}
}
