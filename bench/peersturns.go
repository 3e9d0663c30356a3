package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/bench/peers/line"
)

// serve starts all engines, has them asked in turns, and stops them.
func (s *stand) serve(ctx context.Context, f *figures) (err error) {
	var drivers []*driver
	var watched []func() int64
	defer func() {
		for i, d := range drivers {
			watched[i]()
			err = errors.Join(err, d.stop())
		}
	}()
	for _, e := range s.engines {
		d, err := startDriver(ctx, e.name, e.command)
		if err != nil {
			return err
		}
		drivers, watched = append(drivers, d), append(watched, anonymous(ctx, d.pid()))
		if err := s.open(d, e, f); err != nil {
			return err
		}
	}
	if err := f.agree(drivers, s.corpus.asked); err != nil {
		return err
	}
	for _, d := range f.disputes {
		fmt.Fprintln(s.out, d)
	}
	if err := s.warm(ctx, drivers); err != nil {
		return err
	}
	for round := range s.rounds {
		one, err := s.round(ctx, drivers, round)
		if err != nil {
			return err
		}
		f.rounds = append(f.rounds, one)
		fmt.Fprintf(s.out, "round %d of %d with %d articles, load average %s\n", round+1, s.rounds, f.articles, loadAverage())
	}
	for i, d := range drivers {
		f.serving[d.name], f.asked[d.name] = d.peak(), watched[i]()
	}
	return nil
}

// open opens the index and asks for one answer.
func (s *stand) open(d *driver, e engine, f *figures) error {
	if err := readAll(s.folder(e, f.articles)); err != nil {
		return err
	}
	times, err := d.times(1, "open", s.folder(e, f.articles), s.corpus.queries)
	if err != nil {
		return err
	}
	first, _, err := d.answer(line.Whole, 0)
	f.opened[d.name], f.first[d.name] = times[0], times[0]+first
	return err
}

// warm asks every query until the engine has its code and its files at hand.
func (s *stand) warm(ctx context.Context, drivers []*driver) error {
	for _, d := range drivers {
		for _, mode := range modesOf(d.name) {
			began := time.Now()
			for pass := 0; pass < s.effort.warmPasses && time.Since(began) < s.effort.warmTime; pass++ {
				if err := errors.Join(ctx.Err(), d.turn(mode, 0, len(s.corpus.asked), 1, map[int]time.Duration{})); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// round asks every class in every mode of all engines, one engine behind the
// other within each class, so that what else the machine does hits all alike; then
// it loads one after the other.
func (s *stand) round(ctx context.Context, drivers []*driver, number int) (round, error) {
	r := round{times: map[string]map[string]map[int]time.Duration{}, perSecond: map[string]float64{}}
	for _, mode := range modesOf(ownName) {
		r.times[mode] = map[string]map[int]time.Duration{}
		for class := 0; class*perPeerClass < len(s.corpus.asked); class++ {
			for i := range drivers {
				d := drivers[(i+class+number)%len(drivers)]
				if err := errors.Join(ctx.Err(), r.turn(d, mode, class, s.effort.passes)); err != nil {
					return r, err
				}
			}
		}
	}
	for i := range drivers {
		d := drivers[(i+number)%len(drivers)]
		perSecond, err := d.load(line.Whole, threads, s.effort.load)
		if err := errors.Join(ctx.Err(), err); err != nil {
			return r, err
		}
		r.perSecond[d.name] = perSecond
	}
	return r, nil
}
