package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"
)

// samples is how often memory is looked at over a load: every 5 s of a minute.
const samples = 12

// flatWithin is how much more than in the second third of a load the mean may be
// in the last third to be called flat. Between two collections of garbage a heap
// of Go doubles, so that a few samples differ by some parts of a hundred.
const flatWithin = 1.10

// sample is the memory of the server at one moment, in bytes.
type sample struct {
	at        time.Duration
	resident  int64   // all that is resident, with the pages of the index's files
	anonymous int64   // without them: what the program has asked for
	heap      float64 // of Go, in use
}

type residence struct {
	samples []sample
	err     error
}

// watchMemory looks at the server's memory during a load, and sends all that it
// saw at the end.
func watchMemory(ctx context.Context, c *child, length time.Duration) <-chan residence {
	out := make(chan residence, 1)
	go func() {
		var m residence
		began, every := time.Now(), time.NewTicker(length/samples)
		defer every.Stop()
		for range samples {
			select {
			case <-every.C:
			case <-ctx.Done():
				m.err = ctx.Err()
			}
			heap, err := c.metric(ctx, "go_memstats_heap_inuse_bytes")
			if err != nil {
				m.err = fmt.Errorf("look at the memory: %w", err)
				break
			}
			m.samples = append(m.samples, sample{time.Since(began), statusOf(c.pid, "VmRSS"), statusOf(c.pid, "RssAnon"), heap})
		}
		out <- m
	}()
	return out
}

// print tells what was seen. Memory that grows is an error; pages of files are the
// system's to give and to take, so what is resident as a whole is shown only.
func (m residence) print(out io.Writer) error {
	if m.err != nil {
		return m.err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "memory at s\tresident MB\tof it anonymous\tGo heap in use")
	for _, s := range m.samples {
		fmt.Fprintf(table, "%.0f\t%.0f\t%.0f\t%.0f\n", s.at.Seconds(), float64(s.resident)/1e6, float64(s.anonymous)/1e6, s.heap/1e6)
	}
	resident := m.growth(func(s sample) float64 { return float64(s.resident) })
	anonymous, heap := m.growth(ofAnonymous), m.growth(ofHeap)
	fmt.Fprintf(table, "last third to second\t%.3f\t%.3f\t%.3f\n", resident, anonymous, heap)
	if err := table.Flush(); err != nil {
		return err
	}
	if err := m.flat(); err != nil {
		fmt.Fprint(out, "\nmemory grows\n\n")
		return err
	}
	fmt.Fprintf(out, "\nmemory is flat: the last third is within %.2f of the second\n\n", flatWithin)
	return nil
}

// flat is an error where memory grows.
func (m residence) flat() error {
	if m.err != nil {
		return m.err
	}
	anonymous, heap := m.growth(ofAnonymous), m.growth(ofHeap)
	if anonymous > flatWithin || heap > flatWithin {
		return fmt.Errorf("the memory of the last third of the load is %.3f of that of the second, the heap %.3f; want %.2f or less: %w",
			anonymous, heap, flatWithin, errMissed)
	}
	return nil
}

func ofAnonymous(s sample) float64 { return float64(s.anonymous) }
func ofHeap(s sample) float64      { return s.heap }

// most is the largest of all samples.
func (m residence) most(of func(sample) float64) (most float64) {
	for _, s := range m.samples {
		most = max(most, of(s))
	}
	return most
}

// growth is the mean of the last third over the mean of the second third.
func (m residence) growth(of func(sample) float64) float64 {
	n := len(m.samples) / 3
	second, last := 0., 0.
	for i := range n {
		second += of(m.samples[n+i])
		last += of(m.samples[2*n+i])
	}
	if second == 0 {
		return 0 // there is no /proc
	}
	return last / second
}
