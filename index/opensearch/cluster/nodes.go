package cluster

import (
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/opensearch-project/opensearch-go/v4/opensearchtransport"
)

// How long a node that failed is left out while others answer: the first time, and
// at most, each failure in a row doubling it.
const (
	leftOutFirst = time.Second
	leftOutMost  = 30 * time.Second
)

// nodes takes turns among the addresses of a cluster. A node that could not be
// reached, or did not answer in time, is left out for a while, unless all are.
type nodes struct {
	now func() time.Time

	mu    sync.Mutex
	next  int
	state map[string]*node // by host:port
}

type node struct {
	failures int       // in a row
	until    time.Time // left out until then
}

var errNoNode = errors.New("no address of a node")

func newNodes(urls []*url.URL) *nodes {
	n := &nodes{now: time.Now, state: map[string]*node{}}
	for _, u := range urls {
		n.state[u.Host] = &node{}
	}
	return n
}

// failed and answered say how a call to host went.
func (n *nodes) failed(host string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	s := n.state[host]
	s.until = n.now().Add(min(leftOutFirst<<min(s.failures, 10), leftOutMost))
	s.failures++
}

func (n *nodes) answered(host string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	*n.state[host] = node{}
}

// pick returns whose turn it is among hosts: of those left out, the one that is to
// come back first, if there is no other.
func (n *nodes) pick(hosts []*opensearchtransport.Connection) *opensearchtransport.Connection {
	n.mu.Lock()
	defer n.mu.Unlock()
	now, first := n.now(), n.next%len(hosts)
	n.next++
	best := hosts[first]
	for i := range hosts {
		h := hosts[(first+i)%len(hosts)]
		until := n.state[h.URL.Host].until
		if !until.After(now) {
			return h
		}
		if until.Before(n.state[best.URL.Host].until) {
			best = h
		}
	}
	return best
}

// pool is what the transport asks for the next node. How calls went it learns from
// watched, which can tell a call that was given up from one that failed.
func (n *nodes) pool(hosts []*opensearchtransport.Connection, _ opensearchtransport.Selector) opensearchtransport.ConnectionPool {
	return pool{n, hosts}
}

type pool struct {
	nodes *nodes
	hosts []*opensearchtransport.Connection
}

func (p pool) Next() (*opensearchtransport.Connection, error) {
	if len(p.hosts) == 0 {
		return nil, errNoNode
	}
	return p.nodes.pick(p.hosts), nil
}

func (p pool) OnSuccess(*opensearchtransport.Connection)       {}
func (p pool) OnFailure(*opensearchtransport.Connection) error { return nil }

func (p pool) URLs() []*url.URL {
	out := make([]*url.URL, len(p.hosts))
	for i, h := range p.hosts {
		out[i] = h.URL
	}
	return out
}

// watched tells nodes how each call went.
type watched struct {
	nodes *nodes
	next  *http.Transport
}

func (w *watched) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := w.next.RoundTrip(r)
	switch {
	case err == nil:
		w.nodes.answered(r.URL.Host)
	case !givenUp(r.Context()):
		w.nodes.failed(r.URL.Host)
	}
	return res, err
}

// CloseIdleConnections is what the transport's Close asks for.
func (w *watched) CloseIdleConnections() { w.next.CloseIdleConnections() }
