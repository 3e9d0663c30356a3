package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"text/tabwriter"
	"time"
)

// answers are what became of all requests of a load.
type answers struct {
	mu     sync.Mutex
	times  map[string][]time.Duration // by kind
	faults map[string]int             // by kind
	causes map[string]int
	one    map[string]string // an address of each cause
}

func newAnswers() *answers {
	return &answers{times: map[string][]time.Duration{}, faults: map[string]int{}, causes: map[string]int{}, one: map[string]string{}}
}

func (a *answers) add(q request, took time.Duration, fault string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.times[q.kind] = append(a.times[q.kind], took)
	if fault != "" {
		a.faults[q.kind]++
		a.causes[fault]++
		a.one[fault] = q.path
	}
}

// print tells what the load gave; wall is how long it lasted, spent the processor
// time of the server. Any answer but 2xx is an error.
func (a *answers) print(out io.Writer, wall, spent time.Duration) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "requests\tnumber\terrors\tp50 ms\tp95 ms\tp99 ms\tmax ms")
	var all []time.Duration
	errors := 0
	for _, k := range kinds {
		all, errors = append(all, a.times[k.name]...), errors+a.faults[k.name]
		fmt.Fprintf(table, "%s\t%d\t%d\t%s\n", k.name, len(a.times[k.name]), a.faults[k.name], tails(a.times[k.name]))
	}
	fmt.Fprintf(table, "all\t%d\t%d\t%s\n", len(all), errors, tails(all))
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%.1f requests/s; CPU of the server %.1f s, %.1f ms a request\n\n",
		float64(len(all))/wall.Seconds(), spent.Seconds(), ms(spent)/float64(max(len(all), 1)))
	if errors == 0 {
		return nil
	}
	for _, cause := range slices.Sorted(maps.Keys(a.causes)) {
		fmt.Fprintf(out, "error              %d: %s, such as %s\n", a.causes[cause], cause, a.one[cause])
	}
	return fmt.Errorf("%d of %d requests failed; want none: %w", errors, len(all), errMissed)
}

// tails are the percentiles that a load is judged by.
func tails(times []time.Duration) string {
	if len(times) == 0 {
		return "\t\t\t"
	}
	return fmt.Sprintf("%.0f\t%.0f\t%.0f\t%.0f", ms(percentile(times, 50)), ms(percentile(times, 95)), ms(percentile(times, 99)), ms(percentile(times, 100)))
}
