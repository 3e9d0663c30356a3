package main

import (
	"context"
	"fmt"
	"strconv"
	"time"
)

// longIndexing is what the first making of an index may take: an engine that takes
// longer has one round of it, whatever the others have. dateline, which all are
// compared with, may take twice that.
const longIndexing = 30 * time.Second

func (s *stand) tooLong(e engine, first indexed) bool {
	if e.name == ownName {
		return first.Searchable > 2*longIndexing
	}
	return first.Searchable > longIndexing
}

// measure takes all figures for the first n articles. Indexing has all rounds if
// so wanted, one otherwise.
func (s *stand) measure(ctx context.Context, n int, often bool) (*figures, error) {
	var order []string
	for _, e := range s.engines {
		order = append(order, e.name)
	}
	f := newFigures(order, n, s.corpus.text[n])
	f.short = n > s.corpus.whole
	rounds := 1
	if often {
		rounds = s.rounds
	}
	for round := range rounds {
		for i := range s.engines {
			e := s.engines[(i+round)%len(s.engines)]
			if done := f.indexed[e.name]; len(done) > 0 && s.tooLong(e, done[0]) {
				continue
			}
			if err := s.index(ctx, e, n, often, f); err != nil {
				return nil, err
			}
			fmt.Fprintf(s.out, "%s: %d articles indexed in %.1f s\n", e.name, n, f.last(e.name).Searchable.Seconds())
			if often && e.name == ownName {
				if err := s.step(ctx, e, n, f); err != nil {
					return nil, err
				}
			}
		}
	}
	return f, s.serve(ctx, f)
}

// index makes the index of an engine anew, in a process of its own, or takes the one
// of an earlier run.
func (s *stand) index(ctx context.Context, e engine, n int, often bool, f *figures) error {
	if s.fromBefore(e, n, often, f) {
		return nil
	}
	if err := s.drop(e, n); err != nil {
		return err
	}
	one, err := s.makeIndex(ctx, e, n)
	if err != nil {
		return err
	}
	f.indexed[e.name] = append(f.indexed[e.name], one)
	return s.keepFor(e, n, one)
}

func (s *stand) makeIndex(ctx context.Context, e engine, n int) (one indexed, err error) {
	err = s.with(ctx, e, func(d *driver) error {
		stop := anonymous(ctx, d.pid())
		times, err := d.times(2, "index", s.corpus.file(n), strconv.Itoa(n), s.folder(e, n))
		one.Anonymous = stop()
		if err != nil {
			return err
		}
		one.Searchable, one.Settled, one.Peak = times[0], times[1], d.peak()
		one.Beside, one.Below, err = sizes(s.folder(e, n))
		return err
	})
	return one, err
}

// step has dateline make its index anew from the record, which is the part of the
// work that other engines do.
func (s *stand) step(ctx context.Context, e engine, n int, f *figures) error {
	return s.with(ctx, e, func(d *driver) error {
		times, err := d.times(1, "step", s.folder(e, n))
		if err == nil {
			f.steps = append(f.steps, times[0])
		}
		return err
	})
}
