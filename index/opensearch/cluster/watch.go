package cluster

import (
	"fmt"
	"time"
)

// While a node or an address does not answer there is a roll call each time that
// somebody waits for one, and else every rollEvery, then less often. They are rollApart
// from each other.
const (
	rollApart = 250 * time.Millisecond
	rollEvery = 500 * time.Millisecond
	rollMost  = 5 * time.Second
)

// slowest is how many times as long nodes get for their answers where none has given one.
const slowest = 8

// Look lets there be a roll call in the background, and others as long as something is
// amiss. Late reads do it; others do who wait long for something that is no read.
func (c *Client) Look() {
	select {
	case c.rolls.wanted <- struct{}{}:
	default:
	}
	c.rolls.begin.Do(func() { go c.watch() })
}

// watch calls the roll until Close, when that is wanted and as long as something is amiss.
func (c *Client) watch() {
	var told telling
	for pause, times := rollEvery, time.Duration(1); ; {
		var tick <-chan time.Time
		if len(c.Silent())+len(c.nodes.leftOut()) > 0 {
			tick = time.After(pause)
		}
		select {
		case <-c.rolls.wanted:
			pause = rollEvery
		case <-tick:
			pause = min(2*pause, rollMost)
		case <-c.rolls.life.Done():
			return
		}
		if c.callRoll(c.rolls.life, times*c.ping()) {
			times = max(times/2, 1)
		} else {
			times = min(2*times, slowest)
		}
		c.tell(&told)
		if sleep(c.rolls.life, rollApart) != nil {
			return
		}
	}
}

// telling is what was amiss at the last roll call, and what was last said of it; "" is
// nothing.
type telling struct{ seen, said string }

// tell says in the log what is amiss, once two roll calls have found it, and when it is
// no more.
func (c *Client) tell(t *telling) {
	silent, out, now := c.Silent(), c.nodes.leftOut(), ""
	if len(out) == len(c.nodes.hosts) {
		out = nil // there is none to go to instead, and calls fail with what is wrong
	}
	if len(silent)+len(out) > 0 {
		now = fmt.Sprint(silent, out)
	}
	says := now != t.said && (now == t.seen || now == "")
	if t.seen = now; !says {
		return
	}
	h := c.Hedges()
	counts := []any{"reads", h.Reads, "late", h.Late, "moved", h.Moved, "won", h.Won}
	if t.said = now; now == "" {
		c.options.Log.Info("all nodes of the cluster answer again", counts...)
		return
	}
	c.options.Log.Warn("nodes of the cluster do not answer; reads go round them", append(counts, "nodes", silent, "addresses", out)...)
}
