package find

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"dateline/index/opensearch/cluster"
)

// Where copies of shards are lost, states that pages may lead on from are let go of: all of
// that index, once, and none of another.
func TestLostCopiesEndStates(t *testing.T) {
	missing, ended := 0, make(chan string, 9)
	x := served(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.Method == http.MethodDelete {
			body, _ := io.ReadAll(r.Body)
			ended <- string(body)
		}
		fmt.Fprintf(w, `{"indices":{"n.find-1":{"unassigned_shards":%d,"initializing_shards":1},"n.find-2":{"unassigned_shards":7}}}`, missing)
	}), cluster.Options{}, Options{})
	kept := func(id string, n int) *pin {
		p := newPin(id)
		p.index = fmt.Sprint("n.find-", n)
		p.chains["a search"] = 1
		return p
	}
	other, searched := kept("other", 2), kept("searched", 1)
	searched.searches = 1
	x.pins.left = []*pin{kept("old", 1), other, searched}
	x.pins.cur = kept("now", 1)
	was := x.tend(t.Context(), map[string]int{"n.find-1": 1})
	if len(x.pins.left) != 3 || x.pins.cur == nil {
		t.Fatalf("nothing was lost, and %d states are left", len(x.pins.left))
	}
	missing = 2
	was = x.tend(t.Context(), was)
	if body := <-ended; !strings.Contains(body, `"old"`) || !strings.Contains(body, `"now"`) || strings.Contains(body, "other") || strings.Contains(body, "searched") {
		t.Errorf("ended are %s, want old and now", body)
	}
	if x.pins.cur != nil || !slices.Equal(x.pins.left, []*pin{other, searched}) {
		t.Errorf("left are %v and %v", x.pins.cur, x.pins.left)
	}
	x.over(x.pins.lead(searched, "a search")) // it gives a cursor at its end
	x.over(x.pins.leave(searched))
	if body := <-ended; !strings.Contains(body, `"searched"`) {
		t.Errorf("ended are %s, want searched", body)
	}
	x.pins.cur = kept("later", 1)
	if x.tend(t.Context(), was); x.pins.cur == nil {
		t.Error("a state was ended that was opened behind the loss")
	}
}
