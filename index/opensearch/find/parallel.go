package find

import (
	"runtime"
	"sync"

	"dateline/index/text"
)

// each calls do for the numbers up to n, on as many processors as there are.
func each(n int, do func(an *text.Analyzer, i int) error) error {
	var group sync.WaitGroup
	var mu sync.Mutex
	next, first := 0, error(nil)
	take := func(err error) (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
		}
		next++
		return next - 1, next <= n && first == nil
	}
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			an := text.Borrow()
			defer text.Return(an)
			for i, more := take(nil); more; {
				i, more = take(do(an, i))
			}
		})
	}
	group.Wait()
	return first
}
