package find

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// slow is a cluster that refreshes when a test lets it.
type slow struct {
	mu      sync.Mutex
	applied dateline.Seq
	gate    chan struct{} // refreshes wait until it is closed
	opened  int
}

func (s *slow) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	applied, gate := s.applied, s.gate
	s.opened++
	n := s.opened
	s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	switch {
	case strings.HasSuffix(r.URL.Path, "/_refresh"):
		select {
		case <-gate:
			fmt.Fprint(w, `{"_shards":{"total":2,"successful":2}}`)
		case <-r.Context().Done():
		}
	case strings.Contains(r.URL.Path, "/_doc/"):
		fmt.Fprintf(w, `{"_index":"n.find-1","_id":".progress","found":true,"_source":{"source":{"applied":%d}}}`, applied)
	default:
		fmt.Fprintf(w, `{"pit_id":"p%d","_shards":{"total":1,"successful":1}}`, n)
	}
}

// apply says that the index has another change, which no refresh has shown; show ends that.
func (s *slow) apply(n dateline.Seq) (show func()) {
	gate := make(chan struct{})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.applied, s.gate = n, gate
	return sync.OnceFunc(func() { close(gate) })
}

// While the cluster does not refresh, searches that ask for no more go on with what they
// have seen, also where that state is lost; those that wait for a change do not.
func TestSearchesGoOnWithoutRefresh(t *testing.T) {
	s := &slow{}
	x := served(t, s, cluster.Options{}, Options{Fresh: time.Hour})
	t.Cleanup(x.Close)
	sees := func(want dateline.Seq) *pin {
		t.Helper()
		at, err := x.enter(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if at.seen != want {
			t.Errorf("a search sees change %d, want %d", at.seen, want)
		}
		x.over(x.pins.leave(at))
		return at
	}
	s.apply(5)()
	first := sees(5)
	show := s.apply(6)
	x.pins.change(func() { x.pins.looked = time.Time{} })
	if sees(5) != first {
		t.Error("the state was left that there is")
	}
	x.over(x.pins.lose(first))
	if sees(5) == first {
		t.Error("a state is searched that is no more")
	}
	x.Want(6)
	waits := make(chan *pin)
	go func() {
		at, _ := x.enter(t.Context())
		waits <- at
	}()
	select {
	case at := <-waits:
		t.Errorf("a search that waits for change 6 sees %d", at.seen)
	case <-time.After(2 * (newerWithin + refreshWithin)):
	}
	show()
	if at := <-waits; at.seen != 6 {
		t.Errorf("a search that waited for change 6 sees %d", at.seen)
	}
}
