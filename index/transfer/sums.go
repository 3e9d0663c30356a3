package transfer

import (
	"context"
	"iter"

	"dateline"
)

// sumNow is sum of an article as it is now.
func sumNow(ctx context.Context, archive dateline.Archive, id dateline.ID) (summed, error) {
	a, _, err := archive.Article(ctx, id, 0)
	if absent(err) {
		return summed{}, nil
	}
	if err != nil {
		return summed{}, err
	}
	return sum(ctx, archive, a)
}

// sums yields every article of an archive by id, some of them read at the same time.
func sums(ctx context.Context, archive dateline.Archive) iter.Seq2[summed, error] {
	return func(yield func(summed, error) bool) {
		page := make([]dateline.Article, 0, sumPage)
		give := func() bool {
			out := make([]summed, len(page))
			err := each(ctx, len(page), func(i int) (err error) {
				out[i], err = sum(ctx, archive, page[i])
				return err
			})
			if err != nil {
				yield(summed{}, err)
				return false
			}
			for _, s := range out {
				if s.id != "" && !yield(s, nil) {
					return false
				}
			}
			page = page[:0]
			return true
		}
		bytes := 0
		for a, err := range archive.Each(ctx, dateline.Search{}) {
			if err != nil {
				yield(summed{}, err)
				return
			}
			page = append(page, a)
			if bytes += len(a.Title) + len(a.Body) + len(a.Remains); len(page) < sumPage && bytes < batchBytes {
				continue
			}
			if bytes = 0; !give() {
				return
			}
		}
		give()
	}
}

// sumPage is how many articles are summed up at a time.
const sumPage = 64
