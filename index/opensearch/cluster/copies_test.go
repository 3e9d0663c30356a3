package cluster_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// healthOf answers for an index of which each shard has so many active copies of two.
func healthOf(active ...int) string {
	var shards []string
	for i, n := range active {
		shards = append(shards, fmt.Sprintf(`"%d":{"active_shards":%d,"initializing_shards":0,"unassigned_shards":%d}`, i, n, 2-n))
	}
	return `{"status":"yellow","indices":{"i":{"shards":{` + strings.Join(shards, ",") + `}}}}`
}

// Copies are waited for of each shard, and while there is patience.
func TestAwaitCopies(t *testing.T) {
	for name, c := range map[string]struct {
		asked   string
		answers []string
		calls   int
	}{
		"at once":         {"2", []string{healthOf(2, 2)}, 1},
		"of one shard":    {"2", []string{healthOf(2, 1), healthOf(1, 2), healthOf(2, 2)}, 3},
		"all":             {"all", []string{healthOf(2, 1), healthOf(2, 2)}, 2},
		"no shard is yet": {"1", []string{healthOf(), healthOf(1)}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			f, client := startFake(t, cluster.Options{Patience: time.Minute})
			for _, a := range c.answers {
				f.answer(200, a)
			}
			if err := client.AwaitCopies(t.Context(), "i", c.asked); err != nil || f.calls() != c.calls {
				t.Errorf("%d calls, error %v, want %d", f.calls(), err, c.calls)
			}
			if u := f.last().URL; u.Path != "/_cluster/health/i" || u.Query().Get("level") != "shards" {
				t.Errorf("it asked %s", u)
			}
		})
	}
	f, client := startFake(t, cluster.Options{})
	f.answer(200, healthOf(2, 1))
	err := client.AwaitCopies(t.Context(), "i", "2")
	var e *dateline.Error
	if !errors.As(err, &e) || e.Kind != dateline.Unavailable || !strings.Contains(e.Hint, "may have been written") {
		t.Errorf("error %v, want unavailable with what to do", err)
	}
}

func TestWrittenShort(t *testing.T) {
	for _, c := range []struct {
		w     cluster.Written
		asked string
		want  bool
	}{
		{cluster.Written{Copies: 2, Of: 2}, "2", false},
		{cluster.Written{Copies: 1, Of: 2}, "2", true},
		{cluster.Written{Copies: 1, Of: 2}, "1", false},
		{cluster.Written{Copies: 2, Of: 3}, "2", false},
		{cluster.Written{Copies: 2, Of: 3}, "all", true},
		{cluster.Written{Copies: 1, Of: 1}, "all", false},
		{cluster.Written{Err: cluster.ErrConflict}, "1", false},
		{cluster.Written{Err: cluster.ErrConflict}, "2", true},
	} {
		if got := c.w.Short(c.asked); got != c.want {
			t.Errorf("%+v of %s asked: %v", c.w, c.asked, got)
		}
	}
}

// What a client asks for goes before what the index says; without both it is one.
func TestCopiesAsked(t *testing.T) {
	for name, c := range map[string]struct{ option, index, want string }{
		"nothing":          {"", `{"index.uuid":"u"}`, "1"},
		"of the index":     {"", `{"index.write.wait_for_active_shards":"2"}`, "2"},
		"of the client":    {"all", `{"index.write.wait_for_active_shards":"2"}`, "all"},
		"all of the index": {"", `{"index.write.wait_for_active_shards":"all"}`, "all"},
	} {
		t.Run(name, func(t *testing.T) {
			f, client := startFake(t, cluster.Options{Copies: c.option})
			f.answer(200, `{"i":{"settings":`+c.index+`}}`)
			if got, err := client.CopiesAsked(t.Context(), "i"); err != nil || got != c.want {
				t.Errorf("%q, %v, want %q", got, err, c.want)
			}
		})
	}
}
