package cluster_test

import (
	"encoding/json"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// A node says of each shard how many copies are there, and of a write how many there are to be.
func TestLiveAwaitCopies(t *testing.T) {
	_, index := live(t)
	a, err := cluster.ParseAddress(clustertest.Shared(t).Address("n"))
	must(t, err)
	client := newClient(t, a, cluster.Options{Patience: 300 * time.Millisecond})
	w, err := client.Write(t.Context(), cluster.Write{Ref: cluster.Ref{Index: index, ID: "1"}, Source: json.RawMessage(`{"n":1}`)})
	if err != nil || w.Copies != 1 || w.Of != 1 {
		t.Errorf("%+v, %v", w, err)
	}
	for _, asked := range []string{"1", "all"} {
		must(t, client.AwaitCopies(t.Context(), index, asked))
	}
	must(t, client.PutSettings(t.Context(), index, json.RawMessage(`{"index":{"number_of_replicas":1,"write.wait_for_active_shards":"1"}}`)))
	if w, err = client.Write(t.Context(), cluster.Write{Ref: w.Ref, Source: json.RawMessage(`{"n":2}`)}); err != nil || w.Copies != 1 || w.Of != 2 {
		t.Errorf("with a copy that is on no node: %+v, %v", w, err)
	}
	for _, asked := range []string{"2", "all"} {
		if err := client.AwaitCopies(t.Context(), index, asked); dateline.KindOf(err) != dateline.Unavailable {
			t.Errorf("%s copies of one node: %v", asked, err)
		}
	}
	must(t, client.PutSettings(t.Context(), index, json.RawMessage(`{"index":{"write.wait_for_active_shards":"all"}}`)))
	if asked, err := client.CopiesAsked(t.Context(), index); err != nil || asked != "all" {
		t.Errorf("asked for %q, %v", asked, err)
	}
}
