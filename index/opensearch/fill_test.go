package opensearch_test

import (
	"bytes"
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
	"dateline/index/opensearch/log"
)

// filling is a door before a node that counts the texts which are written to the index. Once
// the index says how far it is filled it refuses the others, if it is to break that off.
type filling struct {
	at      cluster.Address
	breaks  bool
	written atomic.Int64
	said    atomic.Bool // that a part is filled
}

func newFilling(t *testing.T, node *clustertest.Cluster, name string, breaks bool) *filling {
	t.Helper()
	f := &filling{breaks: breaks}
	f.at = newDoor(t, node, name, func(w http.ResponseWriter, r *http.Request, body []byte, pass func()) {
		if ofIndex(r, body, name) {
			if f.breaks && f.said.Load() {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			f.written.Add(int64(bytes.Count(body, []byte("\n"))) / 2)
		}
		pass()
		if bytes.Contains(body, []byte(`"filled":"`)) {
			f.said.Store(true)
		}
	})
	return f
}

// An index that is lost is made anew from the record. A server that goes on with what another
// was broken off at writes the rest only; what was erased meanwhile is not in it.
func TestFillGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	const many, atOnce = 600, 512
	node := clustertest.Shared(t)
	at := address(t, node)
	client, err := cluster.New(at, cluster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	record, err := log.Open(t.Context(), client, at.Name, log.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { record.Close() })
	batch := make([]dateline.Article, many)
	for i := range batch {
		id := fmt.Sprintf("n%04d", i)
		batch[i] = dateline.Article{ID: dateline.ID(id), Body: "kite " + id, Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: id}}}
	}
	if _, _, err := record.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	first := newFilling(t, node, at.Name, true)
	a, err := opensearch.Open(t.Context(), first.at, opensearch.Options{Cluster: cluster.Options{Patience: time.Millisecond}}.FillingAtOnce(atOnce))
	if err != nil {
		t.Fatal(err)
	}
	until(t, "filled in part", first.said.Load)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := record.Erase(t.Context(), "n0007", ""); err != nil {
		t.Fatal(err)
	}
	second := newFilling(t, node, at.Name, false)
	if a, err = opensearch.Open(t.Context(), second.at, opensearch.Options{}.FillingAtOnce(atOnce)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	head, err := record.Look(t.Context())
	if err == nil {
		err = a.Wait(t.Context(), head)
	}
	if err != nil {
		t.Fatal(err)
	}
	if n := second.written.Load(); n == 0 || n > many/2 {
		t.Errorf("%d texts were written to go on behind %d of %d", n, first.written.Load(), many)
	}
	res, err := a.Search(t.Context(), dateline.Search{Text: "kite", Limit: 1})
	if err != nil || res.Total != many-1 {
		t.Errorf("%+v, %v; want %d articles", res, err, many-1)
	}
	if err := a.Check(t.Context(), func(f dateline.Fault) { t.Errorf("%+v", f) }); err != nil {
		t.Error(err)
	}
}
