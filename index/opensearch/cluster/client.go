package cluster

import (
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/opensearch-project/opensearch-go/v4/opensearchtransport"

	"dateline"
)

// How long it may take to reach a node, before another one is tried.
const (
	dialTimeout      = 3 * time.Second
	handshakeTimeout = 5 * time.Second
)

// idleConnections is how many connections to one node wait for the next call.
const idleConnections = 64

// Client makes calls to a cluster. It is safe for concurrent use.
type Client struct {
	address    Address
	options    Options
	transports map[string]*opensearchtransport.Client // by host:port; which is asked is up to nodes
	nodes      *nodes
	rolls      *rolls
	pace       *pace
	hedges     *hedges
}

// New returns a client of the cluster at a. It makes no call: Info is the first.
func New(a Address, o Options) (*Client, error) {
	if err := o.validate(); err != nil {
		return nil, err
	}
	if o.Credentials != (Credentials{}) && !a.TLS {
		o = o.withDefaults()
		o.Log.Warn("the credentials of the cluster travel in clear: its address has no TLS", "address", a.String())
	}
	c := &Client{
		address: a, options: o.withDefaults(), nodes: newNodes(a.Hosts),
		rolls: newRolls(), pace: &pace{fixed: o.Late}, hedges: newHedges(), transports: map[string]*opensearchtransport.Client{},
	}
	next := &watched{nodes: c.nodes, lost: c.Look, next: roundTripper(o)}
	for _, u := range a.urls() {
		t, err := c.transport(u, next)
		if err != nil {
			return nil, &dateline.Error{Kind: dateline.Internal, Message: "the client of the cluster cannot be made", Err: err}
		}
		c.transports[u.Host] = t
	}
	return c, nil
}

// transport is to one address.
func (c *Client) transport(u *url.URL, next http.RoundTripper) (*opensearchtransport.Client, error) {
	return opensearchtransport.New(opensearchtransport.Config{
		URLs:     []*url.URL{u},
		Username: c.options.Credentials.User, Password: c.options.Credentials.Password,
		Transport:             next,
		DisableRetry:          true, // attempts does it
		ConnectionPoolFunc:    connections,
		HealthCheck:           opensearchtransport.NoOpHealthCheck,
		NodeStatsInterval:     -1,
		MaxRetryClusterHealth: -1,
	})
}

func roundTripper(o Options) *http.Transport {
	return &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: dialTimeout, KeepAlive: 15 * time.Second}).DialContext,
		TLSHandshakeTimeout: handshakeTimeout,
		TLSClientConfig:     &tls.Config{RootCAs: o.Roots, MinVersion: tls.VersionTLS12},
		MaxIdleConnsPerHost: idleConnections,
		IdleConnTimeout:     90 * time.Second,
		DisableCompression:  true, // nodes and servers are near each other: compressing costs more than sending
	}
}

// Address returns where the cluster is.
func (c *Client) Address() Address { return c.address }

// Close ends what goes on by itself, and closes the connections that wait for a call.
func (c *Client) Close() error {
	c.rolls.stop()
	var errs []error
	for _, t := range c.transports {
		errs = append(errs, t.Close())
	}
	return errors.Join(errs...)
}
