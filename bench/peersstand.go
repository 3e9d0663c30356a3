package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
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
var full = effort{warmPasses: 20, warmTime: 8 * time.Second, passes: 3, load: 1500 * time.Millisecond}

// threads ask at a time under load.
const threads = 2

// stand is where the engines are measured.
type stand struct {
	dir     string
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
	command       []string
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

func (s *stand) folder(e engine) string { return filepath.Join(s.dir, e.name) }

// measure takes all figures for the first n articles. Indexing has all rounds if
// so wanted, one otherwise.
func (s *stand) measure(ctx context.Context, n int, often bool) (*figures, error) {
	var order []string
	for _, e := range s.engines {
		order = append(order, e.name)
	}
	f := newFigures(order, n, s.corpus.text[n])
	rounds := 1
	if often {
		rounds = s.rounds
	}
	for round := range rounds {
		for i := range s.engines {
			e := s.engines[(i+round)%len(s.engines)]
			if err := s.index(ctx, e, n, f); err != nil {
				return nil, err
			}
			fmt.Fprintf(s.out, "%s: %d articles indexed in %.1f s\n", e.name, n, f.indexed[e.name][round].searchable.Seconds())
		}
	}
	return f, s.serve(ctx, f)
}

// index makes the index of an engine anew, in a process of its own.
func (s *stand) index(ctx context.Context, e engine, n int, f *figures) error {
	if err := os.RemoveAll(s.folder(e)); err != nil {
		return err
	}
	return s.with(ctx, e, func(d *driver) error {
		times, err := d.times(2, "index", s.corpus.articles, strconv.Itoa(n), s.folder(e))
		if err != nil {
			return err
		}
		one := indexed{searchable: times[0], settled: times[1], peak: d.peak()}
		beside, below, err := sizes(s.folder(e))
		one.disk = beside + below
		f.indexed[e.name] = append(f.indexed[e.name], one)
		return err
	})
}
