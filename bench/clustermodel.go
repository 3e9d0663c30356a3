package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"dateline/bench/peers/line"
)

// The machines and bounds of the model. The machine is an assumption, the processors
// are taken to be as fast as those that were measured on. A heap beyond 31 GB has no
// compressed pointers; a shard of 30 GB is in the middle of what OpenSearch advises for
// search, 10 to 50 GB; 85 % is its low watermark of disks (OpenSearch's documentation).
const (
	paperProcessors = 16
	paperFiles      = 33e9 // bytes of 64 GB that a heap of 31 GB leaves for files of the index
	paperShard      = 30e9 // bytes of the index
	paperDisk       = .85  // part of a disk that may be full
	paperCopies     = 2    // of each shard
	paperLeast      = 3    // nodes, for one to be spared
	paperBusy       = .5   // part of the processors that searches may take
	paperServers    = 2    // of dateline, with as many processors
)

// constants are what the model rests on, of one node and of one copy.
type constants struct {
	record, index float64 // bytes an article
	indexing      float64 // seconds of a processor of the nodes an article
	feeding       float64 // and of dateline
	search        law     // milliseconds of the nodes' processors a whole answer, by the articles of one shard
	shard         float64 // milliseconds that each further shard adds
	asking        float64 // milliseconds of dateline's processor a whole answer
	slow          law     // p95 of whole answers in milliseconds, by the articles of one shard
}

// constantsOf takes them from archives in one shard, the last of them in several.
func constantsOf(all []*grown) (k constants) {
	cut, whole := all[len(all)-1], all[len(all)-2]
	n := float64(whole.articles)
	k.record, k.index = float64(whole.record)/n, float64(whole.indexBytes)/n
	k.indexing, k.feeding = whole.cost.nodes.Seconds()/n, whole.cost.own.Seconds()/n
	var ns []int
	var each, slow []float64
	for _, g := range all[:len(all)-1] {
		ns, each, slow = append(ns, g.articles), append(each, g.perAnswer(g.asked.nodes)), append(slow, ms(percentile(g.times[line.Whole], 95)))
	}
	k.search, k.slow = rising(ns, each), rising(ns, slow)
	k.shard = max(0, (cut.perAnswer(cut.asked.nodes)-whole.perAnswer(whole.asked.nodes))/float64(cut.shards-1))
	k.asking = whole.perAnswer(whole.asked.own)
	return k
}

// rising is the law of what cannot fall: where the sizes are too near each other for one, the
// most that was measured.
func rising(ns []int, ys []float64) law {
	if l := fit(ns, ys, false); l.b > 0 {
		return l
	}
	return law{a: slices.Max(ys)}
}

// perAnswer is a part of d in milliseconds.
func (g *grown) perAnswer(d time.Duration) float64 { return ms(d) / float64(len(g.times[line.Whole])) }

// paper is a cluster that does not exist.
type paper struct {
	articles      float64
	shards, nodes float64
	record, index float64 // bytes of one copy
	disk          float64 // bytes a node
	hours         float64 // of indexing
	slow, slowest float64 // p95 in milliseconds, of a shard and with all that further ones add
	perSecond     float64 // whole answers
}

// plan lays n articles out. A shard ends where its files are paperShard or its p95 is
// mostAnswer; the index of all copies is to lie in the memory of the nodes; their disks hold
// the record and the index twice, for it to be made anew beside itself. The p95 lies between that of
// one shard, as if the others cost nothing, and that with one processor that does all
// that the others add.
func (k constants) plan(n float64) (p paper) {
	most := paperShard / k.index
	if reached, ok := k.slow.reaches(ms(mostAnswer)); ok {
		most = min(most, reached)
	}
	p.articles, p.record, p.index = n, n*k.record, n*k.index
	p.shards = math.Ceil(n / most)
	p.nodes = max(paperLeast, math.Ceil(paperCopies*p.index/paperFiles))
	p.disk = paperCopies * (p.record + 2*p.index) / paperDisk / p.nodes
	p.hours = n / 3600 * max(paperCopies*k.indexing/(p.nodes*paperProcessors), k.feeding/(paperServers*paperProcessors))
	p.slow = k.slow.at(n / p.shards)
	p.slowest = p.slow + (p.shards-1)*k.shard
	p.perSecond = paperBusy * p.nodes * paperProcessors * 1000 / (k.search.at(n) + (p.shards-1)*k.shard)
	return p
}

// clusterModel is what was measured, what it gives, and the clusters of some sizes.
func clusterModel(all []*grown) string {
	var m markdown
	m.heads("articles on one node", "shards", "record, index bytes an article", "nodes' CPU ms an article", "dateline's", "whole answer p50, p95 ms", "nodes' CPU ms an answer", "dateline's")
	for _, g := range all {
		n := float64(g.articles)
		m.row(thousands(g.articles), fmt.Sprint(g.shards), short3(float64(g.record)/n)+", "+short3(float64(g.indexBytes)/n),
			short3(ms(g.cost.nodes)/n), short3(ms(g.cost.own)/n), g.both(line.Whole), short3(g.perAnswer(g.asked.nodes)), short3(g.perAnswer(g.asked.own)))
	}
	k := constantsOf(all)
	fmt.Fprintf(&m, "\nSo a whole answer takes %s ms of the nodes' processors for n articles in a shard, each further shard adds %s ms, and the p95 is %s ms.\n\n",
		strings.TrimSpace(k.search.String()), short3(k.shard), strings.TrimSpace(k.slow.String()))
	m.heads("articles", "record, index GB, one copy", "shards, copies of each", "nodes", "disk a node GB", "hours to index", "p95 ms of a whole answer, from, to", "whole answers a second")
	for _, n := range []float64{1e7, 1e9} {
		p := k.plan(n)
		m.row(thousands(int(n)), short3(p.record/1e9)+", "+short3(p.index/1e9), fmt.Sprintf("%.0f, %d", p.shards, paperCopies), fmt.Sprintf("%.0f", p.nodes),
			short3(p.disk/1e9), short3(p.hours), short3(p.slow)+", "+short3(p.slowest), short3(p.perSecond))
	}
	return m.String()
}
