package server

import (
	"fmt"
	"runtime/debug"
	"sync"

	"dateline/index/ingest"
)

// Bounds of what is put at once: it is in memory, and as much again is read meanwhile.
const (
	batchArticles = 500
	batchBytes    = 16 << 20
)

// offered is one thing that was posted, with the notices that came before it.
type offered struct {
	ingest.Item
	notices []string
}

// intake is between who reads a body and who puts it. It holds one batch at most:
// where the archive is slower than the client, the client is read more slowly.
type intake struct {
	mu      sync.Mutex
	changed sync.Cond
	waiting []offered
	bytes   int
	notices []string // that no item has
	ended   bool     // no more will come
	closed  bool     // no more is wanted
	fault   any      // of a panic while reading
}

func newIntake() *intake {
	in := &intake{}
	in.changed.L = &in.mu
	return in
}

// fill takes items until there are no more, or no more are wanted.
func (in *intake) fill(items func(func(ingest.Item) bool)) {
	defer func() {
		fault := recover()
		in.mu.Lock()
		defer in.mu.Unlock()
		if fault != nil {
			in.fault = fmt.Sprintf("%v\n%s", fault, debug.Stack())
		}
		in.ended = true
		in.changed.Broadcast()
	}()
	items(in.add)
}

// add waits until there is room; false says that no more is wanted.
func (in *intake) add(it ingest.Item) bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	it = wordedItem(it)
	switch it.Kind {
	case ingest.KindNotice:
		in.note(it.String())
		return !in.closed
	case ingest.KindMetadata:
		return !in.closed // it shows in the articles
	}
	for !in.closed && in.full() {
		in.changed.Wait()
	}
	in.waiting = append(in.waiting, offered{it, in.notices})
	in.bytes += len(it.Article.Title) + len(it.Article.Body) + len(it.Article.Remains)
	in.notices = nil
	in.changed.Broadcast()
	return !in.closed
}

// mostNotices bounds what is kept for one item.
const mostNotices = 50

func (in *intake) note(text string) {
	switch n := len(in.notices); {
	case n < mostNotices:
		in.notices = append(in.notices, text)
	case n == mostNotices:
		in.notices = append(in.notices, "more notices are not listed")
	}
}

// full reports whether a batch waits. Two always fit, for who waits for a second.
func (in *intake) full() bool {
	return len(in.waiting) >= batchArticles || len(in.waiting) > 1 && in.bytes >= batchBytes
}

// take waits until so many have come, 1 or 2, and returns what is there; last says
// that nothing follows. What comes one by one is so taken one by one, and what
// comes faster than it is put in batches.
func (in *intake) take(least int) (some []offered, last bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	for len(in.waiting) < least && !in.ended {
		in.changed.Wait()
	}
	if in.fault != nil {
		panic(in.fault) // where the server's own handler of panics sees it
	}
	some, in.waiting, in.bytes = in.waiting, nil, 0
	in.changed.Broadcast()
	return some, in.ended
}

// whatEnded returns why the body broke off, once all that came of it was handed on.
func (in *intake) whatEnded(b *postedBody) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	if !in.ended {
		return nil
	}
	return b.err
}

// left returns the notices behind the last item.
func (in *intake) left() []string {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.notices
}

// close lets who reads go on to its end without waiting.
func (in *intake) close() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.closed = true
	in.changed.Broadcast()
}
