package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// effort is how much is asked of each engine.
type effort struct {
	warmPasses int           // over all queries in each mode before any is counted, or
	warmTime   time.Duration // as long as that, whichever is less
	passes     int           // over the queries of a class in one turn
	load       time.Duration // of the load of one round
}

// full is the effort of the command; Java needs some thousand queries to be warm.
var full = effort{warmPasses: 20, warmTime: 5 * time.Second, passes: 3, load: 1500 * time.Millisecond}

// threads ask at a time under load.
const threads = 2

// stand is where the engines are measured.
type stand struct {
	dir     string
	keep    string // folder of indexes that stay for the next run; "" keeps none
	keepOwn bool   // dateline's too
	rounds  int
	effort  effort
	out     io.Writer // what is going on
	corpus  *matter
	engines []engine
	absent  map[string]string // why, by the name of the peer
	missing []string          // the names in absent, in their order
}

// engine is one that can be started.
type engine struct {
	name, version string
	sources       string // see sourcesOf
	command       []string
}

// prepare makes the corpus, and the folder that is kept.
func (s *stand) prepare(ctx context.Context, news string, rule ruleOfCorpus) (err error) {
	if s.keep != "" {
		if err := os.MkdirAll(s.keep, 0o755); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "reading %s\n", news)
	if s.corpus, err = makeCorpus(ctx, news, s.dir, rule); err == nil {
		fmt.Fprintf(s.out, "%d records without a title or a body, or with a NUL character, are left out\n", s.corpus.left)
	}
	return err
}

// add makes a peer ready. One that cannot be made is left out, and that is said.
func (s *stand) add(ctx context.Context, p peer, root string) {
	e := engine{name: p.name}
	var err error
	if e.command, err = p.ready(ctx, root, s.out); err == nil {
		if p.name == ownName {
			e.command = append(e.command, s.corpus.places)
		}
		e.version, err = s.hello(ctx, e)
	}
	if err == nil && s.keep != "" {
		e.sources, err = sourcesOf(p, root)
	}
	if err == nil {
		s.engines = append(s.engines, e)
		return
	}
	if s.absent == nil {
		s.absent = map[string]string{}
	}
	s.absent[p.name], s.missing = err.Error(), append(s.missing, p.name)
	fmt.Fprintf(s.out, "%s is left out: %v\n", p.name, err)
}

func (s *stand) hello(ctx context.Context, e engine) (version string, err error) {
	err = s.with(ctx, e, func(d *driver) error {
		cells, err := d.ask(1, "hello")
		if err == nil {
			version = cells[0]
		}
		return err
	})
	if err != nil {
		fmt.Fprintf(s.out, "%v\n", err)
		return "", errors.New("its driver does not run")
	}
	return version, nil
}

// with runs f with a driver of the engine and stops it.
func (s *stand) with(ctx context.Context, e engine, f func(*driver) error) error {
	d, err := startDriver(ctx, e.name, e.command)
	if err != nil {
		return err
	}
	if err := f(d); err != nil {
		return errors.Join(err, d.stop())
	}
	return d.stop()
}

func (s *stand) folder(e engine, n int) string {
	if s.keep != "" {
		return filepath.Join(s.keep, fmt.Sprintf("%s-%d", e.name, n))
	}
	return filepath.Join(s.dir, e.name)
}
