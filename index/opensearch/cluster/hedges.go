package cluster

import "sync"

// Of hedgesOf reads one may be asked twice at once, beside hedgesSaved that nobody needed.
const (
	hedgesOf    = 20
	hedgesSaved = 10
)

// Hedges counts what was done about late reads since a client was made.
type Hedges struct {
	Reads int64 // all
	Late  int64 // that were late and asked once more, at another address
	Moved int64 // that were asked once more since a node was found not to answer
	Won   int64 // of which what was asked later was answered first
}

// hedges keeps Hedges, and bounds how many late reads are asked twice.
type hedges struct {
	mu    sync.Mutex
	count Hedges
	saved float64
}

func newHedges() *hedges { return &hedges{saved: hedgesSaved} }

// begin counts a read.
func (h *hedges) begin() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.count.Reads++
	h.saved = min(h.saved+1./hedgesOf, hedgesSaved)
}

// may reports whether a late read may be asked once more, which counts.
func (h *hedges) may() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.saved < 1 {
		return false
	}
	h.saved--
	h.count.Late++
	return true
}

func (h *hedges) add(what func(*Hedges)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	what(&h.count)
}

func (h *hedges) now() Hedges {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.count
}
