package cluster_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/index/opensearch/cluster"
)

// fake is a server that answers what a test tells it, in turn; the last one again
// and again. Roll calls are none of these.
type fake struct {
	*httptest.Server
	mu      sync.Mutex
	answers []http.HandlerFunc
	asked   []*http.Request
	bodies  []string
	roll    http.HandlerFunc // nil: it answers, and names nobody
	rolls   int
}

// newFake makes srv, which is not started yet, answer what is told later.
func newFake(t *testing.T, srv *httptest.Server) *fake {
	f := &fake{Server: srv}
	srv.Config.Handler = http.HandlerFunc(f.serve)
	t.Cleanup(srv.Close)
	return f
}

// startFake is a fake without TLS, and a client of it that is quick to give up.
func startFake(t *testing.T, o cluster.Options) (*fake, *cluster.Client) {
	t.Helper()
	f := newFake(t, httptest.NewUnstartedServer(nil))
	f.Start()
	if o.Patience == 0 {
		o.Patience = time.Millisecond
	}
	return f, newClient(t, f.address(), o)
}

func (f *fake) address() cluster.Address {
	return cluster.Address{Hosts: []string{f.Listener.Addr().String()}, Name: "n"}
}

func newClient(t *testing.T, a cluster.Address, o cluster.Options) *cluster.Client {
	t.Helper()
	c, err := cluster.New(a, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func (f *fake) serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	f.mu.Lock()
	if r.URL.Path == "/_nodes/process" {
		f.rolls++
		roll := f.roll
		f.mu.Unlock()
		if roll != nil {
			roll(w, r)
		}
		return
	}
	f.asked, f.bodies = append(f.asked, r), append(f.bodies, string(body))
	h := f.answers[0]
	if len(f.answers) > 1 {
		f.answers = f.answers[1:]
	}
	f.mu.Unlock()
	h(w, r)
}

// answer adds an answer.
func (f *fake) answer(status int, body string) { f.do(answering(status, body)) }

func answering(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=UTF-8")
		w.WriteHeader(status)
		_, _ = io.Copy(w, strings.NewReader(body))
	}
}

func (f *fake) do(h http.HandlerFunc) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.answers = append(f.answers, h)
}

// rollCall lets f say in a roll call which nodes answer, and which do not; with present
// nil it does not answer itself.
func (f *fake) rollCall(present, silent []string) {
	names, lost := map[string]any{}, []map[string]string{}
	for _, id := range present {
		names[id] = map[string]string{"name": "node " + id}
	}
	for _, id := range silent {
		lost = append(lost, map[string]string{"node_id": id})
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.roll = func(w http.ResponseWriter, _ *http.Request) {
		if present == nil {
			panic(http.ErrAbortHandler)
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"_nodes": map[string]any{"failures": lost}, "nodes": names})
	}
}

// rollAfter lets roll calls wait until something has happened.
func (f *fake) rollAfter(happened <-chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	roll, wait := f.roll, sync.OnceFunc(func() { <-happened })
	f.roll = func(w http.ResponseWriter, r *http.Request) {
		wait()
		roll(w, r)
	}
}

// cut ends the connection in the place of an answer.
func (f *fake) cut() {
	f.do(func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) })
}

func (f *fake) last() *http.Request {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.asked[len(f.asked)-1]
}

func (f *fake) calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.asked)
}

// rollCalls is how often f was asked who is there.
func (f *fake) rollCalls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.rolls
}

// only lets f answer this from now on.
func (f *fake) only(status int, body string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.answers = []http.HandlerFunc{answering(status, body)}
}

func (f *fake) lastBody() string { return f.body(f.calls() - 1) }

// body returns what came with call i.
func (f *fake) body(i int) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.bodies[i]
}
