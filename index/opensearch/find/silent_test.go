package find

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// standing is a cluster of the nodes a and b, of which b may stand still. Then the points
// in time that were opened before do not answer.
type standing struct {
	mu     sync.Mutex
	gate   chan struct{} // b answers when it is closed
	asked  chan struct{} // b was asked, and does not answer
	silent bool
	opened int
	stuck  int      // points in time up to this one are on b
	calls  []string // but roll calls
	bodies []string
}

func newStanding(t *testing.T, o cluster.Options) (*standing, *Index) {
	t.Helper()
	s := &standing{gate: make(chan struct{}), asked: make(chan struct{}, 99)}
	return s, served(t, s, o, Options{Fresh: time.Hour})
}

// stand lets b stand still.
func (s *standing) stand() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.silent, s.stuck, s.calls = true, s.opened, nil
}

func (s *standing) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	w.Header().Set("Content-Type", "application/json")
	out, wait := s.take(r, string(body))
	if wait {
		s.asked <- struct{}{}
		select {
		case <-s.gate:
		case <-r.Context().Done():
			return
		}
	}
	_, _ = io.WriteString(w, out)
}

func (s *standing) take(r *http.Request, body string) (out string, wait bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := r.URL.Path[strings.LastIndex(r.URL.Path, "/"):]
	if last != "/process" {
		s.calls, s.bodies = append(s.calls, last+r.URL.Query().Get("preference")), append(s.bodies, body)
	}
	switch {
	case last == "/process" && s.silent:
		return `{"_nodes":{"failures":[{"node_id":"b"}]},"nodes":{"a":{}}}`, false
	case last == "/point_in_time" && r.Method == http.MethodPost:
		s.opened++
		return fmt.Sprintf(`{"pit_id":"p%d","_shards":{"total":1,"successful":1}}`, s.opened), false
	case last == "/.progress":
		return `{"_index":"n.find-1","_id":".progress","found":true,"_source":{"source":{"applied":1}}}`, false
	case last == "/_search":
		var asked struct{ PIT cluster.PIT }
		_ = json.Unmarshal([]byte(body), &asked)
		n := 0
		_, _ = fmt.Sscanf(asked.PIT.ID, "p%d", &n)
		return `{"_shards":{"total":1,"successful":1}}`, n <= s.stuck
	}
	return `{"_shards":{},"responses":[]}`, false
}

// Where a node does not answer, a first page is of another state, which goes round it, and
// is opened by a single call. Pages that lead on wait.
func TestFirstPagesLeaveSilentNodes(t *testing.T) {
	s, x := newStanding(t, cluster.Options{Late: time.Millisecond, Ping: time.Minute})
	t.Cleanup(x.Close)
	ask := func(cursor string) (at *pin, err error) {
		err = x.pinned(t.Context(), func(p *pin) error {
			at = p
			_, err := (&searching{ctx: t.Context(), index: x, pin: p, search: dateline.Search{Limit: 1, Cursor: cursor}}).ask(dsl{})
			return err
		})
		return at, err
	}
	first, err := ask("")
	if err != nil || first.id != "p1" {
		t.Fatalf("%+v, %v", first, err)
	}
	x.over(x.pins.lead(first, "a search"))
	s.stand()
	next, err := ask("")
	if err != nil || next.id != "p2" || !slices.Equal(next.without, []string{"b"}) || next.seen != first.seen || next.shards != first.shards {
		t.Fatalf("%+v, %v", next, err)
	}
	s.mu.Lock()
	calls := slices.DeleteFunc(slices.Clone(s.calls), func(c string) bool { return c == "/_search" })
	s.mu.Unlock()
	if !slices.Equal(calls, []string{"/point_in_time_prefer_nodes:a"}) {
		t.Errorf("calls but searches: %v", calls)
	}
	if !slices.Contains(x.pins.left, first) {
		t.Error("a state was ended that pages lead on from")
	}
	if again, err := ask(""); err != nil || again != next {
		t.Errorf("then %+v, %v", again, err)
	}
	<-s.asked
	onward := make(chan error, 1)
	go func() {
		_, err := (&searching{ctx: t.Context(), index: x, pin: first, search: dateline.Search{Limit: 1, Cursor: "c"}}).ask(dsl{})
		onward <- err
	}()
	select {
	case err := <-onward:
		t.Fatalf("a later page did not wait: %v", err)
	case <-s.asked:
		close(s.gate)
	}
	if err := <-onward; err != nil {
		t.Error(err)
	}
}

// States are renewed from which pages may lead on, or which are being searched; at the end
// the former for as long as a cursor holds.
func TestStatesAreRenewed(t *testing.T) {
	s, x := newStanding(t, cluster.Options{Patience: time.Nanosecond})
	kept := func(id string, searches int, led time.Duration) *pin {
		p := newPin(id)
		p.searches, p.led = searches, time.Now().Add(-led)
		if led > 0 {
			p.chains["a search"] = 1
		}
		return p
	}
	x.pins.left = []*pin{kept("just", 0, time.Minute), kept("long-ago", 0, keepLeafing), kept("searched", 1, 0)}
	x.pins.cur = kept("nobody", 0, 0)
	x.renew(t.Context(), keepRenewed)
	asked := func() string {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.bodies[len(s.bodies)-1]
	}
	body := asked()
	for _, id := range []string{"just", "searched"} {
		if !strings.Contains(body, `"pit":{"id":"`+id+`","keep_alive":"120000ms"}`) {
			t.Errorf("%s is not renewed: %s", id, body)
		}
	}
	if strings.Contains(body, "long-ago") || strings.Contains(body, "nobody") {
		t.Errorf("renewed are %s", body)
	}
	x.pins.cur = nil
	x.Close()
	if body := asked(); !strings.Contains(body, `"pit":{"id":"just","keep_alive":"600000ms"}`) {
		t.Errorf("at the end %s", body)
	}
}
