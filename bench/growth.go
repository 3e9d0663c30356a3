package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/bench/peers/line"
)

// The section of figuresPage that growth writes stands between these lines.
const (
	growthBegins = "<!-- written by: go run ./bench growth -write DATA -->\n"
	growthEnds   = "<!-- end of what bench growth writes -->\n"
)

// growthSizes are the numbers of short articles, and growthWords how many of the first
// give the words of the queries, which are the same at all sizes.
const (
	growthSizes = "1000,10000,100000,1000000"
	growthWords = 100_000
)

// growing measures dateline alone at more and more short articles.
type growing struct {
	sizes  string // how many articles, ascending, with commas
	keep   string // folder of the archives that the next run takes; "" keeps none
	write  bool   // the section of figuresPage
	root   string // folder of the module
	effort effort
}

// steady is the effort: one engine needs less to be warm than Java.
var steady = effort{warmPasses: 3, warmTime: 5 * time.Second, passes: 3, load: 1500 * time.Millisecond}

func newGrowth(flags *flag.FlagSet) measure {
	g := &growing{effort: steady}
	flags.StringVar(&g.sizes, "n", growthSizes, "how many short articles, two numbers or more, ascending, with commas between them")
	flags.StringVar(&g.keep, "keep", "", "folder that keeps the archives, with what making them took: the same program takes them the next time")
	flags.BoolVar(&g.write, "write", false, "write the section of "+figuresPage)
	return g.run
}

func (g *growing) run(ctx context.Context, data string, out io.Writer) (err error) {
	numbers, err := ascending("growth: -n", g.sizes)
	if err != nil {
		return err
	}
	if len(numbers) < 2 {
		return usagef("growth: -n %s is one number; what grows takes two or more", g.sizes)
	}
	if g.root == "" {
		if g.root, err = moduleFolder(ctx); err != nil {
			return err
		}
	}
	report, err := g.measure(ctx, data, numbers)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, report); err != nil || !g.write {
		return err
	}
	return writeSection(filepath.Join(g.root, figuresPage), growthBegins, growthEnds, report)
}

// measure makes the articles and takes each size in processes of its own.
func (g *growing) measure(ctx context.Context, data string, numbers []int) (report string, err error) {
	var about strings.Builder
	printAbout(&about)
	err = inFolder(func(dir string) error {
		s := &stand{dir: dir, keep: g.keep, keepOwn: true, rounds: 1, effort: g.effort, out: progressOf(ctx)}
		words := min(growthWords, slices.Max(numbers))
		if err := s.prepare(ctx, newsFile(data), ruleOfCorpus{numbers: numbers, short: true, words: words}); err != nil {
			return err
		}
		if s.add(ctx, knownPeers[0], g.root); len(s.engines) == 0 {
			return fmt.Errorf("dateline cannot be started: %s", s.absent[ownName])
		}
		var all []*figures
		for _, n := range numbers {
			f, err := s.measure(ctx, n, false)
			if err != nil {
				return fmt.Errorf("%d articles: %w", n, err)
			}
			all = append(all, f)
		}
		report = growthReport(about.String(), all)
		return nil
	})
	return report, err
}

// growthReport is the section of figuresPage.
func growthReport(about string, all []*figures) string {
	var m markdown
	most := all[len(all)-1]
	fmt.Fprintf(&m, "%s; %s at the end. %d queries, made of the words of the first %s articles; the last size has %.0f bytes of text an article.\n\n",
		strings.TrimSpace(about), loadAverage(), len(most.rounds[0].times[line.Whole][ownName]), thousands(min(growthWords, most.articles)), float64(most.text)/float64(most.articles))
	m.heads("short articles", "searchable docs/s", "peak MB indexing", "asked for", "disk MB", "record", "index", "to the text", "opened ms", "first answer ms",
		"whole answer p50 ms", "p95 ms", "answers/s, 2 threads", "peak MB serving", "asked for")
	for _, f := range all {
		last := f.last(ownName)
		m.row(thousands(f.articles), fmt.Sprintf("%.0f", float64(f.articles)/last.Searchable.Seconds()), wholeMB(last.Peak), wholeMB(last.Anonymous),
			wholeMB(last.disk()), wholeMB(last.Beside), wholeMB(last.Below), two(float64(last.disk())/float64(f.text)),
			fmt.Sprintf("%.0f", ms(f.opened[ownName])), fmt.Sprintf("%.0f", ms(f.first[ownName])),
			millis(f.time(line.Whole, ownName, 50, every)), millis(f.time(line.Whole, ownName, 95, every)), fmt.Sprintf("%.0f", f.perSecond(ownName)),
			wholeMB(f.serving[ownName]), wholeMB(f.asked[ownName]))
	}
	for _, f := range all {
		if len(f.before) > 0 {
			fmt.Fprintf(&m, "\n%s articles: the archive is of an earlier run, %s.\n", thousands(f.articles), strings.Join(f.before, ", "))
		}
	}
	m.WriteString("\n")
	m.model(all)
	return m.String()
}

// ascending reads the numbers of articles that an option has, with commas between them.
func ascending(option, list string) (out []int, err error) {
	for one := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(one)
		if err != nil || n < 1 || len(out) > 0 && n <= out[len(out)-1] {
			return nil, usagef("%s %s is out of range; want numbers, 1 or more, ascending, with commas between them", option, list)
		}
		out = append(out, n)
	}
	return out, nil
}
