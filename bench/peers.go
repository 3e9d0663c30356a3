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
	"strconv"
	"strings"

	"dateline/bench/peers/line"
)

// Where the figures go, below the folder of the module.
const (
	figuresPage = "docs/benchmarks.md"
	ratiosFile  = "bench/ratios.txt"
)

// defaultSizes are the numbers of articles; the growth from the first to the last
// is a figure of its own.
const defaultSizes = "20000,100000"

// comparing measures dateline and other engines in turns.
type comparing struct {
	sizes   string // how many articles, ascending, with commas
	rounds  int
	only    string // names of peers with commas; "" is all
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
	report, ratios, err := c.compare(ctx, data, sizes, out)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, report); err != nil {
		return err
	}
	if c.write {
		err = errors.Join(writeSection(filepath.Join(c.root, figuresPage), report), writeRatios(filepath.Join(c.root, ratiosFile), sizes, ratios))
	}
	if c.check {
		err = errors.Join(err, checkRatios(out, before, ratios))
	}
	return err
}

// numbers reads the sizes.
func (c *comparing) numbers() (out []int, err error) {
	for one := range strings.SplitSeq(cmp.Or(c.sizes, defaultSizes), ",") {
		n, err := strconv.Atoi(one)
		if err != nil || n < 1 || len(out) > 0 && n <= out[len(out)-1] {
			return nil, usagef("peers: -n %s is out of range; want numbers, 1 or more, ascending, with commas between them", c.sizes)
		}
		out = append(out, n)
	}
	if c.rounds < 1 {
		return nil, usagef("peers: -rounds %d is out of range; want 1 or more", c.rounds)
	}
	return out, nil
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
func (c *comparing) compare(ctx context.Context, data string, numbers []int, out io.Writer) (report string, ratios []ratio, err error) {
	var about strings.Builder
	printAbout(&about)
	err = inFolder(func(dir string) error {
		s := &stand{dir: dir, rounds: c.rounds, effort: c.effort, out: out}
		if s.corpus, err = makeCorpus(ctx, filepath.Join(data, "news", "reuters106k.ndjson.zst"), dir, numbers); err != nil {
			return err
		}
		fmt.Fprintf(out, "%d records without a title or a body, or with a NUL character, are left out\n", s.corpus.left)
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

// modesOf are the modes that an engine is asked in.
func modesOf(name string) []string {
	if name == ownName {
		return []string{line.Ids, line.Whole, line.Many}
	}
	return []string{line.Ids, line.Whole}
}
