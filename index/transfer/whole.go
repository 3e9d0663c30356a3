package transfer

import (
	"context"
	"iter"
	"sync"

	"dateline"
)

// whole yields all revisions of an article with their captures, by number; none if it is
// not there any more.
func whole(ctx context.Context, archive dateline.Archive, id dateline.ID) iter.Seq2[dateline.Article, error] {
	return func(yield func(dateline.Article, error) bool) {
		all, err := archive.Revisions(ctx, id)
		for _, r := range all {
			var a dateline.Article
			if a, _, err = archive.Article(ctx, id, r.Number); err != nil {
				break
			}
			if a.Seen, a.Last = r.Seen, r.Last; !yield(a, nil) {
				return
			}
		}
		if err != nil && !absent(err) {
			yield(dateline.Article{}, err)
		}
	}
}

// readers is how many articles are asked for at the same time.
const readers = 8

// each does n things, some at the same time, and returns the first error.
func each(ctx context.Context, n int, do func(i int) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	next := make(chan int)
	var all sync.WaitGroup
	for range min(readers, n) {
		all.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					stop(err)
					return
				}
			}
		})
	}
feed:
	for i := range n {
		select {
		case next <- i:
		case <-ctx.Done():
			break feed
		}
	}
	close(next)
	all.Wait()
	return context.Cause(ctx)
}
