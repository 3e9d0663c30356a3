package cluster_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// A copy that does not say what it keeps may keep what was removed: it is asked again, and
// nothing is taken for purged before. Where it does not say how far it is, that is an error.
func TestPurgeAsksEveryCopy(t *testing.T) {
	const copies = `"indices":{"i":{"shards":{"0":[{"routing":{"primary":true},"seq_no":{"max_seq_no":4},"retention_leases":{"leases":[{"retaining_seq_no":5}]}}]}}}`
	all, one := `{"_shards":{"total":2,"successful":2},`+copies+`}`, `{"_shards":{"total":2,"successful":1,"failed":1},`+copies+`}`
	for _, c := range []struct {
		stats  []string
		purged bool
	}{
		{[]string{one}, false},
		{[]string{all, all}, true},
		{[]string{all, one, one, all}, true},
	} {
		f, client := startFake(t, cluster.Options{})
		left, merged := c.stats, false
		f.do(func(w http.ResponseWriter, r *http.Request) {
			out := `{"_shards":{"total":2,"successful":2}}`
			switch {
			case strings.HasSuffix(r.URL.Path, "/_stats"):
				out, left = left[0], left[1:]
			case strings.HasSuffix(r.URL.Path, "/_forcemerge"):
				merged = true
				if len(left) > 0 {
					t.Errorf("merged with %d answers left", len(left))
				}
			}
			fmt.Fprint(w, out)
		})
		err := client.Purge(t.Context(), "i")
		if merged != c.purged || c.purged && err != nil || !c.purged && dateline.KindOf(err) != dateline.Unavailable {
			t.Errorf("%d answers: %v, merged %v", len(c.stats), err, merged)
		}
	}
}
