package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/blevesearch/bleve/v2/mapping"

	"dateline/bench/peers/line"
)

var (
	fields = []string{"title", "body"}
	facets = []string{"publication", "place"}
)

type engine struct {
	tuned   bool
	mapping func() (*mapping.IndexMappingImpl, error)
	index   bleve.Index
}

func (e *engine) Version() string {
	return "Bleve " + moduleVersion("github.com/blevesearch/bleve/v2")
}

func moduleVersion(path string) string {
	info, _ := debug.ReadBuildInfo()
	for _, m := range info.Deps {
		if m.Path == path {
			return m.Version
		}
	}
	return "of an unknown version"
}

// Index puts batches of 100 as the examples of Bleve do, or of 1,000 by two
// goroutines.
func (e *engine) Index(ctx context.Context, articles iter.Seq2[line.Article, error], dir string) error {
	m, err := e.mapping()
	if err != nil {
		return err
	}
	batch, writers := 100, 1
	if e.tuned {
		batch, writers = 1000, 2
		debug.SetGCPercent(300)
	}
	if e.index, err = bleve.NewUsing(dir, m, scorch.Name, scorch.Name, nil); err != nil {
		return err
	}
	return e.write(ctx, articles, batch, writers)
}

func (e *engine) write(ctx context.Context, articles iter.Seq2[line.Article, error], batch, writers int) error {
	batches, failed := make(chan []line.Article), make([]error, writers)
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			for some := range batches {
				if failed[i] == nil { // the rest is taken off, so that nobody waits
					failed[i] = e.put(some)
				}
			}
		})
	}
	err := cut(ctx, articles, batch, batches)
	close(batches)
	wg.Wait()
	return errors.Join(append(failed, err)...)
}

// cut sends the articles in batches.
func cut(ctx context.Context, articles iter.Seq2[line.Article, error], size int, to chan<- []line.Article) error {
	var some []line.Article
	for a, err := range articles {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if some = append(some, a); len(some) == size {
			to <- some
			some = nil
		}
	}
	to <- some
	return nil
}

func (e *engine) put(articles []line.Article) error {
	b := e.index.NewBatch()
	for _, a := range articles {
		d := map[string]any{"title": a.Title, "body": a.Body, "publication": a.Publication, "place": slices.Clone(a.Places)}
		if !a.Published.IsZero() {
			d["published"] = a.Published
		}
		if err := b.Index(a.ID, d); err != nil {
			return err
		}
	}
	return e.index.Batch(b)
}

// Settle merges the tuned index to one segment; the default one is left as it is.
func (e *engine) Settle(ctx context.Context) (err error) {
	defer func() { err = errors.Join(err, e.Close()) }()
	if !e.tuned {
		return nil
	}
	advanced, err := e.index.Advanced()
	if err != nil {
		return err
	}
	s, ok := advanced.(*scorch.Scorch)
	if !ok {
		return fmt.Errorf("the index is a %T; want scorch", advanced)
	}
	for range 5 {
		if err := until(ctx, func() bool { return s.StatsMap()["num_root_memorysegments"] == uint64(0) }); err != nil {
			return err
		}
		if s.StatsMap()["num_root_filesegments"] == uint64(1) {
			break
		}
		if err := s.ForceMerge(ctx, &mergeplan.SingleSegmentMergePlanOptions); err != nil {
			return err
		}
	}
	return until(ctx, func() bool { // the files of merged segments are removed in the background
		files, _ := filepath.Glob(filepath.Join(e.index.Name(), "store", "*.zap"))
		return len(files) <= 1
	})
}

// until waits for something that Bleve does in the background, a minute at most.
func until(ctx context.Context, done func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for !done() {
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for Bleve to merge: %w", ctx.Err())
		case <-time.After(10 * time.Millisecond):
		}
	}
	return nil
}

func (e *engine) Open(_ context.Context, dir string) (err error) {
	e.index, err = bleve.Open(dir)
	return err
}

func (e *engine) Close() error {
	if e.index == nil {
		return nil
	}
	defer func() { e.index = nil }()
	return e.index.Close()
}
