package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"

	"dateline"
)

// rounds is how often every query is asked, after one round that is not counted.
const rounds = 5

// search opens the archive again and prints how long that and the fixed queries
// take.
func (l *loading) search(ctx context.Context, archive, corpus string, out io.Writer) error {
	words, err := countWords(ctx, corpus)
	if err != nil {
		return err
	}
	asked, err := questions(words, perClass)
	if err != nil {
		return err
	}
	began := time.Now()
	return withArchive(ctx, archive, l.options(), func(a dateline.Archive) error {
		opened := time.Since(began)
		if _, err := a.Search(ctx, asked[0].search); err != nil {
			return err
		}
		fmt.Fprintf(out, "opened after %.0f ms, first answer after %.0f ms; load average %s\n\n", ms(opened), ms(time.Since(began)), loadAverage())
		times, found, err := ask(ctx, a, asked)
		if err != nil {
			return err
		}
		return printLatency(out, times, found)
	})
}

// ask returns the times of each class, and the matches of its queries.
func ask(ctx context.Context, a dateline.Archive, asked []question) (times map[string][]time.Duration, found map[string][]int, err error) {
	times, found = map[string][]time.Duration{}, map[string][]int{}
	for round := range rounds + 1 {
		for _, q := range asked {
			began := time.Now()
			res, err := a.Search(ctx, q.search)
			if err != nil {
				return nil, nil, fmt.Errorf("search %q: %w", q.search.Text, err)
			}
			if round == 0 {
				found[q.class] = append(found[q.class], res.Total)
				continue
			}
			times[q.class] = append(times[q.class], time.Since(began))
		}
	}
	return times, found, nil
}

func printLatency(out io.Writer, times map[string][]time.Duration, found map[string][]int) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "queries\tmatches\tp50 ms\tp95 ms\tmax ms")
	var all []time.Duration
	for _, class := range classes() {
		all = append(all, times[class]...)
		fmt.Fprintf(table, "%s\t%d to %d\t%s\n", class, slices.Min(found[class]), slices.Max(found[class]), percentiles(times[class]))
	}
	fmt.Fprintf(table, "all\t\t%s\n", percentiles(all))
	return table.Flush()
}

// classes are the names of the classes in the order of the questions.
func classes() (names []string) {
	for _, m := range makers {
		names = append(names, m.class)
	}
	return append(names, placeClass)
}

func percentiles(times []time.Duration) string {
	return fmt.Sprintf("%.2f\t%.2f\t%.2f", ms(percentile(times, 50)), ms(percentile(times, 95)), ms(percentile(times, 100)))
}

// percentile is by nearest rank: the least of times that p of 100 of them do not
// exceed. p is 1 to 100.
func percentile[T cmp.Ordered](times []T, p int) T {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[(len(sorted)*p+99)/100-1]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
