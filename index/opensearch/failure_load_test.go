package opensearch_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/clustertest"
)

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
