package find

import (
	"context"
	"slices"
	"time"

	"dateline/index/opensearch/cluster"
)

// How often states are renewed, and how long that may take: both so that one may fail.
const (
	renewEvery  = keepRenewed / 4
	renewWithin = 5 * time.Second
)

// renew lets the cluster keep the states for keep that pages may lead on from, or that are
// being searched. Those of a server that was killed end so before others do, and hold
// parts of the index where they are for a shorter time.
func (x *Index) renew(ctx context.Context, keep time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, renewWithin)
	defer cancel()
	var all []cluster.Question
	for _, id := range x.pins.needed() {
		all = append(all, cluster.Question{Body: dsl{
			"size": 0, "track_total_hits": false, "query": dsl{"match_none": dsl{}}, "pit": cluster.PITOf(id, keep),
		}})
	}
	if _, err := x.client.MSearch(ctx, all); err != nil {
		x.options.Log.Debug("states of the index were not all renewed", "cause", err)
	}
}

// needed are the states that are being searched, or that a first page has led on from in
// the time that a cursor holds.
func (p *pins) needed() (ids []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, at := range append(slices.Clone(p.left), p.cur, p.part) {
		if at != nil && (at.searches > 0 || len(at.chains) > 0 && time.Since(at.led) < keepLeafing) {
			ids = append(ids, at.id)
		}
	}
	return ids
}
