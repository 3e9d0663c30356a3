package cluster_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

const (
	shardsMissing = `{"error":{"root_cause":[],"type":"search_phase_execution_exception","reason":"","caused_by":{"type":"search_phase_execution_exception",` +
		`"reason":"Search rejected due to missing shards [[i][1]]"}},"status":503}`
	badQuery = `{"error":{"root_cause":[{"type":"query_shard_exception","reason":"failed to create query"}],"type":"search_phase_execution_exception","reason":"all shards failed"},"status":400}`
)

// That a part is missing is told from all else that may be wrong, once it was asked for again.
func TestAMissingPartIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		body   string
		part   bool
		calls  int
	}{
		"no copy of a shard":  {503, shardsMissing, true, 2},
		"a shard has failed":  {200, `{"_shards":{"total":3,"successful":2,"failed":1}}`, true, 1},
		"a wrong query":       {400, badQuery, false, 1},
		"too much to do":      {503, `{"error":{"type":"opensearch_rejected_execution_exception"},"status":503}`, false, 2},
		"the cluster is away": {503, ``, false, 2},
	} {
		t.Run(name, func(t *testing.T) {
			f, client := startFake(t, cluster.Options{Patience: time.Nanosecond})
			f.only(c.status, c.body)
			_, err := client.Search(t.Context(), "i", nil, nil)
			if errors.Is(err, cluster.ErrPart) != c.part || f.calls() != c.calls {
				t.Errorf("%d calls, error %v", f.calls(), err)
			}
			if kind := dateline.KindOf(err); c.status != 400 && kind != dateline.Unavailable {
				t.Errorf("error %v of kind %v, want unavailable", err, kind)
			}
		})
	}
}

// A point in time may be opened of the shards that are there, and says how many are not; one
// of none is refused.
func TestPointInTimeOfAPart(t *testing.T) {
	f, client := startFake(t, cluster.Options{Patience: time.Nanosecond})
	f.only(200, `{"pit_id":"p","_shards":{"total":3,"successful":1,"failed":1}}`)
	id, of, err := client.OpenPartPIT(t.Context(), "i", time.Minute)
	if err != nil || id != "p" || of.Total != 3 || of.Missing() != 2 {
		t.Errorf("%q of %+v, %v", id, of, err)
	}
	if q := f.last().URL.Query().Get("allow_partial_pit_creation"); q != "true" {
		t.Errorf("asked for a part: %s", q)
	}
	f.only(200, `{"pit_id":"p","_shards":{"total":3,"successful":0}}`)
	if id, _, err := client.OpenPartPIT(t.Context(), "i", time.Minute); !errors.Is(err, cluster.ErrPart) {
		t.Errorf("of no shard: %q, %v", id, err)
	}
	f.only(200, `{"pit_id":"p","_shards":{"total":3,"successful":2}}`)
	if id, err := client.OpenPIT(t.Context(), "i", time.Minute); !errors.Is(err, cluster.ErrPart) || !strings.Contains(f.last().URL.RawQuery, "creation=false") {
		t.Errorf("of all shards: %q, %v", id, err)
	}
}
