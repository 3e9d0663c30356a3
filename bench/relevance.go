package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"dateline"
	"dateline/index"
)

// targets are the least nDCG@10 that each collection of DATA/ir has to reach: a
// little below a plain BM25 with English stems, see docs/benchmarks.md.
var targets = []struct {
	name string
	ndcg float64
}{{"time", .74}, {"cran", .35}, {"scifact", .67}}

// errMissed is what a measure ends with when a target is missed.
var errMissed = errors.New("missed")

// relevance asks the queries of each collection and scores what comes first.
func relevance(ctx context.Context, data string, out io.Writer) error {
	printAbout(out)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "collection\tarticles\tqueries\tnDCG@10\ttarget\tMAP@100\tR@100\tMRR")
	var notes []string
	var missed []error
	for _, t := range targets {
		c, err := readCollection(filepath.Join(data, "ir", t.name))
		if err != nil {
			return err
		}
		s, err := c.measure(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%.4f\t%.2f\t%.4f\t%.4f\t%.4f\n",
			t.name, len(c.articles), s.queries, s.ndcg10, t.ndcg, s.ap, s.recall, s.rr)
		if s.ndcg10 < t.ndcg {
			missed = append(missed, fmt.Errorf("%s: nDCG@10 is %.4f; want %.2f or more: %w", t.name, s.ndcg10, t.ndcg, errMissed))
		}
		if c.empty > 0 {
			notes = append(notes, fmt.Sprintf("%s: %d records without any text are left out\n", t.name, c.empty))
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprint(out, strings.Join(notes, ""))
	return errors.Join(missed...)
}

// measure puts the collection into a new archive and asks its queries.
func (c *collection) measure(ctx context.Context) (s scores, err error) {
	err = inFolder(func(dir string) error {
		return withArchive(ctx, filepath.Join(dir, "archive"), index.Options{}, func(a dateline.Archive) error {
			if err := fill(ctx, a, c.articles); err != nil {
				return err
			}
			rankings, err := c.ask(ctx, a)
			s = evaluate(rankings, c.judged)
			return err
		})
	})
	return s, err
}

// ask returns the first hundred hits of every query.
func (c *collection) ask(ctx context.Context, a dateline.Archive) (map[string][]string, error) {
	rankings := map[string][]string{}
	for _, q := range c.queries {
		res, err := a.Search(ctx, dateline.Search{Text: plain(q.Text), Any: true, Limit: dateline.MaxLimit})
		if err != nil {
			return nil, fmt.Errorf("search %q: %w", q.Text, err)
		}
		for _, h := range res.Hits {
			rankings[q.ID] = append(rankings[q.ID], string(h.ID))
		}
	}
	return rankings, nil
}
