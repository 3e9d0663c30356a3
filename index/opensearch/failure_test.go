package opensearch_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// seeded is how many articles the searches have to find, whatever fails.
const seeded = 300

// away is how long a whole cluster is not there: longer than a call is made again.
const away = 30 * time.Second

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
		x.servers[i] = x.open(t, i == 0)
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

func (x *trial) open(t *testing.T, first bool) *opensearch.Archive {
	t.Helper()
	a, err := opensearch.Open(t.Context(), x.at, opensearch.Options{
		Make: first, Shards: 3, Replicas: "1",
		Cluster: cluster.Options{Patience: 20 * time.Second}, // the nodes may share a machine with other tests
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

// load puts and searches at both servers in turn. Each round has articles of its own.
func (x *trial) load(t *testing.T, round string) *clustertest.Running {
	var turn atomic.Int64
	return clustertest.Load{
		Write: func(ctx context.Context, n int) error {
			_, _, err := x.servers[n%2].Put(ctx, []dateline.Article{article(fmt.Sprint(round, n), round)})
			return err
		},
		Search:  func(ctx context.Context) error { return x.search(ctx, int(turn.Add(1)%2)) },
		Writers: 2, Readers: 2, Pause: 20 * time.Millisecond,
	}.Start(t.Context())
}

// search asks one server, and sees that the answer is right.
func (x *trial) search(ctx context.Context, server int) error {
	from := time.Now()
	defer func() { x.took(time.Since(from)) }()
	res, err := x.servers[server].Search(ctx, dateline.Search{Text: "seed", Limit: 5})
	if err == nil && (res.Total != seeded || len(res.Hits) != 5) {
		err = fmt.Errorf("%d found, %d shown", res.Total, len(res.Hits))
	}
	return err
}

func (x *trial) took(d time.Duration) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.slowest = max(x.slowest, d)
}

// lap is the longest time of a search that was answered since the last lap.
func (x *trial) lap() time.Duration {
	x.mu.Lock()
	defer x.mu.Unlock()
	slowest := x.slowest
	x.slowest = 0
	return slowest.Round(time.Millisecond)
}

// check ends a round: everything acknowledged is there and found, by both servers.
// Searches that failed are wrong unless mayFail.
func (x *trial) check(t *testing.T, l *clustertest.Running, round string, mayFail bool) {
	t.Helper()
	told := l.End()
	t.Log(told)
	if len(told.Failed) > 0 && !mayFail || wrong(told.Failed) > 0 {
		t.Errorf("%d searches failed, %d not as unavailable", len(told.Failed), wrong(told.Failed))
	}
	if n := wrong(told.Unsaid); n > 0 {
		t.Errorf("%d writes failed, and not as unavailable", n)
	}
	if told.Searches == 0 || len(told.Written) == 0 {
		t.Error("there was no load")
	}
	x.held(t, told.Written, round)
}

// wrong counts errors that do not say that it may go better later.
func wrong(errs []error) (n int) {
	for _, err := range errs {
		if dateline.KindOf(err) != dateline.Unavailable {
			n++
		}
	}
	return n
}

// held sees that the articles of a round are there and found.
func (x *trial) held(t *testing.T, written []int, round string) {
	t.Helper()
	ctx := t.Context()
	for i, a := range x.servers {
		followed(t, a)
		for _, n := range written {
			if _, _, err := a.Article(ctx, dateline.ID(fmt.Sprint(round, n)), 0); err != nil {
				t.Errorf("article %d was acknowledged: %v", n, err)
			}
		}
		// More may be there: of a write without an answer it is open.
		res, err := a.Search(ctx, dateline.Search{Text: round, Limit: 1})
		if err != nil || res.Total < len(written) {
			t.Errorf("server %d finds %+v of %d, %v", i, res, len(written), err)
		}
	}
}

func (x *trial) killed(t *testing.T, node int) {
	const round = "killed"
	name := fmt.Sprint(round, node)
	l := x.load(t, name)
	l.Go(t, 10)
	x.lap()
	l.Go(t, 10)
	t.Logf("slowest search before %v", x.lap())
	from := time.Now()
	x.Kill(t, node)
	x.since(t, from, "yellow", 2)
	x.since(t, from, "green", 2)
	l.Go(t, 10)
	x.Restart(t, node)
	x.since(t, from, "green", 3)
	l.Go(t, 10)
	x.check(t, l, name, false)
}

// since says how long it took until the cluster had a status.
func (x *trial) since(t *testing.T, from time.Time, status string, nodes int) {
	t.Helper()
	x.Wait(t, status, nodes)
	t.Logf("%s with %d nodes after %v, slowest search on the way %v", status, nodes, time.Since(from).Round(10*time.Millisecond), x.lap())
}

// stands is how long a node stands still: less than it takes for the others to do without
// it, which is half a minute.
const stands = 10 * time.Second

// A node that stands still for a while delays writes, and harms nothing; searches go round it.
func (x *trial) stopped(t *testing.T) {
	l := x.load(t, "stopped")
	l.Go(t, 10)
	x.lap()
	l.Go(t, 10)
	t.Logf("slowest search before %v", x.lap())
	node := (x.Manager(t) + 1) % 3
	x.Stop(t, node)
	from := time.Now()
	for n := range 10 {
		if err := x.search(t.Context(), n%2); err != nil {
			t.Error(err)
		}
	}
	if took := time.Since(from); took > stands {
		t.Errorf("10 searches took %v while a node stood still", took)
	}
	time.Sleep(time.Until(from.Add(stands)))
	t.Logf("slowest search while a node stands still %v", x.lap())
	x.Cont(t, node)
	l.Go(t, 10)
	x.Wait(t, "green", 3)
	x.check(t, l, "stopped", false)
}

// While no node is there all is refused as Unavailable; the servers go on by
// themselves when the nodes are back.
func (x *trial) away(t *testing.T) {
	l := x.load(t, "away")
	l.Go(t, 10)
	for i := range 3 {
		x.Kill(t, i)
	}
	end := time.Now().Add(away)
	for _, a := range x.servers {
		if _, err := a.Search(t.Context(), dateline.Search{Text: "seed"}); dateline.KindOf(err) != dateline.Unavailable {
			t.Errorf("a search: %v, want unavailable", err)
		}
		if _, _, err := a.Put(t.Context(), []dateline.Article{article("nowhere", "nowhere")}); dateline.KindOf(err) != dateline.Unavailable {
			t.Errorf("a write: %v, want unavailable", err)
		}
	}
	time.Sleep(time.Until(end))
	from := time.Now()
	for i := range 3 {
		x.Restart(t, i)
	}
	x.since(t, from, "green", 3)
	l.Go(t, 10)
	x.check(t, l, "away", true)
}
