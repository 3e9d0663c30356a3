package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"dateline/bench/peers/line"
	"dateline/index/opensearch/clustertest"
)

// grownShards is into how many shards the most articles are cut a second time, to see
// what a further shard costs.
const grownShards = 8

// grown is what an archive on one node took, and what it gave.
type grown struct {
	clustered
	articles, shards int
	cost             spent // of indexing all articles
	asked            spent // of all whole answers
}

// spent is time of processors.
type spent struct {
	nodes, own time.Duration // of OpenSearch, and of this process
}

func (s spent) less(began spent) spent { return spent{s.nodes - began.nodes, s.own - began.own} }

// grow measures archives of more and more articles on one node: the constants of the
// model. Each is asked by itself, behind one round that is not counted.
func (c *clustering) grow(ctx context.Context, corpus *matter, dir string, sizes []int) (all []*grown, err error) {
	places, err := readPlaces(corpus.places)
	if err != nil {
		return nil, err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	nodes, err := clustertest.Run(dir, 1, heap)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, nodes.End()) }()
	for _, n := range sizes {
		all = append(all, &grown{articles: n, shards: 1})
	}
	all = append(all, &grown{articles: sizes[len(sizes)-1], shards: grownShards})
	for i, g := range all {
		fmt.Fprintf(progressOf(ctx), "%d articles, shards: %d\n", g.articles, g.shards)
		on := &own{places: places, opening: onCluster(nodes.Address(fmt.Sprint("grown-", i)), g.shards)}
		began := spentBy(nodes)
		if err := g.index(ctx, on, corpus, "", g.articles); err != nil {
			return nil, err
		}
		g.cost = spentBy(nodes).less(began)
	}
	for i, g := range all {
		on := &own{opening: onCluster(nodes.Address(fmt.Sprint("grown-", i)), g.shards)}
		if err := g.answer(ctx, on, nodes, corpus.asked, c.rounds); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// answer asks for all whole answers.
func (g *grown) answer(ctx context.Context, on *own, nodes *clustertest.Cluster, queries []asked, rounds int) (err error) {
	if err := on.Open(ctx, ""); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, on.Close()) }()
	var began spent
	for round := range rounds + 1 {
		if round == 1 {
			began = spentBy(nodes)
		}
		for _, q := range queries {
			took, _, err := timed(ctx, on, line.Whole, q.Query)
			if err != nil {
				return err
			}
			if round > 0 {
				g.took(line.Whole, took)
			}
		}
	}
	g.asked = spentBy(nodes).less(began)
	return nil
}

// spentBy is what the first node and this process have spent up to now.
func spentBy(nodes *clustertest.Cluster) spent {
	u, _ := nodes.Usage(0) // without /proc both are 0
	return spent{u.CPU, cpu()}
}
