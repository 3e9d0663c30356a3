package main

import (
	"strings"
	"testing"
	"time"

	"dateline/bench/peers/line"
)

func TestClusterIsRefused(t *testing.T) {
	for args, want := range map[string]string{
		"-nodes 1,x":   `"x" is no number of nodes; want such as 1,2,3`,
		"-nodes 0":     `"0" is no number of nodes`,
		"-n 0":         "want 1 and up",
		"-rounds 0":    "want 1 and up",
		"-nodes 1 x y": "",
		"-model 5":     "one number; what grows takes two or more",
		"-model 9,5":   "cluster: -model 9,5 is out of range",
	} {
		var stdout, stderr strings.Builder
		code := run(t.Context(), append([]string{"cluster"}, strings.Fields(args+" "+t.TempDir())...), &stdout, &stderr)
		if code != 2 || !strings.Contains(stderr.String(), want) {
			t.Errorf("%s: exit code %d: %s", args, code, stderr.String())
		}
	}
}

// An answer that is another than in a folder is told; the order counts for words and
// phrases alone.
func TestClusterAnswersAreCompared(t *testing.T) {
	answer := func(total int, ids ...string) (a line.Answer) {
		a.Total = total
		for _, id := range ids {
			a.Hits = append(a.Hits, line.Hit{ID: id})
		}
		return a
	}
	at := &clustered{nodes: 1, making: time.Second}
	word, prefix := asked{"word", line.Query{Op: line.Term}}, asked{"prefix", line.Query{Op: line.Prefix}}
	at.compare(0, word, line.Ids, answer(2, "a", "b"), answer(2, "a", "b"))
	at.compare(1, word, line.Ids, answer(2, "a", "b"), answer(2, "b", "a"))
	at.compare(2, prefix, line.Ids, answer(2, "a", "b"), answer(2, "b", "a"))
	at.compare(3, word, line.Whole, answer(2, "a", "b"), answer(2, "b", "a"))
	if at.sameOrder != 1 || at.compared != 2 || len(at.wrong) != 0 {
		t.Errorf("%d of %d in the same order, wrong %q; want 1 of 2 and none", at.sameOrder, at.compared, at.wrong)
	}
	at.compare(4, word, line.Whole, answer(2), answer(3))
	other := answer(2)
	other.Places = []line.Count{{Value: "x", Count: 1}}
	at.compare(5, word, line.Whole, answer(2), other)
	if len(at.wrong) != 2 || !strings.Contains(at.wrong[0], "query 4 (word): 3 found, 2 in a folder") {
		t.Errorf("wrong answers: %q", at.wrong)
	}
	at.took(line.Ids, 2*time.Millisecond)
	at.took(line.Whole, 4*time.Millisecond)
	at.name = "one node"
	if report := clusterReport(1000, 5e6, []*clustered{at}); !strings.Contains(report, "| one node | 1,000 | 4.00, 4.00 | 2.00, 2.00 |") || !strings.Contains(report, "1 of 2") {
		t.Errorf("%s", report)
	}
}
