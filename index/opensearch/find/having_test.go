package find

import (
	"fmt"
	"net/http"
	"testing"

	"dateline/index/opensearch/cluster"
	"dateline/index/rank"
)

// All that is counted is counted of what one refresh shows.
func TestCountedBehindOneRefresh(t *testing.T) {
	var calls []string
	x := served(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls = append(calls, r.URL.Path)
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprintf(w, `{"count":%d,"_shards":{"total":1,"successful":1}}`, len(calls))
	}), cluster.Options{}, Options{})
	matching, refused, err := x.Count(t.Context(), rank.All{})
	if err != nil || matching != 2 || refused != 3 {
		t.Errorf("%d match and %d are refused, %v", matching, refused, err)
	}
	if got := fmt.Sprint(calls); got != "[/n.find/_refresh /n.find/_count /n.find/_count]" {
		t.Errorf("calls %s", got)
	}
}
