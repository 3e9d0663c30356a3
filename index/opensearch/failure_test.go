package opensearch_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// seeded is how many articles the searches have to find, whatever fails.
const seeded = 300

// trial is an archive on three nodes with two servers.
type trial struct {
	*clustertest.Cluster
	at      cluster.Address
	servers [2]*opensearch.Archive

	mu      sync.Mutex
	slowest time.Duration // see lap
}

// TestFailures lets nodes and servers fail under load. A search is never wrong, and
// what was acknowledged is never lost.
func TestFailures(t *testing.T) {
	x := newTrial(t)
	t.Run("kill -9 of the cluster manager", func(t *testing.T) { x.killed(t, x.Manager(t)) })
	t.Run("kill -9 of a data node", func(t *testing.T) { x.killed(t, (x.Manager(t)+1)%3) })
	t.Run("a node stands still", x.stopped)
	t.Run("kill -9 of a server", x.killedServer)
	t.Run("full disks", x.fullDisks)
	t.Run("the cluster away", x.away)
}

func newTrial(t *testing.T) *trial {
	t.Helper()
	x := &trial{Cluster: clustertest.Start(t, 3)}
	var err error
	if x.at, err = cluster.ParseAddress(x.Address("trial")); err != nil {
		t.Fatal(err)
	}
	for i := range x.servers {
		x.servers[i] = x.open(t, i == 0, 20*time.Second) // the nodes may share a machine with other tests
	}
	var batch []dateline.Article
	for i := range seeded {
		batch = append(batch, article(fmt.Sprint("seed", i), "seed"))
	}
	if _, _, err := x.servers[0].Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	for _, a := range x.servers {
		followed(t, a)
	}
	x.Wait(t, "green", 3)
	return x
}

// followed waits until a server's searches see all that is in the record.
func followed(t *testing.T, a *opensearch.Archive) {
	t.Helper()
	until(t, "followed", func() bool {
		stats, err := a.Stats(t.Context())
		if err == nil {
			err = a.Wait(t.Context(), stats.Seq)
		}
		if err != nil && dateline.KindOf(err) != dateline.Unavailable {
			t.Fatal(err)
		}
		return err == nil
	})
}

// open opens one of its servers, which asks the cluster again for so long.
func (x *trial) open(t *testing.T, first bool, patience time.Duration) *opensearch.Archive {
	t.Helper()
	a, err := opensearch.Open(t.Context(), x.at, opensearch.Options{
		Make: first, Shards: 3, Replicas: "1", Cluster: cluster.Options{Patience: patience},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() }) // the cluster may be away
	return a
}

func article(id, word string) dateline.Article {
	return dateline.Article{
		ID: dateline.ID(id), Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "trial", Value: id}},
		Title: "The " + word + " called " + id, Body: "What is told of the " + word + " here is short.",
	}
}
