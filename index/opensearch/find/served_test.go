package find

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"dateline/index/opensearch/cluster"
)

// served is an Index of the name n on a cluster whose only node a test plays. Who has it doing
// something by itself closes it.
func served(t *testing.T, node http.Handler, c cluster.Options, o Options) *Index {
	t.Helper()
	srv := httptest.NewServer(node)
	t.Cleanup(srv.Close)
	client, err := cluster.New(cluster.Address{Hosts: []string{strings.TrimPrefix(srv.URL, "http://")}, Name: "n"}, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return New(client, o)
}
