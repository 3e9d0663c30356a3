package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The section of figuresPage that wrk writes stands between these lines.
const (
	wrkBegins = "<!-- written by: go run ./bench wrk -write DATA -->\n"
	wrkEnds   = "<!-- end of what bench wrk writes -->\n"
)

// mostTail is how many times the p50 the p99 may be.
const mostTail = 6

// pressing measures the served program under wrk.
type pressing struct {
	articles    int
	archive     string // folder of the archive, made where it is missing; "" is a temporary one
	connections int
	length      time.Duration
	write       bool
	root        string
}

func newWrk(flags *flag.FlagSet) measure {
	p := &pressing{}
	flags.IntVar(&p.articles, "n", 100_000, "how many articles, of those that peers takes")
	flags.StringVar(&p.archive, "archive", "", "folder of the archive, kept; it is filled where it does not exist")
	flags.IntVar(&p.connections, "connections", 16, "connections, each with one request under way")
	flags.DurationVar(&p.length, "time", 30*time.Second, "how long wrk asks, in whole seconds")
	flags.BoolVar(&p.write, "write", false, "write the section of "+figuresPage)
	return p.run
}

func (p *pressing) run(ctx context.Context, data string, out io.Writer) (err error) {
	if p.articles < 1 || p.connections < threads || p.connections > 1000 || p.length < time.Second || p.length > 10*time.Minute || p.length%time.Second != 0 {
		return usagef("wrk: -n %d, -connections %d or -time %v is out of range; want 1 or more, %d to 1000, whole seconds from 1s to 10m",
			p.articles, p.connections, p.length, threads)
	}
	if _, err := exec.LookPath("wrk"); err != nil {
		return errors.New("wrk is not there: install it, on Debian with: apt-get install wrk")
	}
	if p.root == "" {
		if p.root, err = moduleFolder(ctx); err != nil {
			return err
		}
	}
	var report strings.Builder
	printAbout(&report)
	missed := inFolder(func(dir string) error { return p.press(ctx, data, dir, &report) })
	if missed != nil && !errors.Is(missed, errMissed) {
		return missed
	}
	if _, err := io.WriteString(out, report.String()); err != nil {
		return err
	}
	if p.write {
		err = writeSection(filepath.Join(p.root, figuresPage), wrkBegins, wrkEnds, report.String())
	}
	return errors.Join(err, missed)
}

// press makes the archive if it is missing, serves it and lets wrk ask.
func (p *pressing) press(ctx context.Context, data, dir string, out io.Writer) (err error) {
	s := &stand{dir: dir, rounds: 1, out: progressOf(ctx)}
	if err := s.prepare(ctx, newsFile(data), ruleOfCorpus{numbers: []int{p.articles}}); err != nil {
		return err
	}
	archive, err := p.filled(ctx, s)
	if err != nil {
		return err
	}
	programs := filepath.Join(dir, "programs") // the engine has a folder of the program's name
	if err := os.Mkdir(programs, 0o755); err != nil {
		return err
	}
	program, err := build(ctx, programs)
	if err != nil {
		return err
	}
	c, err := startChild(ctx, program, archive, ownEntities...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.stop()) }()
	held, err := c.metric(ctx, "dateline_articles")
	if err == nil && int(held) != p.articles {
		err = fmt.Errorf("%s holds %.0f articles; want %d, or another folder to fill", archive, held, p.articles)
	}
	unread, unreadErr := c.metric(ctx, "dateline_unread")
	if unread > 0 {
		unreadErr = fmt.Errorf("%s has %.0f articles to read anew; want one that was made with %v", archive, unread, ownEntities)
	}
	if err := errors.Join(err, unreadErr); err != nil {
		return err
	}
	addresses := wholeAddresses(s.corpus.asked)
	if err := warmUp(ctx, c, addresses); err != nil {
		return err
	}
	script := filepath.Join(dir, "whole.lua")
	if err := os.WriteFile(script, wrkScript(addresses), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "wrk asks for %v\n", p.length)
	return p.load(ctx, c, script, len(addresses), out)
}

// filled is the folder of an archive with the articles.
func (p *pressing) filled(ctx context.Context, s *stand) (string, error) {
	if p.archive != "" {
		if _, err := os.Stat(p.archive); !errors.Is(err, os.ErrNotExist) {
			return p.archive, err
		}
	}
	s.add(ctx, knownPeers[0], p.root)
	if len(s.engines) == 0 {
		return "", fmt.Errorf("dateline cannot be started: %s", s.absent[ownName])
	}
	e := s.engines[0]
	one, err := s.makeIndex(ctx, e, p.articles)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(s.out, "%d articles indexed in %.1f s\n", p.articles, one.Searchable.Seconds())
	if p.archive == "" {
		return s.folder(e, p.articles), nil
	}
	return p.archive, os.Rename(s.folder(e, p.articles), p.archive)
}

// load lets wrk ask while the memory of the server is watched.
func (p *pressing) load(ctx context.Context, c *child, script string, queries int, out io.Writer) error {
	before, asked, began := statusOf(c.pid, "VmRSS"), statusOf(c.pid, "RssAnon"), cpuOf(c.pid)
	watched := watchMemory(ctx, c, p.length)
	cmd := exec.CommandContext(ctx, "wrk", "--threads", fmt.Sprint(threads), "--connections", fmt.Sprint(p.connections),
		"--duration", fmt.Sprintf("%.0fs", p.length.Seconds()), "--timeout", fmt.Sprintf("%.0fs", patience.Seconds()), "--script", script, "http://"+c.address)
	said, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("wrk: %w\n%s", err, said)
	}
	got, err := parseWrk(string(said))
	if err != nil {
		return err
	}
	spent, memory := cpuOf(c.pid)-began, <-watched
	fmt.Fprintf(out, "%s articles, %d queries, whole answers as above, %d connections for %v, load average %s at the end.\n\n",
		thousands(p.articles), queries, p.connections, p.length, loadAverage())
	got.print(out, spent)
	fmt.Fprintf(out, "\nMB of memory before, at most and after: resident %s, %.0f, %s; of it asked for, not pages of files, %s, %.0f, %s. The mean of the last third of the run is %.2f of that of the second; Go's heap %.2f.\n",
		wholeMB(before), memory.most(func(s sample) float64 { return float64(s.resident) })/1e6, wholeMB(statusOf(c.pid, "VmRSS")),
		wholeMB(asked), memory.most(ofAnonymous)/1e6, wholeMB(statusOf(c.pid, "RssAnon")), memory.growth(ofAnonymous), memory.growth(ofHeap))
	return errors.Join(got.verdict(), memory.flat())
}
