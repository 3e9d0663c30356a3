package cluster

import (
	"slices"
	"sync"
	"time"
)

// reading says what kind of read a request is.
type reading int

const (
	notReading reading = iota // it may change something, and is never made twice at once
	reads                     // of documents by id
	searches
	opens // points in time
	readings
)

// A read is late when it takes twice as long as 95 of 100 of its kind did, but within
// these bounds; lateFirst is for the time until enough of them were made.
const (
	lateTimes = 2
	lateLeast = 250 * time.Millisecond
	lateMost  = time.Second
	lateFirst = 500 * time.Millisecond
)

// How many of the last reads count, and how many it takes.
const (
	paceKept   = 64
	paceEnough = 16
)

// pace knows how long reads take usually.
type pace struct {
	fixed time.Duration // what is late instead, unless it is 0

	mu   sync.Mutex
	last [readings][]time.Duration
	made [readings]int
	late [readings]time.Duration
}

// took says how long a read took that was answered.
func (p *pace) took(kind reading, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := p.made[kind]; n < paceKept {
		p.last[kind] = append(p.last[kind], d)
	} else {
		p.last[kind][n%paceKept] = d
	}
	p.made[kind]++
	if p.made[kind]%paceEnough == 0 {
		p.late[kind] = lateTimes * most(p.last[kind])
	}
}

// most is what 95 of 100 take at most.
func most(all []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)*95-1)/100]
}

// lateAfter is when a read is late.
func (p *pace) lateAfter(kind reading) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.fixed > 0:
		return p.fixed
	case p.late[kind] == 0:
		return lateFirst
	}
	return min(max(p.late[kind], lateLeast), lateMost)
}
