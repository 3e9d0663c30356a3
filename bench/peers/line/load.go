package line

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// load asks the queries in a mixed order by several goroutines until the time is
// over, each once at least. Queries that the engine cannot answer are passed over.
func (d *driver) load(ctx context.Context, mode, threads, milliseconds string) ([]string, error) {
	n, err := atLeastOne(threads)
	if err != nil {
		return nil, err
	}
	ms, err := atLeastOne(milliseconds)
	if err != nil {
		return nil, err
	}
	if len(d.asked) == 0 {
		return nil, errors.New("nothing is opened")
	}
	const step = 7919 // the thousandth prime
	var next, answers atomic.Int64
	failed := make([]error, n)
	var wg sync.WaitGroup
	began := time.Now()
	for i := range n {
		wg.Go(func() {
			for first := true; first || time.Since(began) < time.Duration(ms)*time.Millisecond; first = false {
				_, err := d.engine.Ask(ctx, mode, d.asked[int(next.Add(1))*step%len(d.asked)])
				switch {
				case err == nil:
					answers.Add(1)
				case !errors.Is(err, ErrNone):
					failed[i] = err
					return
				}
			}
		})
	}
	wg.Wait()
	return []string{strconv.FormatInt(answers.Load(), 10), nanoseconds(time.Since(began))}, errors.Join(failed...)
}
