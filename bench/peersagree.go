package main

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"dateline/bench/peers/line"
)

// agreement is how far the answers of an engine to a class are from those of the
// others, as means over its queries.
type agreement struct {
	queries int     // that the engine answers
	totals  float64 // |total - median| / median, of the totals of all engines
	counts  float64 // the same of the sum of each facet's listed counts
	same    float64 // part of the first ten of dateline that are among its first ten
}

// agree asks every query of all engines and holds their answers against each
// other. That the ids of both modes and all titles are there is demanded; how the
// totals agree is only told.
func (f *figures) agree(drivers []*driver, queries []asked) error {
	sums := map[string]map[string]agreement{}
	worst, shown := map[string]disputed{}, map[string]int{}
	for n, q := range queries {
		answers := map[string]line.Answer{}
		for _, d := range drivers {
			a, err := d.checked(n)
			if errors.Is(err, line.ErrNone) {
				continue
			}
			if err != nil {
				return fmt.Errorf("%s %q: %w", q.class, q.Terms, err)
			}
			answers[d.name] = a
			shown[d.name] += len(slices.DeleteFunc(slices.Clone(a.Hits), func(h line.Hit) bool { return h.Snippet == "" }))
		}
		if d := dispute(q, answers); d.away > worst[q.class].away {
			worst[q.class] = d
		}
		for name, a := range answers {
			if sums[name] == nil {
				sums[name] = map[string]agreement{}
			}
			sums[name][q.class] = sums[name][q.class].plus(a, answers)
		}
	}
	for _, d := range drivers {
		if shown[d.name] == 0 { // a word of the title alone need not have one
			return fmt.Errorf("the driver of %s gives no snippet at all", d.name)
		}
	}
	for _, class := range peerClasses() {
		if d, any := worst[class]; any {
			f.disputes = append(f.disputes, d.String())
		}
	}
	for name, classes := range sums {
		f.agreed[name] = map[string]agreement{}
		for class, sum := range classes {
			f.agreed[name][class] = sum.mean()
		}
	}
	return nil
}

// checked is the whole answer, which has to have the total of the answer of ids, a
// title for each hit, and no more counted than matches.
func (d *driver) checked(query int) (line.Answer, error) {
	_, ids, err := d.answer(line.Ids, query)
	if err != nil {
		return ids, err
	}
	_, a, err := d.answer(line.Whole, query)
	if err != nil {
		return a, err
	}
	for _, h := range a.Hits {
		if h.ID == "" || h.Title == "" {
			return a, fmt.Errorf("the driver of %s gives a hit without id or title: %q", d.name, h)
		}
	}
	switch want := min(a.Total, line.Hits); {
	case ids.Total != a.Total:
		return a, fmt.Errorf("the driver of %s finds %d in one mode and %d in another", d.name, ids.Total, a.Total)
	case len(a.Hits) != want || len(ids.Hits) != want:
		return a, fmt.Errorf("the driver of %s finds %d and gives %d and %d hits; want %d", d.name, a.Total, len(ids.Hits), len(a.Hits), want)
	case want > 0 && len(a.Publications) == 0:
		return a, fmt.Errorf("the driver of %s counts no publications", d.name)
	}
	return a, nil
}

func (g agreement) plus(a line.Answer, all map[string]line.Answer) agreement {
	var totals, counts []int
	for _, other := range all {
		totals, counts = append(totals, other.Total), append(counts, counted(other))
	}
	own, found := all[ownName].Hits, 0
	for _, h := range own {
		if slices.ContainsFunc(a.Hits, func(o line.Hit) bool { return o.ID == h.ID }) {
			found++
		}
	}
	g.queries++
	g.totals += awayFrom(a.Total, totals)
	g.counts += awayFrom(counted(a), counts)
	g.same += float64(found) / float64(max(len(own), 1))
	return g
}

// awayFrom is how far n is from the median, as a part of that.
func awayFrom(n int, all []int) float64 {
	middle := percentile(all, 50)
	return math.Abs(float64(n-middle)) / float64(max(middle, 1))
}

func (g agreement) mean() agreement {
	n := float64(max(g.queries, 1))
	return agreement{g.queries, g.totals / n, g.counts / n, g.same / n}
}

// counted is the sum of the counts that both facets list.
func counted(a line.Answer) (sum int) {
	for _, c := range slices.Concat(a.Publications, a.Places) {
		sum += c.Count
	}
	return sum
}
