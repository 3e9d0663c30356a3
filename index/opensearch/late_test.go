package opensearch_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// gate is a door before a node. It keeps a server waiting in the middle of writing the
// index, with all else that it asks meanwhile, as one waits that is stopped.
type gate struct {
	at       cluster.Address
	shut     atomic.Bool
	waiting  chan struct{} // closed when the server waits
	open     chan struct{} // closed by the test
	answered chan struct{} // closed when the node has answered what had to wait
}

// newGate is a gate before a node, which the first write of the index that has a word in
// it has to wait at.
func newGate(t *testing.T, node *clustertest.Cluster, name, word string) *gate {
	t.Helper()
	g := &gate{waiting: make(chan struct{}), open: make(chan struct{}), answered: make(chan struct{})}
	g.at = newDoor(t, node, name, func(_ http.ResponseWriter, _ *http.Request, body []byte, pass func()) {
		if bytes.Contains(body, []byte(name+".find-")) && bytes.Contains(body, []byte(word)) && g.shut.CompareAndSwap(false, true) {
			defer close(g.answered)
			close(g.waiting)
		}
		if g.shut.Load() {
			select {
			case <-g.open:
			case <-t.Context().Done():
			}
		}
		pass()
	})
	return g
}

// A server that is stopped in the middle of a batch, and goes on when another has followed
// the record and read what it wrote anew, changes nothing any more.
func TestLateServerHarmsNothing(t *testing.T) {
	t.Parallel()
	node := clustertest.Shared(t)
	at := address(t, node)
	g := newGate(t, node, at.Name, "Velun")
	opt := opensearch.Options{Lease: 400 * time.Millisecond, Cluster: cluster.Options{Attempt: patience}}
	late := server(t, g.at, opt)
	put(t, late, late, "first", "alpha")
	putting := server(t, at, opensearch.Options{Lease: patience}) // it does not follow the record
	_, _, err := putting.Put(t.Context(), []dateline.Article{article("x", "Velun")})
	if err != nil {
		t.Fatal(err)
	}
	<-g.waiting
	other := server(t, at, opt)
	_, upTo, err := other.PutPlaces(t.Context(), "atlas", []dateline.Place{{ID: "velun", Label: "Velun"}})
	if err == nil {
		err = other.Wait(t.Context(), upTo)
	}
	if err != nil {
		t.Fatal(err)
	}
	finds(t, other, "place:velun", "x")
	close(g.open)
	<-g.answered
	put(t, other, other, "last", "beta")
	finds(t, other, "place:velun", "x")
	sound(t, other)
	put(t, late, late, "behind", "beta") // it goes on as one of two
	finds(t, late, "place:velun", "x")
}

// A server that is stopped while it makes the index anew, and goes on when another has done
// so, writes nothing to that one and takes nothing away.
func TestLateRebuildHarmsNothing(t *testing.T) {
	t.Parallel()
	node := clustertest.Shared(t)
	at := address(t, node)
	opt := opensearch.Options{Lease: 400 * time.Millisecond, Cluster: cluster.Options{Attempt: patience}}
	other := server(t, at, opt)
	put(t, other, other, "stays", "alpha", "x", "alpha Velun")
	g := newGate(t, node, at.Name, "Velun")
	opt.Lease = patience // it does not follow the record meanwhile
	late := server(t, g.at, opt)
	rebuilt := make(chan error)
	go func() { rebuilt <- late.Rebuild(t.Context(), nil) }()
	<-g.waiting
	seq, err := other.Erase(t.Context(), "x", "")
	if err == nil {
		err = other.Wait(t.Context(), seq)
	}
	if err == nil {
		err = other.Rebuild(t.Context(), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	close(g.open)
	if err := <-rebuilt; err == nil {
		t.Error("the late index was taken")
	}
	put(t, other, other, "last", "alpha")
	finds(t, other, "alpha", "last", "stays")
	sound(t, other)
}

// sound reports what Check finds.
func sound(t *testing.T, a *opensearch.Archive) {
	t.Helper()
	if err := a.Check(t.Context(), func(f dateline.Fault) { t.Errorf("%+v", f) }); err != nil {
		t.Error(err)
	}
}

// While a server follows the record no other begins to.
func TestOneServerFollows(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	opt := opensearch.Options{Lease: patience}
	one := server(t, at, opt)
	put(t, one, one, "a", "alpha")
	two := server(t, at, opt)
	before := epoch(t, at)
	for _, id := range []string{"b", "c", "d"} {
		put(t, two, two, id, "alpha")
	}
	if after := epoch(t, at); before != after || after == 0 {
		t.Errorf("%d servers have followed in turn, and %d before: want one", after, before)
	}
}

// epoch is how many servers have come to write the index.
func epoch(t *testing.T, at cluster.Address) int {
	t.Helper()
	d, err := client(t, at).Get(t.Context(), cluster.Ref{Index: at.Name + ".find", ID: ".progress"}, nil)
	var p struct{ Source struct{ Epoch int } }
	if err == nil {
		err = json.Unmarshal(d.Source, &p)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p.Source.Epoch
}
