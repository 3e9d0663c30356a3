package opensearch_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/index/opensearch"
	"dateline/index/opensearch/clustertest"
)

// One write may take longer than a lease lasts, and an answer about the lease may be lost:
// nobody else begins to write the index meanwhile.
func TestALeaseIsKeptWhileAWriteTakesLong(t *testing.T) {
	t.Parallel()
	const lease = 5 * time.Second // which a machine that has other things to do keeps too
	node := clustertest.Shared(t)
	at := address(t, node)
	var armed, slow, lost atomic.Bool
	door := newDoor(t, node, at.Name, func(_ http.ResponseWriter, r *http.Request, body []byte, pass func()) {
		switch {
		case !armed.Load():
		case ofIndex(r, body, at.Name) && slow.CompareAndSwap(false, true):
			time.Sleep(2 * lease)
		case slow.Load() && r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, "/.lease") && lost.CompareAndSwap(false, true):
			pass()
			panic(http.ErrAbortHandler)
		}
		pass()
	})
	writer := server(t, door, opensearch.Options{Lease: lease, Poll: 20 * time.Millisecond})
	put(t, writer, writer, "first", "beta") // it holds the lease
	armed.Store(true)
	other := server(t, at, opensearch.Options{Lease: lease, Poll: 20 * time.Millisecond})
	put(t, writer, other, "a", "alpha")
	finds(t, other, "alpha", "a")
	if !slow.Load() || !lost.Load() {
		t.Fatalf("a write took long: %v, an answer was lost: %v", slow.Load(), lost.Load())
	}
	if n := epoch(t, at); n != 1 {
		t.Errorf("%d times a server began to write the index, want once", n)
	}
}
