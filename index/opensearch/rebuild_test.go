package opensearch_test

import (
	"fmt"
	"testing"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// A rebuild that was broken off is gone on with by the next, at whatever server: it writes the
// rest only, and what changed meanwhile.
func TestRebuildGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	const many, atOnce = 600, 512
	node := clustertest.Shared(t)
	at := address(t, node)
	searched := server(t, at, opensearch.Options{})
	var all []string
	for i := range many {
		id := fmt.Sprintf("n%04d", i)
		all = append(all, id, "kite "+id)
	}
	put(t, searched, searched, all...)
	first := newFilling(t, node, at.Name, true)
	opt := opensearch.Options{Cluster: cluster.Options{Patience: 1}}.FillingAtOnce(atOnce) // it gives up at once
	if err := server(t, first.at, opt).Rebuild(t.Context(), nil); err == nil {
		t.Fatal("the rebuild was not broken off")
	}
	begun := indicesOf(t, at)
	if len(begun) != 2 {
		t.Fatalf("indices are %v, want that which is searched and one that was begun", begun)
	}
	if _, err := searched.Erase(t.Context(), "n0007", ""); err != nil {
		t.Fatal(err)
	}
	put(t, searched, searched, "n0008", "kite anew", "new", "kite")
	second := newFilling(t, node, at.Name, false)
	other := server(t, second.at, opensearch.Options{}.FillingAtOnce(atOnce))
	if err := other.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if n := second.written.Load(); n == 0 || n > many/2 {
		t.Errorf("%d texts were written to go on behind %d of %d", n, first.written.Load(), many)
	}
	if is, err := client(t, at).Alias(t.Context(), at.Name+".find-*", at.Name+".find"); err != nil || len(is) != 1 || is[0] != begun[1] {
		t.Errorf("%v is searched, %v; want %s", is, err, begun[1])
	}
	for text, want := range map[string]int{"kite": many, "anew": 1, "n0007": 0} {
		if r := found(t, other, dateline.Search{Text: text, Limit: 1}); r.Total != want {
			t.Errorf("%q finds %d, want %d", text, r.Total, want)
		}
	}
	sound(t, other)
}

func indicesOf(t *testing.T, at cluster.Address) []string {
	t.Helper()
	all, err := client(t, at).Indices(t.Context(), at.Name+".find-*")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// An index that is made anew is spread as the archive was, whichever server makes it.
func TestRebuildKeepsShardsAndReplicas(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	made := server(t, at, opensearch.Options{Shards: 3, Replicas: "0"})
	put(t, made, made, "a", "alpha")
	if err := server(t, at, opensearch.Options{}).Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	all := indicesOf(t, at)
	is, err := client(t, at).Settings(t.Context(), all[len(all)-1])
	if err != nil || len(all) != 2 || is["index.number_of_shards"] != "3" || is["index.number_of_replicas"] != "0" {
		t.Errorf("of the indices %v the last has %v shards and %v replicas, %v; want 3 and 0", all, is["index.number_of_shards"], is["index.number_of_replicas"], err)
	}
}
