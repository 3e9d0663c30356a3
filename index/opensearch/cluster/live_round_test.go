package cluster_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"dateline/index/opensearch/cluster"
)

// Several points in time are kept by one call, which says when one has ended.
func TestLivePointsInTimeAreRenewed(t *testing.T) {
	client, index := live(t)
	ctx := t.Context()
	var all []cluster.Question
	var ids []string
	for range 2 {
		id, err := client.OpenPIT(ctx, index, time.Minute)
		must(t, err)
		ids = append(ids, id)
		body := json.RawMessage(`{"size":0,"track_total_hits":false,"query":{"match_none":{}},"pit":` + asJSON(t, cluster.PITOf(id, 5*time.Minute)) + `}`)
		all = append(all, cluster.Question{Body: body})
	}
	got, err := client.MSearch(ctx, all)
	must(t, err)
	if len(got) != 2 || got[0].Shards.Total != 2 || got[1].Shards.Total != 2 {
		t.Errorf("%+v", got)
	}
	must(t, client.ClosePIT(ctx, ids[0]))
	if _, err := client.MSearch(ctx, all); !errors.Is(err, cluster.ErrExpired) {
		t.Errorf("error %v, want expired", err)
	}
	must(t, client.ClosePIT(ctx, ids...))
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	must(t, err)
	return string(raw)
}
