package find

import (
	"context"
	"time"
)

// How often it is looked whether the cluster has lost copies of shards, and how long that
// may take.
const (
	tendEvery  = 500 * time.Millisecond
	tendWithin = 2 * time.Second
)

// Tend keeps the states that are needed, see renew, and lets go of all of an index when the cluster has lost a copy of one of its
// shards, until Close. The cluster makes another copy on a node that is left, but not
// while a state holds on to one that was there before and has moved away since; and
// states are kept for minutes, for the pages that may lead on from them.
func (x *Index) Tend() {
	x.group.Go(func() {
		missing := map[string]int{}
		tick, renewal := time.NewTicker(tendEvery), time.NewTicker(renewEvery)
		defer tick.Stop()
		defer renewal.Stop()
		for {
			select {
			case <-tick.C:
				missing = x.tend(x.life, missing)
			case <-renewal.C:
				x.renew(x.life, keepRenewed)
			case <-x.life.Done():
				return
			}
		}
	})
}

// tend returns how many copies of each index are missing now. An index that was not there
// before has all its states since.
func (x *Index) tend(ctx context.Context, before map[string]int) map[string]int {
	ctx, cancel := context.WithTimeout(ctx, tendWithin)
	defer cancel()
	now, err := x.client.Missing(ctx, x.archive+numbered+"*")
	if err != nil {
		return before // searches say so too, and to those who ask
	}
	for index, n := range now {
		if was, known := before[index]; known && n > was {
			x.options.Log.Info("the cluster has lost parts of the index; pages that lead on begin again", "index", index, "copies", n-was)
			x.over(x.pins.forget(index))
		}
	}
	return now
}

// forget returns the states of an index to be ended, whatever leads on from them; those
// that are being searched at the moment end behind that.
func (p *pins) forget(index string) []*pin {
	return p.change(func() {
		if p.cur != nil && p.cur.index == index {
			p.replace(nil)
			p.again = true
		}
		if p.part != nil && p.part.index == index {
			p.replacePart(nil)
		}
		for _, at := range p.left {
			if at.index == index {
				at.forgotten = true
				clear(at.chains)
			}
		}
	})
}
