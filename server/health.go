package server

import (
	"fmt"
	"net/http"
	"sync"

	"dateline"
)

// HealthJSON says that all is well.
type HealthJSON struct {
	// always ok: what is not is a problem
	Status string `json:"status"`
	// the last change of the record that searches see
	Indexed uint64 `json:"indexed"`
}

// healthz serves /healthz: it runs a search that reads the index and the record.
func (s *server) healthz(r *http.Request) (*reply, error) {
	res, err := s.archive.Search(r.Context(), dateline.Search{Sort: dateline.Newest, Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("health: %w", err)
	}
	return fresh(HealthJSON{"ok", uint64(res.Seen)})
}

// arrival remembers how far the index has to get before the server is ready.
type arrival struct {
	mu      sync.Mutex
	target  dateline.Seq // 0: not asked yet
	reached bool         // once ready a server stays so, whatever is added
}

func (a *arrival) at(stats dateline.Stats) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.target == 0 {
		a.target = stats.Seq
	}
	a.reached = a.reached || stats.Indexed >= a.target
	return a.reached
}

// readyz serves /readyz: 503 until all files named at the start are read and all
// that the record had then can be searched.
func (s *server) readyz(r *http.Request) (*reply, error) {
	if !s.Ready() {
		return nil, dateline.Errorf(dateline.Unavailable, "files are being read")
	}
	stats, err := s.archive.Stats(r.Context())
	if err != nil {
		return nil, fmt.Errorf("ready: %w", err)
	}
	if !s.arrival.at(stats) {
		return nil, dateline.Errorf(dateline.Unavailable, "the index has %d of %d changes", stats.Indexed, stats.Seq)
	}
	return fresh(HealthJSON{"ok", uint64(stats.Indexed)})
}

// fresh returns a reply that nobody keeps.
func fresh(body any) (*reply, error) {
	rep, err := asJSON(body)
	rep.cache = cacheNever
	return rep, err
}
