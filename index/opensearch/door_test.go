package opensearch_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// newDoor is a door before a node for the archive called name: at is told of each call, and
// answers it or lets it pass.
func newDoor(t *testing.T, node *clustertest.Cluster, name string, at func(w http.ResponseWriter, r *http.Request, body []byte, pass func())) cluster.Address {
	t.Helper()
	to, err := url.Parse(node.URLs()[0])
	if err != nil {
		t.Fatal(err)
	}
	next := httputil.NewSingleHostReverseProxy(to)
	next.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) } // a caller has gone
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		at(w, r, body, func() { next.ServeHTTP(w, r) })
	}))
	t.Cleanup(srv.Close)
	return cluster.Address{Hosts: []string{strings.TrimPrefix(srv.URL, "http://")}, Name: name}
}

// ofIndex reports whether a call writes to the index of the archive called name.
func ofIndex(r *http.Request, body []byte, name string) bool {
	return r.URL.Path == "/_bulk" && bytes.Contains(body, []byte(name+".find-"))
}
