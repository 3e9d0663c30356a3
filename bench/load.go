package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/entity/read"
	"dateline/index/memory"
)

// loading measures how fast articles come in and how fast searches are then.
type loading struct {
	articles int    // how many, the first of the file; 0 is all
	entities string // what is read of texts, a mode of index/entity/read
	profile  string // file for a CPU profile of the indexing; "" is none
}

func newLoad(flags *flag.FlagSet) measure {
	l := &loading{}
	flags.IntVar(&l.articles, "n", 0, "how many articles, the first of the file; 0 is all")
	flags.StringVar(&l.entities, "entities", read.Own, "what is read of texts: "+strings.Join(read.Modes(), ", "))
	flags.StringVar(&l.profile, "cpuprofile", "", "file for a CPU profile of the indexing")
	return l.run
}

func (l *loading) run(ctx context.Context, data string, out io.Writer) error {
	if l.articles < 0 {
		return usagef("load: -n %d is out of range; want 0 for all, or more", l.articles)
	}
	if !slices.Contains(read.Modes(), l.entities) {
		return usagef("load: -entities %q is not what can be read; want %s", l.entities, strings.Join(read.Modes(), ", "))
	}
	printAbout(out)
	return inFolder(func(dir string) error {
		corpus, archive := filepath.Join(dir, "news.ndjson"), filepath.Join(dir, "archive")
		if err := unpack(ctx, corpus, filepath.Join(data, "news", "reuters106k.ndjson.zst"), l.articles); err != nil {
			return err
		}
		if err := l.index(ctx, archive, corpus, out); err != nil {
			return err
		}
		return l.search(ctx, archive, corpus, out)
	})
}

// index puts the corpus into a new archive and prints what that took.
func (l *loading) index(ctx context.Context, archive, corpus string, out io.Writer) error {
	stop, err := l.startProfile()
	if err != nil {
		return err
	}
	defer memory.Bound(memory.Indexing)()
	var f feeding
	began, before := time.Now(), cpu()
	err = withArchive(ctx, archive, l.options(), func(a dateline.Archive) error { return f.run(ctx, a, corpus) })
	wall, spent := time.Since(began), cpu()-before
	if err := errors.Join(err, stop()); err != nil {
		return err
	}
	return f.print(out, archive, wall, spent)
}

func (l *loading) options() index.Options {
	return index.Options{Entities: l.entities, Reader: read.New}
}

func (l *loading) startProfile() (stop func() error, err error) {
	if l.profile == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(l.profile)
	if err != nil {
		return nil, fmt.Errorf("make the profile: %w", err)
	}
	return func() error { pprof.StopCPUProfile(); return f.Close() }, pprof.StartCPUProfile(f)
}
