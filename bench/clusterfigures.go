package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"dateline/bench/peers/line"
)

// clustered is what one place of an archive took and gave.
type clustered struct {
	name       string
	nodes      int // 0: a folder
	making     time.Duration
	record     int64 // bytes
	indexBytes int64
	memory     int64 // resident, of all nodes
	times      map[string][]time.Duration
	compared   int // queries whose order is promised to be the same
	sameOrder  int
	wrong      []string // answers that are others than in a folder
}

// index fills an archive, and looks at what it takes.
func (c *clustered) index(ctx context.Context, o *own, corpus *matter, dir string, n int) error {
	began := time.Now()
	if err := o.Index(ctx, line.Articles(corpus.file(n), n), dir); err != nil {
		return err
	}
	c.making = time.Since(began)
	s, err := o.archive.Stats(ctx)
	if err != nil {
		return err
	}
	c.record, c.indexBytes = s.RecordBytes, s.IndexBytes
	return o.Close()
}

func (c *clustered) took(mode string, d time.Duration) {
	if c.times == nil {
		c.times = map[string][]time.Duration{}
	}
	c.times[mode] = append(c.times[mode], d)
}

// compare holds an answer against that of the folder: totals and counts have to be the
// same, and the order where words and phrases alone are asked for, up to hits that score
// the same.
func (c *clustered) compare(number int, q asked, mode string, folder, here line.Answer) {
	if folder.Total != here.Total || !slices.Equal(folder.Publications, here.Publications) || !slices.Equal(folder.Places, here.Places) {
		c.wrong = append(c.wrong, fmt.Sprintf("query %d (%s): %d found, %d in a folder, or other counts", number, q.class, here.Total, folder.Total))
	}
	if mode != line.Ids || q.Op == line.Prefix || q.Op == line.Fuzzy {
		return
	}
	c.compared++
	same := func(a, b line.Hit) bool { return a.ID == b.ID }
	if slices.EqualFunc(folder.Hits, here.Hits, same) {
		c.sameOrder++
	}
}

func clusterReport(articles, text int, all []*clustered) string {
	var m markdown
	fmt.Fprintf(&m, "%s articles, %s MB of text; %s, commit %s, load average %s.\n\n", thousands(articles), wholeMB(int64(text)), time.Now().UTC().Format("2006-01-02"), commit(), loadAverage())
	m.heads("the archive", "articles a second", "whole answer p50, p95 ms", "ids and total p50, p95 ms", "record, index MB", "memory of the nodes MB", "first ten in the same order")
	for _, c := range all {
		memory, order := "", ""
		if c.nodes > 0 {
			memory = wholeMB(c.memory)
			order = fmt.Sprintf("%d of %d", c.sameOrder, c.compared)
		}
		m.row(c.name, thousands(int(float64(articles)/c.making.Seconds())), c.both(line.Whole), c.both(line.Ids),
			wholeMB(c.record)+", "+wholeMB(c.indexBytes), memory, order)
	}
	return m.String()
}

func (c *clustered) both(mode string) string {
	return millis(percentile(c.times[mode], 50)) + ", " + millis(percentile(c.times[mode], 95))
}
