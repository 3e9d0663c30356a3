package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"dateline/index/ingest"
)

// postings measures how fast articles come in: read by the command, and posted to
// the served program.
type postings struct {
	articles int // how many, the first of the file
}

// postedAlone is how many articles are posted one by one.
const postedAlone = 500

func newPosting(flags *flag.FlagSet) measure {
	p := &postings{}
	flags.IntVar(&p.articles, "n", 20_000, "how many articles, the first of the file")
	return p.run
}

func (p *postings) run(ctx context.Context, data string, out io.Writer) error {
	if p.articles < 1 {
		return usagef("posting: -n %d is out of range; want 1 or more", p.articles)
	}
	printAbout(out)
	return inFolder(func(dir string) error {
		news := filepath.Join(data, "news", "reuters106k.ndjson.zst")
		all, err := makeOffer(ctx, filepath.Join(dir, "news.ndjson"), news, p.articles)
		if err != nil {
			return err
		}
		first, err := makeOffer(ctx, filepath.Join(dir, "first.ndjson"), news, min(p.articles, postedAlone))
		if err != nil {
			return err
		}
		program, err := build(ctx, dir)
		if err != nil {
			return err
		}
		return postAll(ctx, program, all, first, out)
	})
}

// offer is a file of articles to put into an archive.
type offer struct {
	file     string
	articles int   // lines
	text     int64 // bytes of the titles and bodies that can be read
}

func makeOffer(ctx context.Context, to, from string, n int) (*offer, error) {
	if err := unpack(ctx, to, from, n); err != nil {
		return nil, err
	}
	plan, err := ingest.NewPlan(ctx, []string{to}, ingest.Options{Source: "bench"})
	if err != nil {
		return nil, err
	}
	o := &offer{file: to, articles: n}
	for it := range plan.Items(ctx) {
		o.text += int64(len(it.Article.Title) + len(it.Article.Body))
	}
	return o, ctx.Err()
}

// postWay is one way for articles to come in, into a new archive.
type postWay struct {
	name  string
	offer *offer
	take  func(ctx context.Context, program, archive string, p *posted) error
}

func postAll(ctx context.Context, program string, all, first *offer, out io.Writer) error {
	var rows []*posted
	for _, w := range []postWay{
		{"dateline index FILE", all, indexFile},
		{"bulk, wait=durable", all, served((&poster{wait: "durable"}).bulk)},
		{"bulk, wait=searchable", all, served((&poster{wait: "searchable"}).bulk)},
		{"one by one, 1 connection", first, served((&poster{wait: "durable", connections: 1}).alone)},
		{"one by one, 8 connections", first, served((&poster{wait: "durable", connections: 8}).alone)},
	} {
		p := newPosted(w.name, w.offer)
		err := inFolder(func(dir string) error {
			ctx, cancel := context.WithTimeout(ctx, readyTime)
			defer cancel()
			return w.take(ctx, program, filepath.Join(dir, "archive"), p)
		})
		if err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		rows = append(rows, p)
	}
	return errors.Join(printPosted(out, rows), checkPosted(rows))
}

// served sends to the program, which serves a new archive with a key, and waits
// until its index has followed.
func served(send func(ctx context.Context, c *child, key string, p *posted) error) func(context.Context, string, string, *posted) error {
	return func(ctx context.Context, program, archive string, p *posted) (err error) {
		key, err := makeKey(ctx, program, archive)
		if err != nil {
			return err
		}
		c, err := startChild(ctx, program, archive)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, c.stop()) }()
		began, own, its := time.Now(), cpu(), cpuOf(c.pid)
		if err := send(ctx, c, key, p); err != nil {
			return err
		}
		p.answered, p.client = time.Since(began), cpu()-own
		if err := c.followed(ctx); err != nil {
			return err
		}
		p.searchable, p.server, p.peak = time.Since(began), cpuOf(c.pid)-its, statusOf(c.pid, "VmHWM")
		held, err := c.metric(ctx, "dateline_articles")
		p.held = int(held)
		return err
	}
}

// makeKey makes the archive and a key that may write to it.
func makeKey(ctx context.Context, program, archive string) (string, error) {
	var told tail
	cmd := exec.CommandContext(ctx, program, "key", "add", "--archive", archive, "bench")
	cmd.Stderr = &told
	key, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("make a key: %w\n%s", err, &told)
	}
	return strings.TrimSpace(string(key)), nil
}

// followed waits until the index has all that was put.
func (c *child) followed(ctx context.Context) error {
	for {
		lag, err := c.metric(ctx, "dateline_index_lag")
		if err != nil || lag == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the index is %.0f changes behind: %w", lag, ctx.Err())
		case <-time.After(100 * time.Millisecond):
		}
	}
}
