package main

import (
	"math"
	"strings"
	"testing"
	"time"

	"dateline/bench/peers/line"
)

// made are figures that follow laws exactly: an answer takes 2 ms and 1 ms for each 10,000
// articles, a further shard .5 ms; an article 1,000 and 2,000 bytes, 3 ms and 1 ms.
func made() (all []*grown) {
	for _, n := range []int{10_000, 40_000, 40_000} {
		g := &grown{articles: n, shards: 1}
		each := 2*time.Millisecond + time.Duration(n/10_000)*time.Millisecond
		if len(all) == 2 {
			g.shards = 5
			each += 2 * time.Millisecond
		}
		g.record, g.indexBytes = int64(1000*n), int64(2000*n)
		g.cost = spent{nodes: time.Duration(3*n) * time.Millisecond, own: time.Duration(n) * time.Millisecond}
		for range 100 {
			g.took(line.Whole, 2*each)
		}
		g.asked = spent{nodes: 100 * each, own: 100 * time.Millisecond}
		all = append(all, g)
	}
	return all
}

func TestConstantsOfAModel(t *testing.T) {
	k := constantsOf(made())
	for name, got := range map[string][2]float64{
		"record":                   {k.record, 1000},
		"index":                    {k.index, 2000},
		"indexing":                 {k.indexing, .003},
		"feeding":                  {k.feeding, .001},
		"search of 100,000":        {k.search.at(100_000), 12},
		"a further shard":          {k.shard, .5},
		"asking":                   {k.asking, 1},
		"slowest, p95, of 100,000": {k.slow.at(100_000), 24},
	} {
		if math.Abs(got[0]-got[1]) > 1e-6 {
			t.Errorf("%s: %v, want %v", name, got[0], got[1])
		}
	}
}

// A shard ends at 480,000 articles, where the p95 is 100 ms: 10 million take 21 of them. Their
// index, 20 GB, lies twice in the memory of two nodes; three are the least.
func TestAClusterOnPaper(t *testing.T) {
	k := constantsOf(made())
	p := k.plan(10e6)
	if p.shards != 21 || p.nodes != 3 {
		t.Errorf("%v shards on %v nodes, want 21 on 3", p.shards, p.nodes)
	}
	for name, got := range map[string][2]float64{
		"disk":       {p.disk, 2 * (10e9 + 2*20e9) / .85 / 3},
		"hours":      {p.hours, 10e6 * 2 * .003 / 48 / 3600},
		"p95 from":   {p.slow, 4 + 1e7/21/1e4*2},
		"p95 to":     {p.slowest, p.slow + 20*.5},
		"per second": {p.perSecond, .5 * 48 * 1000 / (2 + 1000 + 20*.5)},
	} {
		if math.Abs(got[0]-got[1]) > 1e-6*got[1] {
			t.Errorf("%s: %v, want %v", name, got[0], got[1])
		}
	}
	// Files bound the shards of large articles, and the memory the nodes.
	k.index = 100_000
	if p = k.plan(1e9); p.shards != math.Ceil(1e9*100_000/paperShard) || p.nodes != math.Ceil(2e14/paperFiles) {
		t.Errorf("%v shards on %v nodes", p.shards, p.nodes)
	}
	report := clusterModel(made())
	for _, want := range []string{"| 40,000 | 5 | 1,000, 2,000 |", "2 + 100 n / 10⁶ ms", "adds 0.5 ms", "| 10,000,000 | 10, 20 | 21, 2 | 3 |", "| 1,000,000,000 |"} {
		if !strings.Contains(report, want) {
			t.Errorf("no %q in\n%s", want, report)
		}
	}
}

// Times that fall by chance give no law by which a large archive answers before it is asked.
func TestWhatFallsIsNoLaw(t *testing.T) {
	if l := rising([]int{4000, 16000}, []float64{21, 20}); l.at(1e9) != 21 {
		t.Errorf("%v of 1,000,000,000 articles; want 21, the most of what was measured", l.at(1e9))
	}
}
