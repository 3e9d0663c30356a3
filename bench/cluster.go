package main

import (
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
	"time"

	"dateline"
	"dateline/bench/peers/line"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// The section of figuresPage that cluster writes stands between these lines.
const (
	clusterBegins = "<!-- written by: go run ./bench cluster -write DATA -->\n"
	clusterEnds   = "<!-- end of what bench cluster writes -->\n"
)

// heap is that of Java in each node: with the half a GiB of tests a node refuses what it
// has too little for when several archives are on it.
const heap = "-Xmx2g"

// clustering measures the same archive in a folder and on OpenSearch.
type clustering struct {
	articles int
	nodes    string // how many, with commas
	rounds   int
	model    string // numbers of articles on one node, with commas; "" makes no model
	write    bool
	root     string // folder of the module
}

func newCluster(flags *flag.FlagSet) measure {
	c := &clustering{}
	flags.IntVar(&c.articles, "n", 20_000, "how many `articles`")
	flags.StringVar(&c.nodes, "nodes", "1,2,3", "how many nodes, with commas between the numbers")
	flags.IntVar(&c.rounds, "rounds", 3, "how often every query is asked")
	flags.StringVar(&c.model, "model", "5000,20000,80000", "how many articles on one node give the constants of the model, two numbers or more, ascending, with commas; empty for no model")
	flags.BoolVar(&c.write, "write", false, "write the section of "+figuresPage)
	return c.run
}

func (c *clustering) run(ctx context.Context, data string, out io.Writer) (err error) {
	sizes, model, err := c.numbers()
	if err != nil {
		return err
	}
	if c.root, err = moduleFolder(ctx); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "dateline-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	corpus, err := makeCorpus(ctx, newsFile(data), dir, ruleOfCorpus{numbers: slices.Compact(slices.Sorted(slices.Values(append(model, c.articles)))), words: c.articles})
	if err != nil {
		return err
	}
	report, err := c.measure(ctx, corpus, dir, sizes, out)
	if err != nil {
		return err
	}
	fmt.Fprint(out, report)
	if len(model) > 0 {
		all, err := c.grow(ctx, corpus, filepath.Join(dir, "grown"), model)
		if err != nil {
			return err
		}
		paper := "\n" + clusterModel(all)
		fmt.Fprint(out, paper)
		report += paper
	}
	if c.write {
		return writeSection(filepath.Join(c.root, figuresPage), clusterBegins, clusterEnds, report)
	}
	return nil
}

// numbers reads the options: how many nodes, and how many articles for the model.
func (c *clustering) numbers() (nodes, model []int, err error) {
	for one := range strings.SplitSeq(c.nodes, ",") {
		n, err := strconv.Atoi(one)
		if err != nil || n < 1 || n > 9 {
			return nil, nil, usagef("-nodes %q: %q is no number of nodes; want such as 1,2,3, each 1 to 9", c.nodes, one)
		}
		nodes = append(nodes, n)
	}
	if c.articles < 1 || c.rounds < 1 {
		return nil, nil, usagef("-n %d -rounds %d: want 1 and up", c.articles, c.rounds)
	}
	if c.model == "" {
		return nodes, nil, nil
	}
	if model, err = ascending("cluster: -model", c.model); err == nil && len(model) < 2 {
		err = usagef("cluster: -model %s is one number; what grows takes two or more", c.model)
	}
	return nodes, model, err
}

// measure asks the folder and each cluster in turns.
func (c *clustering) measure(ctx context.Context, corpus *matter, dir string, sizes []int, out io.Writer) (string, error) {
	places, err := readPlaces(corpus.places)
	if err != nil {
		return "", err
	}
	embedded := &own{places: places}
	alone := &clustered{name: "in a folder"}
	if err := alone.index(ctx, embedded, corpus, filepath.Join(dir, "folder"), c.articles); err != nil {
		return "", err
	}
	if err := embedded.Open(ctx, filepath.Join(dir, "folder")); err != nil {
		return "", err
	}
	defer embedded.Close()
	all := []*clustered{alone}
	for _, n := range sizes {
		fmt.Fprintf(progressOf(ctx), "%d nodes\n", n)
		one, err := c.onNodes(ctx, corpus, filepath.Join(dir, fmt.Sprint("nodes-", n)), places, n, func(on *own, at *clustered) error {
			return c.ask(ctx, corpus.asked, embedded, on, alone, at)
		})
		if err != nil {
			return "", fmt.Errorf("%d nodes: %w", n, err)
		}
		all = append(all, one)
	}
	return clusterReport(c.articles, corpus.text[c.articles], all), nil
}

// onNodes starts a cluster, fills an archive on it and has it asked.
func (c *clustering) onNodes(ctx context.Context, corpus *matter, dir string, places []dateline.Place, n int, ask func(*own, *clustered) error) (at *clustered, err error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	nodes, err := clustertest.Run(dir, n, heap)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, nodes.End()) }()
	on := &own{places: places, opening: onCluster(nodes.Address("bench"), n)}
	at = &clustered{name: fmt.Sprintf("OpenSearch %s, nodes: %d", nodes.Version, n), nodes: n}
	if err := at.index(ctx, on, corpus, "", c.articles); err != nil {
		return nil, err
	}
	if err := on.Open(ctx, ""); err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, on.Close()) }()
	if err := ask(on, at); err != nil {
		return nil, err
	}
	for i := range n {
		u, err := nodes.Usage(i)
		if err != nil {
			return nil, err
		}
		at.memory += u.Memory
	}
	return at, nil
}

// onCluster opens the archive of an address, with a shard for each node and a copy where
// there are two.
func onCluster(address string, nodes int) func(context.Context, string) (dateline.Archive, error) {
	return func(ctx context.Context, _ string) (dateline.Archive, error) {
		at, err := cluster.ParseAddress(address)
		if err != nil {
			return nil, err
		}
		return opensearch.Open(ctx, at, opensearch.Options{Make: true, Shards: nodes})
	}
}

// ask asks both, one behind the other, and holds the answers against each other.
func (c *clustering) ask(ctx context.Context, queries []asked, folder, cluster *own, alone, at *clustered) error {
	for round := range c.rounds + 1 { // the first makes them warm
		for i, q := range queries {
			for _, mode := range []string{line.Ids, line.Whole} {
				took, a, err := timed(ctx, folder, mode, q.Query)
				if err != nil {
					return err
				}
				tookThere, b, err := timed(ctx, cluster, mode, q.Query)
				if err != nil {
					return err
				}
				if round == 0 {
					at.compare(i, q, mode, a, b)
					continue
				}
				alone.took(mode, took)
				at.took(mode, tookThere)
			}
		}
	}
	if len(at.wrong) > 0 {
		return fmt.Errorf("other answers than in a folder: %s", strings.Join(at.wrong, "; "))
	}
	return nil
}

func timed(ctx context.Context, o *own, mode string, q line.Query) (time.Duration, line.Answer, error) {
	began := time.Now()
	a, err := o.Ask(ctx, mode, q)
	return time.Since(began), a, err
}
