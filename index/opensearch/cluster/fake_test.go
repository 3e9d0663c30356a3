package cluster_test

import (
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
// and again.
type fake struct {
	*httptest.Server
	mu      sync.Mutex
	answers []http.HandlerFunc
	asked   []*http.Request
	bodies  []string
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
	f.asked, f.bodies = append(f.asked, r), append(f.bodies, string(body))
	h := f.answers[0]
	if len(f.answers) > 1 {
		f.answers = f.answers[1:]
	}
	f.mu.Unlock()
	h(w, r)
}

// answer adds an answer.
func (f *fake) answer(status int, body string) {
	f.do(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=UTF-8")
		w.WriteHeader(status)
		_, _ = io.Copy(w, strings.NewReader(body))
	})
}

func (f *fake) do(h http.HandlerFunc) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.answers = append(f.answers, h)
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

// body returns what came with call i.
func (f *fake) body(i int) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.bodies[i]
}
