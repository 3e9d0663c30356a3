package find

import (
	"time"

	"dateline"
)

// share returns the state that others search, entered, if it is new enough. Otherwise the
// caller waits for a newer one, and, if it is the first, looks for it.
func (p *pins) share(fresh time.Duration) (at *pin, look *looking, own bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.willDo() && time.Since(p.looked) < fresh {
		p.cur.searches++
		return p.cur, nil, false
	}
	if own = p.looking == nil; own {
		p.looking = &looking{wanted: p.wanted, over: make(chan struct{})}
	}
	return nil, p.looking, own
}

// willDo reports whether the state that is searched holds what was asked for.
func (p *pins) willDo() bool { return p.cur != nil && p.cur.seen >= p.wanted }

// older returns the state that is searched, entered, however old it is; nil if it will not do.
func (p *pins) older() *pin {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.willDo() {
		return nil
	}
	p.cur.searches++
	return p.cur
}

// least is what every state of an index holds at least, if that will do and there is none.
func (p *pins) least(index string) (shown Progress, will bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cur != nil || p.shown == nil || p.shown.index != index || p.shown.seen < p.wanted {
		return Progress{}, false
	}
	return p.shown.holding(), true
}

// setAside lets searches open another state than at, which needs a node that does not
// answer. Pages that lead on from it wait for that node.
func (p *pins) setAside(at *pin) []*pin {
	return p.change(func() {
		switch at {
		case p.cur:
			p.replace(nil)
			p.again = true
		case p.part:
			p.replacePart(nil)
		}
	})
}

// reopen is the state that was left as nodes are gone or do not answer, if another one of
// the same will do; nil if not.
func (p *pins) reopen() *pin {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cur != nil || !p.again || p.shown == nil || p.shown.seen < p.wanted {
		return nil
	}
	return p.shown
}

// granted says that a look has found how far the index is: who had asked for more when it
// began was wrong, as it is not there.
func (p *pins) granted(l *looking, applied dateline.Seq) {
	if p.wanted == l.wanted {
		p.wanted = min(p.wanted, applied)
	}
}

// sawNothing says that the state that is searched is still the newest; false if there is
// none, or it may have ended, as nobody has searched it for a while.
func (p *pins) sawNothing(now Progress, l *looking) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cur == nil || time.Since(p.looked) > keepSearching/2 || !p.cur.holds(now) {
		return false
	}
	p.looked = time.Now()
	p.granted(l, now.Applied)
	return true
}
