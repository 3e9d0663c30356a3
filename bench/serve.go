package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"dateline"
	"dateline/index"
)

// serving measures the served program under the load of many connections.
type serving struct {
	articles    int           // how many, the first of the file
	archive     string        // folder of the archive, made where it is missing; "" is a temporary one
	connections int           // each with one request under way at any time
	length      time.Duration // of the load
	slow        int           // clients of each kind that send or read slowly
	queries     int           // of each class
}

func newServe(flags *flag.FlagSet) measure {
	s := &serving{}
	flags.IntVar(&s.articles, "n", 100_000, "how many articles, the first of the file")
	flags.StringVar(&s.archive, "archive", "", "folder of the archive, kept; it is filled where it does not exist")
	flags.IntVar(&s.connections, "connections", 32, "connections, each with one request under way")
	flags.DurationVar(&s.length, "time", time.Minute, "how long the load lasts")
	flags.IntVar(&s.slow, "slow", 4, "slow clients of each kind")
	flags.IntVar(&s.queries, "queries", 20, "queries of each class")
	return s.run
}

func (s *serving) run(ctx context.Context, data string, out io.Writer) error {
	if s.articles < 1 || s.connections < 1 || s.connections > 1000 || s.length < time.Second || s.slow < 0 || s.slow > 1000 || s.queries < 1 {
		return usagef("serve: -n %d, -connections %d, -time %v, -slow %d or -queries %d is out of range; want 1 or more, 1 to 1000, 1s or more, 0 to 1000, 1 or more",
			s.articles, s.connections, s.length, s.slow, s.queries)
	}
	printAbout(out)
	return inFolder(func(dir string) error {
		corpus := filepath.Join(dir, "news.ndjson")
		if err := unpack(ctx, corpus, filepath.Join(data, "news", "reuters106k.ndjson.zst"), s.articles); err != nil {
			return err
		}
		words, err := countWords(ctx, corpus)
		if err != nil {
			return err
		}
		asked, err := questions(words, s.queries)
		if err != nil {
			return err
		}
		if s.archive == "" {
			s.archive = filepath.Join(dir, "archive")
		}
		if err := s.fill(ctx, corpus); err != nil {
			return err
		}
		program, err := build(ctx, dir)
		if err != nil {
			return err
		}
		return s.measure(ctx, program, asked, out)
	})
}

// fill puts the articles into a new archive, and takes one that there is as it is.
func (s *serving) fill(ctx context.Context, corpus string) error {
	if _, err := os.Stat(s.archive); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return withArchive(ctx, s.archive, index.Options{}, func(a dateline.Archive) error { return new(feeding).run(ctx, a, corpus) })
}

// measure serves the archive, loads it and prints what came of it.
func (s *serving) measure(ctx context.Context, program string, asked []question, out io.Writer) (err error) {
	c, err := startChild(ctx, program, s.archive, ownEntities...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.stop()) }()
	held, err := c.metric(ctx, "dateline_articles")
	if err != nil {
		return err
	}
	if least := float64(s.articles) * .99; held < least { // a few records hold no text
		return fmt.Errorf("%s holds %.0f articles; want %d, or another folder to fill", s.archive, held, s.articles)
	}
	m, err := newMix(ctx, c.address, asked)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%.0f articles, %d queries, %d connections for %v, load average %s\n\n", held, len(asked), s.connections, s.length, loadAverage())
	return s.load(ctx, c, m, out)
}

// load runs connections, slow clients and the watch over memory beside each other.
func (s *serving) load(ctx context.Context, c *child, m *mix, out io.Writer) error {
	began, before := time.Now(), cpuOf(c.pid)
	slow := startSlow(ctx, c.address, s.slow)
	memory := watchMemory(ctx, c, s.length)
	all := drive(ctx, c.address, m, s.connections, s.length)
	wall, spent := time.Since(began), cpuOf(c.pid)-before
	if err := ctx.Err(); err != nil {
		return err
	}
	failed := all.print(out, wall, spent)
	grown := (<-memory).print(out)
	printSlow(out, slow())
	fmt.Fprintf(out, "load average %s at the end\n", loadAverage())
	return errors.Join(failed, grown)
}
