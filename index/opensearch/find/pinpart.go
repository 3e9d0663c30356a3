package find

import (
	"context"
	"errors"
	"time"

	"dateline/index/opensearch/cluster"
)

// A state of a part of the index is shared by searches with dateline.Search.Partial alone,
// as long as there is none of the whole, and is opened anew as often as that would be looked
// for. What is counted on it is kept with it, as with every state.

// partial reports whether parts of the index are missing in a state.
func (p *pin) partial() bool { return p.parts.Missing > 0 }

// sharePart returns the state of a part of the index, entered, if it is no older than
// fresh; nil if not.
func (p *pins) sharePart(fresh time.Duration) *pin {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.part == nil || time.Since(p.part.opened) > fresh {
		return nil
	}
	p.part.searches++
	return p.part
}

// partIn is how long a search waits for a state of the whole index before it takes one of
// a part.
func (p *pins) partIn() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.part != nil {
		return 0 // another has waited
	}
	return partWithin
}

// late is the error of a search whose time is over, which names what was found to be
// missing when a state of the whole index was last looked for.
func (p *pins) late(over error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if errors.Is(over, context.DeadlineExceeded) && p.lacked != nil && time.Since(p.lackedAt) < partToldFor {
		return p.lacked
	}
	return over
}

// found says how a look for a state of the whole index has ended.
func (p *pins) found(err error) {
	if p.lacked = nil; errors.Is(err, cluster.ErrPart) {
		p.lacked, p.lackedAt = err, time.Now()
	}
}

// reach notes for a look that takes long whether a node that does not answer has the only copy
// of a part of the index: it may wait until the cluster counts that node out.
func (x *Index) reach(l *looking) {
	select {
	case <-l.over:
		return
	case <-time.After(partWithin):
	}
	brief, cancel := context.WithTimeout(x.life, partWithin)
	defer cancel()
	err := x.client.Reach(brief, x.alias())
	x.pins.mu.Lock()
	defer x.pins.mu.Unlock()
	if x.pins.looking == l && errors.Is(err, cluster.ErrPart) {
		x.pins.lacked, x.pins.lackedAt = err, time.Now()
	}
}

// beginPart returns the look for a state of a part, and whether the caller is to do it.
func (p *pins) beginPart() (look *looking, own bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if own = p.parting == nil; own {
		p.parting = &looking{over: make(chan struct{})}
	}
	return p.parting, own
}

// replacePart lets searches that take a part share another state, or open one.
func (p *pins) replacePart(next *pin) {
	if p.part != nil && p.part != next {
		p.left = append(p.left, p.part)
	}
	p.part = next
}

// lastShown is what the last state of the whole index held, if that was of the index named,
// or of any, and will do.
func (p *pins) lastShown(index string) (held Progress, will bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown == nil || index != "" && p.shown.index != index || p.shown.seen < p.wanted {
		return Progress{}, false
	}
	return p.shown.holding(), true
}
