package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"dateline"
	"dateline/index/ingest"
)

// feeding puts a file of articles into an archive and counts.
type feeding struct {
	articles   int   // put
	text       int64 // bytes of their titles and bodies
	statuses   map[dateline.Status]int
	rejects    map[string]int // how many lines or articles were rejected, by reason
	last       dateline.Seq
	recorded   time.Duration // until the last article was durable
	searchable time.Duration // until it could be searched, too
}

func (f *feeding) run(ctx context.Context, a dateline.Archive, corpus string) error {
	began := time.Now()
	if _, _, err := a.PutPlaces(ctx, "bench", gazetteer()); err != nil {
		return err
	}
	if err := f.all(ctx, a, corpus); err != nil {
		return err
	}
	f.recorded = time.Since(began)
	err := a.Wait(ctx, f.last)
	f.searchable = time.Since(began)
	return err
}

// all puts the articles in batches, in their order.
func (f *feeding) all(ctx context.Context, a dateline.Archive, corpus string) error {
	plan, err := ingest.NewPlan(ctx, []string{corpus}, ingest.Options{Source: "bench"})
	if err != nil {
		return err
	}
	f.statuses, f.rejects = map[dateline.Status]int{}, map[string]int{}
	batch := make([]dateline.Article, 0, batchArticles)
	for it := range ingest.Ahead(plan.Items(ctx)) {
		if it.Kind == ingest.KindRejected {
			f.rejects[it.Reason.Error()]++
			continue
		}
		if batch = append(batch, it.Article); len(batch) == batchArticles {
			if err := f.put(ctx, a, batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return f.put(ctx, a, batch)
}

func (f *feeding) put(ctx context.Context, a dateline.Archive, batch []dateline.Article) error {
	out, upTo, err := a.Put(ctx, batch)
	if err != nil {
		return err
	}
	for i, o := range out {
		if o.Err != nil {
			f.rejects[o.Err.Error()]++
			continue
		}
		f.articles++
		f.statuses[o.Status]++
		f.text += int64(len(batch[i].Title) + len(batch[i].Body))
	}
	f.last = upTo
	return nil
}

// print tells what the feeding took; wall and spent are those from the opening
// of the archive to its end.
func (f *feeding) print(out io.Writer, archive string, wall, spent time.Duration) error {
	record, index, err := sizes(archive)
	if err != nil {
		return err
	}
	n, mb := float64(f.articles), float64(f.text)/1e6
	fmt.Fprintf(out, "articles           %d (%d added, %d revised, %d restated, %d unchanged), %.1f MB of text\n",
		f.articles, f.statuses[dateline.Added], f.statuses[dateline.Revised], f.statuses[dateline.Restated], f.statuses[dateline.Unchanged], mb)
	for _, reason := range slices.Sorted(maps.Keys(f.rejects)) {
		fmt.Fprintf(out, "rejected           %d: %s\n", f.rejects[reason], reason)
	}
	fmt.Fprintf(out, "durable            %.1f s, %.0f articles/s\n", f.recorded.Seconds(), n/f.recorded.Seconds())
	fmt.Fprintf(out, "searchable         %.1f s, %.0f articles/s\n", f.searchable.Seconds(), n/f.searchable.Seconds())
	fmt.Fprintf(out, "opened to closed   %.1f s\n", wall.Seconds())
	fmt.Fprintf(out, "CPU                %.1f s, %.0f articles/s, %.2f MB of text/s\n", spent.Seconds(), n/spent.Seconds(), mb/spent.Seconds())
	fmt.Fprintf(out, "peak memory        %.0f MB resident\n", float64(peak())/1e6)
	fmt.Fprintf(out, "record             %.1f MB, %.2f of the text\n", float64(record)/1e6, float64(record)/float64(f.text))
	_, err = fmt.Fprintf(out, "index              %.1f MB, %.2f of the text\n\n", float64(index)/1e6, float64(index)/float64(f.text))
	return err
}
