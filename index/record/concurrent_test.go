package record_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"dateline"
)

// TestReadersDuringWrites: every reader sees whole batches only, whatever the
// writers do, and nothing of an erased article.
func TestReadersDuringWrites(t *testing.T) {
	r := open(t)
	const batches, size = 15, 40
	var done atomic.Bool
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for !done.Load() {
				if err := readAll(r.Head, func() (int, int, error) {
					s, err := r.Stats(ctx)
					return s.Articles + s.Erased, int(s.Seq), err
				}, size); err != nil {
					t.Error(err)
					return
				}
				for c, err := range r.Changes(ctx, 0) {
					if err != nil || c.Kind == dateline.ChangeArticle && c.Article.Body == "" {
						t.Errorf("change %+v: %v", c, err)
						return
					}
				}
			}
		})
	}
	readers.Go(func() {
		for !done.Load() {
			if err := r.Compact(ctx); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for k := range batches {
		var batch []dateline.Article
		for i := range size {
			batch = append(batch, article(k*size+i))
		}
		put(t, r, batch...)
		if k%5 == 0 {
			if _, err := r.Erase(ctx, batch[0].Keys[0].DerivedID(), ""); err != nil {
				t.Error(err)
			}
		}
	}
	done.Store(true)
	readers.Wait()
	wantClean(t, r)
}

// readAll compares two looks at the head with what is counted between them.
func readAll(head func() dateline.Seq, count func() (articles, seq int, err error), size int) error {
	before := int(head())
	n, seq, err := count()
	switch {
	case err != nil:
		return err
	case n%size != 0:
		return fmt.Errorf("%d articles: part of a batch is seen", n)
	case seq < before:
		return fmt.Errorf("the log ended at %d before and %d now", before, seq)
	}
	return nil
}

// TestWritersTakeTurns: of many writers at a time, each is answered for its own.
func TestWritersTakeTurns(t *testing.T) {
	r := open(t)
	var writers sync.WaitGroup
	for k := range 8 {
		writers.Go(func() {
			for i := range 5 {
				out, _, err := r.Put(ctx, []dateline.Article{article(i), article(100 + k*10 + i)})
				if err != nil || out[1].Status != dateline.Added {
					t.Errorf("writer %d: %+v, %v", k, out, err)
				}
				if _, err := r.State().Set(ctx, fmt.Sprintf("w%d", k), []byte("x"), 0); i == 0 && err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	if r.Head() != 45 {
		t.Errorf("head %d; want 40 articles of their own and 5 shared", r.Head())
	}
	wantClean(t, r)
}
