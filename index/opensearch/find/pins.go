package find

import (
	"slices"
	"sync"
	"time"

	"dateline"
)

// mostLeft is how many older states a server keeps for the pages that lead on from them.
// A node of a cluster keeps 300 unless it is told otherwise.
const mostLeft = 64

// pins keeps the states that the searches of a server are on.
type pins struct {
	mu      sync.Mutex
	cur     *pin         // the one that new searches share; nil if it is to be opened
	left    []*pin       // older ones, the oldest first
	looked  time.Time    // when cur was known to be the newest
	wanted  dateline.Seq // a change that a new search has to see
	looking *looking     // nil if nobody does
	shown   *pin         // the last state that was opened; nil if none was
	again   bool         // that was left, as nodes are gone or do not answer: see reopen
	part    *pin         // one of a part of the index, which searches with dateline.Search.Partial share
	parting *looking     // nil if nobody opens one

	lacked   error // of the last look for a state of the whole index, if a part was missing
	lackedAt time.Time
}

// leave and lead are called behind a search on a state, and when pages lead on from it.
func (p *pins) leave(at *pin) []*pin { return p.change(func() { at.searches-- }) }

func (p *pins) lead(at *pin, chain string) []*pin {
	return p.change(func() {
		if at.forgotten {
			return // the cursor is told to be expired
		}
		at.chains[chain]++
		at.led = time.Now()
	})
}

// ended says that one who leafed has come to the last page.
func (p *pins) ended(at *pin, chain string) []*pin {
	return p.change(func() {
		if at.chains[chain]--; at.chains[chain] <= 0 {
			delete(at.chains, chain)
		}
	})
}

func (p *pins) put(next *pin) (over []*pin) {
	return p.change(func() {
		p.replace(next)
		p.replacePart(nil)
	})
}

// replace lets new searches share another state, or open one.
func (p *pins) replace(next *pin) {
	if p.cur != nil && p.cur != next {
		p.left = append(p.left, p.cur)
	}
	p.cur, p.again = next, false
	if next != nil {
		p.shown = next
		p.replacePart(nil)
	}
}

// change returns the states that are to be ended, as nobody needs them any more or they
// are too many. They are kept no more.
func (p *pins) change(how func()) (over []*pin) {
	p.mu.Lock()
	defer p.mu.Unlock()
	how()
	var left []*pin
	for i, at := range p.left {
		if at.searches == 0 && (len(at.chains) == 0 || len(p.left)-i > mostLeft) {
			over = append(over, at)
		} else {
			left = append(left, at)
		}
	}
	p.left = left
	return over
}

// lose returns all states to be ended, where at is one of them that is no more: the others
// may be on the same node, and what is left of them elsewhere keeps the nodes that are
// there from taking parts of the index over until it ends. The next search opens another.
func (p *pins) lose(at *pin) (over []*pin) {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.left
	for _, shared := range []*pin{p.cur, p.part} {
		if shared != nil {
			all = append(all, shared)
		}
	}
	if !slices.Contains(all, at) {
		return nil // somebody has seen it before
	}
	p.cur, p.part, p.left, p.again = nil, nil, nil, true
	return all
}

// of is the state that the pages of a cursor are of, entered. Another server may have
// opened it, or this one before it was started anew.
func (p *pins) of(c *cursor) *pin {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, at := range append([]*pin{p.cur, p.part}, p.left...) {
		if at != nil && at.id == c.PIT {
			at.searches++
			return at
		}
	}
	at := newPin(c.PIT)
	at.index, at.seen, at.reread, at.read, at.shards, at.texts = c.Index, c.Seq, c.Reread, c.Read, c.Shards, c.Texts
	at.parts = dateline.Parts{All: c.Parts, Missing: c.Missing}
	return at
}
