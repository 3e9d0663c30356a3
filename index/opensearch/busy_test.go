package opensearch_test

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// busy is a door before a node that refuses what is written to the index with a status, until
// it is told to let it pass.
type busy struct {
	at      cluster.Address
	refused atomic.Int64
	status  atomic.Int64 // 0 lets all pass
}

func newBusy(t *testing.T, node *clustertest.Cluster, name string, status int) *busy {
	t.Helper()
	b := &busy{}
	b.status.Store(int64(status))
	b.at = newDoor(t, node, name, func(w http.ResponseWriter, r *http.Request, body []byte, pass func()) {
		if n := b.status.Load(); n != 0 && ofIndex(r, body, name) {
			w.WriteHeader(int(n))
			b.refused.Add(1)
			return
		}
		pass()
	})
	return b
}

// While the cluster has too much to do to index what was put, who waits for it waits on, for
// as long as he has. What is no matter of time he is told at once.
func TestWaitGoesOnWhileTheClusterIsBusy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		status int
		passes bool
	}{
		{"too much to do", http.StatusTooManyRequests, true},
		{"not at the moment", http.StatusServiceUnavailable, true},
		{"refused", http.StatusInternalServerError, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			node := clustertest.Shared(t)
			door := newBusy(t, node, address(t, node).Name, c.status)
			a := server(t, door.at, opensearch.Options{Poll: 10 * time.Millisecond, Cluster: cluster.Options{Patience: time.Millisecond}})
			_, upTo, err := a.Put(t.Context(), []dateline.Article{article("a", "alpha")})
			if err != nil {
				t.Fatal(err)
			}
			for door.refused.Load() < 5 { // so often that it has been said that the index cannot follow
				time.Sleep(10 * time.Millisecond)
			}
			while := patience
			if c.passes {
				while = 200 * time.Millisecond
			}
			brief, cancel := context.WithTimeout(t.Context(), while)
			defer cancel()
			switch err := a.Wait(brief, upTo); {
			case c.passes && !errors.Is(err, context.DeadlineExceeded):
				t.Errorf("error %v, want that of the caller's time", err)
			case !c.passes && dateline.KindOf(err) != dateline.Unavailable:
				t.Errorf("error %v, want unavailable", err)
			}
			waited := make(chan error, 1)
			go func() { waited <- a.Wait(t.Context(), upTo) }()
			door.status.Store(0)
			if err := <-waited; c.passes && err != nil {
				t.Error(err)
			}
			if err := a.Wait(t.Context(), upTo); c.passes && err != nil {
				t.Error(err)
			}
		})
	}
}
