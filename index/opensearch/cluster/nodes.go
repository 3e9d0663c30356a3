package cluster

import (
	"net/http"
	"net/url"
	"slices"
	"sync"

	"github.com/opensearch-project/opensearch-go/v4/opensearchtransport"
)

// nodes takes turns among the addresses of a cluster. One that could not be reached, or
// did not answer in time, is left out until it answers a roll call, unless all are.
type nodes struct {
	hosts []string // host:port

	mu   sync.Mutex
	next int
	out  map[string]bool
}

func newNodes(hosts []string) *nodes { return &nodes{hosts: hosts, out: map[string]bool{}} }

// failed and answered say how a call to host went; failed reports whether host was not
// left out before.
func (n *nodes) failed(host string) (news bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	news = !n.out[host]
	n.out[host] = true
	return news
}

func (n *nodes) answered(host string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.out, host)
}

// leftOut are the addresses that are left out, in order.
func (n *nodes) leftOut() (out []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for host := range n.out {
		out = append(out, host)
	}
	slices.Sort(out)
	return out
}

// allOut reports whether some addresses are all left out.
func (n *nodes) allOut(hosts []string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return !slices.ContainsFunc(hosts, func(h string) bool { return !n.out[h] })
}

// pick returns whose turn it is; one that is left out where all are.
func (n *nodes) pick() string {
	if host, ok := n.another(nil); ok {
		return host
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.next++
	return n.hosts[(n.next-1)%len(n.hosts)]
}

// another returns whose turn it is of those that are neither left out nor among but.
func (n *nodes) another(but []string) (host string, ok bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for i := range n.hosts {
		h := n.hosts[(n.next+i)%len(n.hosts)]
		if !n.out[h] && !slices.Contains(but, h) {
			n.next++
			return h, true
		}
	}
	return "", false
}

// watched tells nodes how each call went.
type watched struct {
	nodes *nodes
	lost  func() // an address is left out that was not before
	next  *http.Transport
}

func (w *watched) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := w.next.RoundTrip(r)
	switch {
	case err == nil:
		w.nodes.answered(r.URL.Host)
	case !givenUp(r.Context()) && w.nodes.failed(r.URL.Host):
		w.lost()
	}
	return res, err
}

// CloseIdleConnections is what the transport's Close asks for.
func (w *watched) CloseIdleConnections() { w.next.CloseIdleConnections() }

// only is the pool of a transport to one address, which has no say in whether it is asked.
type only []*opensearchtransport.Connection

func connections(all []*opensearchtransport.Connection, _ opensearchtransport.Selector) opensearchtransport.ConnectionPool {
	return only(all)
}

func (p only) Next() (*opensearchtransport.Connection, error)  { return p[0], nil }
func (p only) OnSuccess(*opensearchtransport.Connection)       {}
func (p only) OnFailure(*opensearchtransport.Connection) error { return nil }
func (p only) URLs() []*url.URL                                { return []*url.URL{p[0].URL} }
