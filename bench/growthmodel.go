package main

import (
	"fmt"
	"math"
	"time"

	"dateline/bench/peers/line"
)

// modelAt is how many short articles the model is asked about.
const modelAt = 10_000_000

// What one machine may take. Beyond the first of these that is passed, an archive
// should be spread over a cluster.
const (
	mostAnswer  = 100 * time.Millisecond // of the p95 of whole answers: what a reader takes for at once
	mostOpening = time.Minute            // until the first answer behind a restart
	mostMaking  = 24 * time.Hour         // to make the index anew
)

// growthLaw is one quantity that grows: what it is, its value at a size, and the most
// that one machine takes of it; 0 is no bound.
type growthLaw struct {
	name  string
	of    func(*figures) float64
	bound float64
	rests bool // it may come to rest, as memory with bounded caches does
}

// growthLaws are those of the model. memory is that of the machine, in bytes.
func growthLaws(memory float64) []growthLaw {
	p := func(p int, take func(int) bool) func(*figures) float64 {
		return func(f *figures) float64 { return ms(f.time(line.Whole, ownName, p, take)) }
	}
	laws := []growthLaw{
		{"whole answer, p50 ms", p(50, every), 0, false},
		{"whole answer, p95 ms", p(95, every), ms(mostAnswer), false},
	}
	for i, class := range peerClasses() {
		laws = append(laws, growthLaw{class + ", p50 ms", p(50, ofClass(i)), 0, false})
	}
	return append(laws,
		growthLaw{"first answer, s", func(f *figures) float64 { return f.first[ownName].Seconds() }, mostOpening.Seconds(), false},
		growthLaw{"indexing, hours", func(f *figures) float64 { return f.last(ownName).Searchable.Hours() }, mostMaking.Hours(), false},
		growthLaw{"asked for while indexing, MB", func(f *figures) float64 { return float64(f.last(ownName).Anonymous) / 1e6 }, memory / 2e6, true},
		growthLaw{"asked for while serving, MB", func(f *figures) float64 { return float64(f.asked[ownName]) / 1e6 }, memory / 2e6, true},
		growthLaw{"record on disk, MB", func(f *figures) float64 { return float64(f.last(ownName).Beside) / 1e6 }, 0, false},
		growthLaw{"index on disk, MB", func(f *figures) float64 { return float64(f.last(ownName).Below) / 1e6 }, memory / 1e6, false},
	)
}

// model is the table of laws, and where one machine ends.
func (m *markdown) model(all []*figures) {
	memory := machineMemory()
	m.heads("of n short articles", "law", "furthest off", fmt.Sprintf("at %s", thousands(modelAt)), "bound of one machine", "reached at n")
	end, by := math.Inf(1), ""
	for _, g := range growthLaws(memory) {
		var ns []int
		var ys []float64
		for _, f := range all {
			ns, ys = append(ns, f.articles), append(ys, g.of(f))
		}
		l := fit(ns, ys, g.rests)
		bound, reached := "", ""
		if g.bound > 0 {
			bound, reached = short3(g.bound), "never"
			if n, ok := l.reaches(g.bound); ok {
				if reached = millions(n); n < end {
					end, by = n, g.name
				}
			}
		}
		m.row(g.name, l.String(), fmt.Sprintf("%.0f %%", 100*l.off(ns, ys)), short3(l.at(modelAt)), bound, reached)
	}
	bytes := float64(all[len(all)-1].text) / float64(all[len(all)-1].articles)
	if math.IsInf(end, 1) {
		m.WriteString("\nNo bound of one machine is ever reached by these laws.\n")
		return
	}
	fmt.Fprintf(m, "\nBy these laws one machine like this one, with %.0f GB of memory, ends at %s short articles, %s GB of text: there the first bound is reached, that of %q. ",
		memory/1e9, millions(end), short3(end*bytes/1e9), by)
	fmt.Fprintf(m, "Beyond it begins the cluster. The index is to fit into the memory, so that its files stay in the system's cache, and a process into half of it.\n")
}
