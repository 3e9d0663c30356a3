package find

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"dateline/index/opensearch/cluster"
)

// A text that the cluster refuses is no more in the index: groups are looked for in what that
// shows then, and not in what it has shown before.
func TestARefusedTextIsLookedForAnew(t *testing.T) {
	bulks, refreshed := 0, 0
	x := served(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		switch {
		case strings.HasSuffix(r.URL.Path, "/_refresh"):
			refreshed++
			fmt.Fprint(w, `{"_shards":{"total":1,"successful":1}}`)
		case bulks == 0:
			bulks++
			fmt.Fprint(w, `{"items":[{"index":{"_id":"a","status":400,"error":{"type":"mapper_parsing_exception"}}}]}`)
		default:
			fmt.Fprint(w, `{"items":[{"index":{"_id":"a","status":200}}]}`)
		}
	}), cluster.Options{}, Options{})
	g := x.NewGrouper("n.find-1")
	g.same.Store(true)
	write := []cluster.Write{{Op: cluster.Index, Ref: cluster.Ref{Index: "n.find-1", ID: "a"}, Source: []byte(`{"id":"a"}`)}}
	for range 2 {
		if err := g.look(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := x.Writer(t.Context(), Writing{Index: "n.find-1", Groups: g}).send(write); err != nil {
			t.Fatal(err)
		}
	}
	if refreshed != 1 {
		t.Errorf("the index was shown %d times, want once behind the refusal", refreshed)
	}
}
