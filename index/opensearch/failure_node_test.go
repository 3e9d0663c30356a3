package opensearch_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline"
)

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

// away is how long a whole cluster is not there: longer than a call is made again.
const away = 30 * time.Second

// How long a node stands still, and how long at most: the others do without it behind half a
// minute.
const (
	stands     = 5 * time.Second
	standsMost = 25 * time.Second
)

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
	if took := time.Since(from); took > standsMost {
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
	for i, was := range x.servers {
		if err := was.Close(); err != nil {
			t.Fatal(err)
		}
		x.servers[i] = x.open(t, false, 3*time.Second)
	}
	l := x.load(t, "away")
	l.Go(t, 10)
	for i := range 3 {
		x.Kill(t, i)
	}
	end := time.Now().Add(away)
	x.refused(t)
	time.Sleep(time.Until(end))
	from := time.Now()
	for i := range 3 {
		x.Restart(t, i)
	}
	x.since(t, from, "green", 3)
	l.Go(t, 10)
	x.check(t, l, "away", true)
}

// refused asks all that the servers are asked in vain, for as long as they try it.
func (x *trial) refused(t *testing.T) {
	t.Helper()
	var all sync.WaitGroup
	for _, a := range x.servers {
		all.Go(func() {
			if _, err := a.Search(t.Context(), dateline.Search{Text: "seed"}); dateline.KindOf(err) != dateline.Unavailable {
				t.Errorf("a search: %v, want unavailable", err)
			}
		})
		all.Go(func() {
			if _, _, err := a.Put(t.Context(), []dateline.Article{article("nowhere", "nowhere")}); dateline.KindOf(err) != dateline.Unavailable {
				t.Errorf("a write: %v, want unavailable", err)
			}
		})
	}
	all.Wait()
}
