package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/bench/peers/line"
)

// Where the figures go, below the folder of the module.
const (
	figuresPage = "docs/benchmarks.md"
	ratiosFile  = "bench/ratios.txt"
)

// defaultSizes are the numbers of articles; the growth from the first to the second
// is a figure of its own, and the third is of short ones.
const defaultSizes = "20000,100000,300000"

// comparing measures dateline and other engines in turns.
type comparing struct {
	sizes   string // how many articles, ascending, with commas
	rounds  int
	only    string // names of peers with commas; "" is all
	keep    string // folder of the peers' indexes that the next run takes; "" keeps none
	write   bool   // the section of figuresPage, and ratiosFile
	check   bool   // hold the ratios against ratiosFile
	drive   bool   // be the driver of dateline, with the places of the file named
	root    string // folder of the module
	engines []peer // dateline first
	effort  effort
}

func newPeers(flags *flag.FlagSet) measure {
	c := &comparing{effort: full}
	flags.StringVar(&c.sizes, "n", "", "how many articles, ascending, with commas between them; "+defaultSizes+" if empty, or those of "+ratiosFile+" under -check")
	flags.IntVar(&c.rounds, "rounds", 3, "rounds, in each of which every engine has its turns")
	flags.StringVar(&c.only, "only", "", "peers with commas between them; all if empty")
	flags.StringVar(&c.keep, "keep", "", "folder that keeps the indexes of the other engines for the next run, with what making them took")
	flags.BoolVar(&c.write, "write", false, "write the section of "+figuresPage+" and "+ratiosFile)
	flags.BoolVar(&c.check, "check", false, "hold the ratios against "+ratiosFile)
	flags.BoolVar(&c.drive, "drive", false, "be the driver of dateline; the file of places stands in place of DATA")
	return func(ctx context.Context, data string, out io.Writer) error {
		if c.drive {
			return driveDateline(ctx, data, os.Stdin, out)
		}
		return c.run(ctx, data, out)
	}
}

func (c *comparing) run(ctx context.Context, data string, out io.Writer) error {
	sizes, err := c.numbers()
	if err != nil {
		return err
	}
	if c.root == "" {
		if c.root, err = moduleFolder(ctx); err != nil {
			return err
		}
	}
	before, err := c.committed(&sizes)
	if err != nil {
		return err
	}
	if c.engines == nil {
		if c.engines, err = chosenPeers(c.only); err != nil {
			return err
		}
	}
	report, ratios, err := c.compare(ctx, data, sizes)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, report); err != nil {
		return err
	}
	if c.write {
		err = errors.Join(writeSection(filepath.Join(c.root, figuresPage), sectionBegins, sectionEnds, report), writeRatios(filepath.Join(c.root, ratiosFile), sizes, ratios))
	}
	if c.check {
		err = errors.Join(err, checkRatios(out, before, ratios))
	}
	return err
}

// numbers reads the sizes.
func (c *comparing) numbers() ([]int, error) {
	if c.rounds < 1 {
		return nil, usagef("peers: -rounds %d is out of range; want 1 or more", c.rounds)
	}
	return ascending("peers: -n", cmp.Or(c.sizes, defaultSizes))
}

// committed are the ratios to hold the new ones against, read before anything is
// measured. They are of certain numbers of articles; others cannot be held against
// them.
func (c *comparing) committed(numbers *[]int) ([]ratio, error) {
	if !c.check {
		return nil, nil
	}
	were, ratios, err := readRatios(filepath.Join(c.root, ratiosFile))
	if err == nil && c.sizes != "" && !slices.Equal(were, *numbers) {
		err = usagef("peers: -n %s is not what %s was taken at, %d; leave it out", c.sizes, ratiosFile, were)
	}
	*numbers = were
	return ratios, err
}

// compare makes the corpus, prepares the peers and measures at every size. The
// report is the section of figuresPage.
func (c *comparing) compare(ctx context.Context, data string, numbers []int) (report string, ratios []ratio, err error) {
	var about strings.Builder
	printAbout(&about)
	err = inFolder(func(dir string) (err error) {
		s := &stand{dir: dir, keep: c.keep, rounds: c.rounds, effort: c.effort, out: progressOf(ctx)}
		if err := s.prepare(ctx, newsFile(data), ruleOfCorpus{numbers: numbers}); err != nil {
			return err
		}
		for _, p := range c.engines {
			s.add(ctx, p, c.root)
		}
		if slices.IndexFunc(s.engines, func(e engine) bool { return e.name == ownName }) < 0 {
			return fmt.Errorf("dateline cannot be started: %s", s.absent[ownName])
		}
		var all []*figures
		for i, n := range numbers {
			f, err := s.measure(ctx, n, i == 0)
			if err != nil {
				return fmt.Errorf("%d articles: %w", n, err)
			}
			all = append(all, f)
		}
		report, ratios = s.report(about.String(), all), ratiosOf(all)
		return nil
	})
	return report, ratios, err
}

// newsFile is the news that all engines are measured with.
func newsFile(data string) string { return filepath.Join(data, "news", "reuters106k.ndjson.zst") }

// modesOf are the modes that an engine is asked in.
func modesOf(name string) []string {
	if name == ownName {
		return []string{line.Ids, line.Whole, line.Plain, line.Many}
	}
	return []string{line.Ids, line.Whole}
}
