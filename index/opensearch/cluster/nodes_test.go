package cluster

import (
	"strings"
	"testing"
	"time"

	"github.com/opensearch-project/opensearch-go/v4/opensearchtransport"
)

// Nodes take turns; one that failed is left out for a second, then two, and so on,
// and is asked all the same where no other is left.
func TestNodesTakeTurns(t *testing.T) {
	a := Address{Hosts: []string{"a:1", "b:1", "c:1"}}
	n := newNodes(a.urls())
	clock := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	n.now = func() time.Time { return clock }
	var hosts []*opensearchtransport.Connection
	for _, u := range a.urls() {
		hosts = append(hosts, &opensearchtransport.Connection{URL: u})
	}
	turns := func(k int) string {
		var out strings.Builder
		for range k {
			out.WriteString(n.pick(hosts).URL.Host[:1])
		}
		return out.String()
	}
	for _, step := range []struct {
		fail, ok string
		wait     time.Duration
		want     string
	}{
		{want: "abcabc"},
		{fail: "b", want: "accacc"},
		{wait: 999 * time.Millisecond, want: "accacc"},
		{wait: time.Millisecond, want: "abcabc"},
		{fail: "b", wait: 1999 * time.Millisecond, want: "accacc"},
		{wait: time.Millisecond, want: "abcabc"},
		{fail: "ac", want: "bbbbbb"},
		{fail: "b", want: "accacc"}, // those that come back first: b is out for four seconds
		{ok: "b", want: "bbbbbb"},
		{fail: "bbbbbbbbbbbbbbbbbbb", wait: 30 * time.Second, want: "abcabc"},
	} {
		for _, h := range step.fail {
			n.failed(string(h) + ":1")
		}
		for _, h := range step.ok {
			n.answered(string(h) + ":1")
		}
		clock = clock.Add(step.wait)
		n.next = 0
		if got := turns(6); got != step.want {
			t.Errorf("%+v: %s", step, got)
		}
	}
}
