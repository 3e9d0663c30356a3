package clustertest

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// Load writes and searches all the time, while a test lets nodes fail.
type Load struct {
	Write   func(ctx context.Context, n int) error // n is 0, 1, …, each once; nil is an acknowledgement
	Search  func(ctx context.Context) error        // an error for an answer that is refused, or wrong
	Writers int
	Readers int
	Pause   time.Duration // of each behind each call
}

// Told is what became of a Load.
type Told struct {
	Written  []int // what was acknowledged, in no order
	Searches int
	Unsaid   []error // of writes: it is open whether they were carried out
	Failed   []error // of searches
	// Slowest are the longest times of an answer.
	SlowestWrite, SlowestSearch time.Duration
}

// String says it in one line, and then each kind of error.
func (t Told) String() string {
	s := fmt.Sprintf("searches %d, failed or wrong %d, slowest %v; writes acknowledged %d, failed %d, slowest %v",
		t.Searches, len(t.Failed), t.SlowestSearch.Round(time.Millisecond), len(t.Written), len(t.Unsaid), t.SlowestWrite.Round(time.Millisecond))
	for what, errs := range map[string][]error{"search": t.Failed, "write": t.Unsaid} {
		count := map[string]int{}
		for _, err := range errs {
			count[kind.ReplaceAllString(err.Error(), "…")]++
		}
		for text, n := range count {
			s += fmt.Sprintf("\n%d of %s: %.400s", n, what, strings.ReplaceAll(text, "\n", " "))
		}
	}
	return s
}

// kind is what differs in messages of one kind: numbers of objects, ports and times.
var kind = regexp.MustCompile(`@[0-9a-f]+|:[0-9]{4,5}\b|\b[0-9]+\b`)

// Running is a Load that was started.
type Running struct {
	load  Load
	stop  chan struct{}
	group sync.WaitGroup

	mu   sync.Mutex
	next int
	told Told
}

// Start begins.
func (l Load) Start(ctx context.Context) *Running {
	r := &Running{load: l, stop: make(chan struct{})}
	for range l.Writers {
		r.again(ctx, r.write)
	}
	for range l.Readers {
		r.again(ctx, r.search)
	}
	return r
}

func (r *Running) again(ctx context.Context, one func(context.Context)) {
	r.group.Go(func() {
		for {
			select {
			case <-r.stop:
				return
			case <-ctx.Done():
				return
			case <-time.After(r.load.Pause):
				one(ctx)
			}
		}
	})
}

func (r *Running) write(ctx context.Context) {
	r.mu.Lock()
	n := r.next
	r.next++
	r.mu.Unlock()
	took, err := timed(func() error { return r.load.Write(ctx, n) })
	r.mu.Lock()
	defer r.mu.Unlock()
	r.told.SlowestWrite = max(r.told.SlowestWrite, took)
	if err != nil {
		r.told.Unsaid = append(r.told.Unsaid, err)
		return
	}
	r.told.Written = append(r.told.Written, n)
}

func (r *Running) search(ctx context.Context) {
	took, err := timed(func() error { return r.load.Search(ctx) })
	r.mu.Lock()
	defer r.mu.Unlock()
	r.told.Searches++
	r.told.SlowestSearch = max(r.told.SlowestSearch, took)
	if err != nil {
		r.told.Failed = append(r.told.Failed, err)
	}
}

// Go lets n more searches be answered and n more writes be acknowledged. It fails
// the test where that takes minutes.
func (r *Running) Go(t testing.TB, n int) {
	t.Helper()
	writes, answers := r.count()
	for end := time.Now().Add(greenWithin); ; time.Sleep(10 * time.Millisecond) {
		w, a := r.count()
		if w >= writes+n && a >= answers+n {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%d writes and %d searches in %v, want %d", w-writes, a-answers, greenWithin, n)
		}
	}
}

func (r *Running) count() (writes, answers int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.told.Written), r.told.Searches - len(r.told.Failed)
}

// End ends the load, and waits for the calls under way.
func (r *Running) End() Told {
	close(r.stop)
	r.group.Wait()
	return r.told
}

func timed(f func() error) (time.Duration, error) {
	from := time.Now()
	err := f()
	return time.Since(from), err
}
