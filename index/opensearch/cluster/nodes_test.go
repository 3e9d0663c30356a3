package cluster

import (
	"slices"
	"strings"
	"testing"
)

// Nodes take turns; one that failed is left out until it answers, and is asked all the
// same where no other is left.
func TestNodesTakeTurns(t *testing.T) {
	n := newNodes([]string{"a:1", "b:1", "c:1"})
	turns := func(k int) string {
		var out strings.Builder
		for range k {
			out.WriteString(n.pick()[:1])
		}
		return out.String()
	}
	for _, step := range []struct{ fail, ok, want string }{
		{want: "abcabc"},
		{fail: "b", want: "accacc"},
		{fail: "b", want: "accacc"},
		{ok: "b", want: "abcabc"},
		{fail: "ac", want: "bbbbbb"},
		{fail: "b", want: "abcabc"},
		{ok: "c", want: "cccccc"},
	} {
		for _, h := range step.fail {
			n.failed(string(h) + ":1")
		}
		for _, h := range step.ok {
			n.answered(string(h) + ":1")
		}
		n.next = 0
		if got := turns(6); got != step.want {
			t.Errorf("%+v: %s", step, got)
		}
	}
	if !slices.Equal(n.leftOut(), []string{"a:1", "b:1"}) || n.allOut([]string{"a:1", "c:1"}) || !n.allOut([]string{"a:1"}) {
		t.Errorf("left out are %v", n.leftOut())
	}
	if host, ok := n.another([]string{"c:1"}); ok {
		t.Errorf("beside those left out and c there is %s", host)
	}
}
