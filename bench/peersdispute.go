package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/bench/peers/line"
)

// disputed is a query to which engines find different numbers.
type disputed struct {
	asked
	totals map[string]int
	away   float64 // the most that one is away from the median
}

func dispute(q asked, answers map[string]line.Answer) disputed {
	d := disputed{asked: q, totals: map[string]int{}}
	for name, a := range answers {
		d.totals[name] = a.Total
	}
	all := slices.Collect(maps.Values(d.totals))
	for _, total := range all {
		d.away = max(d.away, awayFrom(total, all))
	}
	return d
}

func (d disputed) String() string {
	s := fmt.Sprintf("%s, disputed most: %s:", d.class, strings.Join(d.Terms, " "))
	for _, name := range slices.Sorted(maps.Keys(d.totals)) {
		s += fmt.Sprintf(" %s %d", name, d.totals[name])
	}
	return s
}
