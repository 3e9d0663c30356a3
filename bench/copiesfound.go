package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"

	"dateline/index/copies"
	"dateline/index/text"
)

// readPrinted reads a file of articles, with the events that they are about where
// it has them, and sketches them.
func readPrinted(ctx context.Context, file string) (out []*printed, err error) {
	an := text.NewAnalyzer()
	type line struct {
		ID, Title, Body, Date string
		Cluster               json.RawMessage
	}
	err = eachRecord(file, func(l line) error {
		p := &printed{id: l.ID, title: l.Title, body: l.Body, group: string(l.Cluster)}
		p.day, _ = time.Parse(time.DateOnly, l.Date[:min(len(time.DateOnly), len(l.Date))])
		p.read(an)
		out = append(out, p)
		return ctx.Err()
	})
	return out, err
}

// printFound joins all copies of the news, and counts them.
func printFound(ctx context.Context, news []*printed, out io.Writer) error {
	of, bodies := map[string]*printed{}, map[string]int{}
	for _, p := range news {
		of[p.id] = p
		bodies[strings.TrimSpace(p.body)]++
	}
	delete(bodies, "")
	equal := 0
	for _, n := range bodies {
		equal += n - 1
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	began, fetched := time.Now(), 0
	table := copies.NewTable()
	for batch := range slices.Chunk(news, batchArticles) {
		var came []copies.Entry
		for _, p := range batch {
			came = append(came, copies.Entry{ID: strings.Clone(p.id), Sketch: p.sketch})
		}
		err := table.Update(nil, came, func(id string) (copies.Sketch, error) { fetched++; return of[id].sketch, ctx.Err() })
		if err != nil {
			return err
		}
	}
	groups, took := table.Groups(), time.Since(began)
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Fprintf(out, "\n%d articles, %d with a body equal to an earlier one\n", len(news), equal)
	fmt.Fprintf(out, "joined in %s, %.1f sketches fetched for each article; the table takes %.1f MB, at most 6.5 of them sketches that it keeps\n", took.Round(time.Millisecond),
		float64(fetched)/float64(len(news)), megabytes(after, before))
	printGroups(groups, of, out)
	runtime.KeepAlive(table)
	return nil
}

func megabytes(after, before runtime.MemStats) float64 {
	return (float64(after.HeapAlloc) - float64(before.HeapAlloc)) / 1e6
}

func printGroups(groups *copies.Groups, of map[string]*printed, out io.Writer) {
	articles, equal := 0, 0
	all := slices.Clone(groups.All())
	slices.SortFunc(all, func(a, b []string) int { return len(b) - len(a) })
	for _, ids := range all {
		articles += len(ids)
		seen := map[string]bool{}
		for _, id := range ids {
			body := strings.TrimSpace(of[id].body)
			if seen[body] {
				equal++
			}
			seen[body] = true
		}
	}
	fmt.Fprintf(out, "%d groups of %d articles: %d would be folded away, %d of them with a body equal to another's\n", len(all), articles, articles-len(all), equal)
	for _, ids := range all[:min(len(all), 5)] {
		fmt.Fprintf(out, "  %d articles, such as %s | %s\n", len(ids), of[ids[0]].title, of[ids[len(ids)-1]].title)
	}
}
