package find

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// stood is a cluster of the nodes a and b with an index of 3 parts without copies. b, which has
// the second, may stand still: then whoever asks it waits.
type stood struct {
	mu     sync.Mutex
	silent bool
	parted []string      // how states of a part were asked for
	ended  chan struct{} // closed behind the test
}

func newStood(t *testing.T) (*stood, *Index) {
	t.Helper()
	s := &stood{ended: make(chan struct{})}
	x := served(t, s, cluster.Options{Late: 20 * time.Millisecond, Ping: time.Second, Attempt: 5 * time.Second}, Options{Fresh: time.Millisecond})
	t.Cleanup(func() { close(s.ended) })
	t.Cleanup(x.Close)
	return s, x
}

// stand lets b stand still.
func (s *stood) stand() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.silent = true
}

func (s *stood) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	out := s.answer(r)
	if out == "" {
		select {
		case <-r.Context().Done():
		case <-s.ended:
		}
		return
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprint(w, out)
}

// answer is "" where b does not answer.
func (s *stood) answer(r *http.Request) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	how := r.URL.Query().Get("preference")
	of := 3
	if strings.Contains(how, "_shards:") {
		of = 2
	}
	switch last := r.URL.Path[strings.LastIndex(r.URL.Path, "/"):]; {
	case last == "/process" && s.silent:
		return `{"_nodes":{"failures":[{"node_id":"b"}]},"nodes":{"a":{}}}`
	case last == "/process":
		return `{"nodes":{"a":{},"b":{}}}`
	case last == "/_search_shards":
		const copy = `[{"state":"STARTED","node":"%s","shard":%d}]`
		return fmt.Sprintf(`{"shards":[`+copy+","+copy+","+copy+`]}`, "a", 0, "b", 1, "a", 2)
	case last == "/.progress":
		return `{"_index":"n.find-1","_id":".progress","found":true,"_source":{"source":{"applied":1}}}`
	case strings.Contains(r.URL.Path, "/_alias"):
		return `{"n.find-1":{"aliases":{"n.find":{}}}}`
	case r.Method == http.MethodDelete:
		return `{}`
	case s.silent && of == 3 && (last == "/point_in_time" || last == "/_refresh"):
		return ""
	case last == "/point_in_time" && of == 2:
		s.parted = append(s.parted, how)
	}
	return fmt.Sprintf(`{"pit_id":"p%[1]d","_shards":{"total":%[1]d,"successful":%[1]d},"hits":{"total":{"value":7}}}`, of)
}

// While a node stands still that has the only copy of a part, and which the cluster has not
// counted out, a search of a part is of the others, and one of the whole is told why it waits.
func TestAPartWhileANodeStandsStill(t *testing.T) {
	s, x := newStood(t)
	if at, err := entered(t, x, x.enterPart); err != nil || at.parts.Missing != 0 {
		t.Fatalf("%+v, %v", at, err)
	}
	s.stand()
	x.Renew()
	at, err := entered(t, x, x.enterPart)
	if err != nil || at.parts != (dateline.Parts{All: 3, Missing: 1}) {
		t.Fatalf("%+v, %v", at, err)
	}
	if s.parted[0] != "_shards:0,2|_prefer_nodes:a" {
		t.Errorf("opened by %q", s.parted)
	}
	for end := time.Now().Add(30 * time.Second); !errors.Is(err, cluster.ErrPart); {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		_, err = x.enter(ctx)
		cancel()
		if time.Now().After(end) {
			t.Fatalf("a search of the whole ends with %v", err)
		}
	}
}
