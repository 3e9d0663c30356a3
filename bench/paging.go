package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"text/tabwriter"
	"time"

	"dateline"
	"dateline/index"
)

// paging reads all pages of some searches while the archive is written to, and
// holds what they show against what matched before.
type paging struct {
	dir     string
	archive *index.Archive
	last    dateline.Seq
	writes  *writer
}

// pass is one search that is read to its end.
type pass struct {
	name           string
	search         dateline.Search
	reopen, remake bool // the archive is closed and opened again at a third, its index made anew at two thirds
}

func newPaging(*flag.FlagSet) measure { return new(paging).run }

func (p *paging) run(ctx context.Context, data string, out io.Writer) error {
	printAbout(out)
	return inFolder(func(dir string) (err error) {
		corpus := filepath.Join(dir, "news.ndjson")
		if err := unpack(ctx, corpus, filepath.Join(data, "news", "reuters21578.ndjson.zst"), 0); err != nil {
			return err
		}
		p.dir = filepath.Join(dir, "archive")
		if p.archive, err = index.Open(ctx, p.dir, index.Options{}); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, p.archive.Close()) }()
		var f feeding
		if err := f.run(ctx, p.archive, corpus); err != nil {
			return err
		}
		fmt.Fprintf(out, "%d articles", f.articles)
		for _, reason := range slices.Sorted(maps.Keys(f.rejects)) {
			fmt.Fprintf(out, ", rejected %d: %s", f.rejects[reason], reason)
		}
		fmt.Fprint(out, "\n\n")
		p.last = f.last
		passes, err := passesOver(ctx, corpus)
		if err != nil {
			return err
		}
		return p.all(ctx, passes, out)
	})
}

// passesOver chooses the searches: every article, and a frequent word of the
// corpus.
func passesOver(ctx context.Context, corpus string) ([]pass, error) {
	words, err := countWords(ctx, corpus)
	if err != nil {
		return nil, err
	}
	frequent := makers[0].take(words, 1)
	if len(frequent) == 0 {
		return nil, fmt.Errorf("%s has no frequent word", corpus)
	}
	word := frequent[0]
	return []pass{
		{name: "every article", search: dateline.Search{}},
		{name: "every article, newest, with a restart and a rebuild", search: dateline.Search{Sort: dateline.Newest}, reopen: true, remake: true},
		{name: "a frequent word by relevance", search: dateline.Search{Text: word}},
		{name: "a frequent word, newest", search: dateline.Search{Text: word, Sort: dateline.Newest}},
	}, nil
}

// all runs the passes and prints their table.
func (p *paging) all(ctx context.Context, passes []pass, out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "search\tmatches\tpages\tadded\trevised\terased\trepeated\tskipped\tstrange\tother text\tp50 ms\tmax ms")
	var missed []error
	for i, one := range passes {
		v, times, err := p.pass(ctx, one, fmt.Sprintf("added-%d-", i+1))
		if err != nil {
			return errors.Join(table.Flush(), fmt.Errorf("%s: %w", one.name, err))
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%.0f\t%.0f\n", one.name, v.matches, len(times), p.writes.added, p.writes.revised, len(p.writes.erased),
			v.repeated, v.skipped, v.strange, v.other, ms(percentile(times, 50)), ms(percentile(times, 100)))
		if v.wrong() {
			missed = append(missed, fmt.Errorf("%s: the pages are not the matches: %w", one.name, errMissed))
		}
	}
	return errors.Join(append(missed, table.Flush())...)
}

// pass reads one search page by page, with changes between them.
func (p *paging) pass(ctx context.Context, one pass, name string) (v verdict, times []time.Duration, err error) {
	if err := p.archive.Wait(ctx, p.last); err != nil { // the pass before need not have waited for its last change
		return v, nil, err
	}
	plain, err := matchesNow(ctx, p.archive, one.search)
	if err != nil {
		return v, nil, err
	}
	p.writes = newWriter(name, plain)
	s := one.search
	s.Limit = dateline.MaxLimit
	var seen []match
	count := max((len(plain)+s.Limit-1)/s.Limit, 2)
	for {
		began := time.Now()
		res, err := p.archive.Search(ctx, s)
		if err != nil {
			return v, times, fmt.Errorf("page %d: %w", len(times)+1, err)
		}
		times = append(times, time.Since(began))
		for _, h := range res.Hits {
			seen = append(seen, match{h.ID, h.Revision})
		}
		if res.Total != len(plain) {
			return v, times, fmt.Errorf("page %d has the total %d; want %d: %w", len(times), res.Total, len(plain), errMissed)
		}
		if s.Cursor = res.Next; s.Cursor == "" {
			return compare(plain, seen, p.writes.erased), times, nil
		}
		if err := p.between(ctx, one, len(times), count); err != nil {
			return v, times, err
		}
	}
}

// between changes the archive behind the page done of count.
func (p *paging) between(ctx context.Context, one pass, done, count int) error {
	if one.reopen && done == count/3 {
		if err := p.restart(ctx); err != nil {
			return err
		}
	}
	last, err := p.writes.until(ctx, p.archive, float64(done)/float64(count-1))
	if err != nil {
		return err
	}
	p.last = max(p.last, last)
	if one.remake && done == 2*count/3 {
		if err := p.archive.Rebuild(ctx, nil); err != nil {
			return err
		}
	}
	if done%2 == 0 {
		return nil // the next page may come before the index has the changes, or behind that
	}
	return p.archive.Wait(ctx, p.last)
}

// restart closes the archive and opens it again.
func (p *paging) restart(ctx context.Context) (err error) {
	if err := p.archive.Close(); err != nil {
		return err
	}
	p.archive, err = index.Open(ctx, p.dir, index.Options{})
	return err
}
