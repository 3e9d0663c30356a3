package ingest

import (
	"fmt"
	"iter"
	"runtime/debug"
)

// How far Ahead reads: parts of so many items, or with so many bytes of text, of which so
// many wait. What is read is in memory.
const (
	aheadItems = 100
	aheadBytes = 1 << 20
	aheadParts = 4
)

// Ahead yields what items does, and has it read on meanwhile in a goroutine of its own: so
// files are read while what was in them is put into an archive. When it returns, items
// has ended.
func Ahead(items iter.Seq[Item]) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		a := ahead{parts: make(chan []Item, aheadParts), stop: make(chan struct{})}
		go a.run(items)
		defer a.end()
		for part := range a.parts {
			for _, it := range part {
				if !yield(it) {
					return
				}
			}
		}
		if a.fault != nil {
			panic(a.fault)
		}
	}
}

// ahead is one pass of Ahead.
type ahead struct {
	parts chan []Item // closed when items has ended
	stop  chan struct{}
	fault any // of a panic while reading, once parts is closed

	part  []Item
	bytes int
}

func (a *ahead) run(items iter.Seq[Item]) {
	defer close(a.parts)
	defer func() {
		if fault := recover(); fault != nil {
			a.fault = fmt.Sprintf("%v\n%s", fault, debug.Stack())
		}
	}()
	items(a.add)
	a.send()
}

// end stops the reading and waits for its end.
func (a *ahead) end() {
	close(a.stop)
	for range a.parts {
	}
}

// add takes an item; false says that no more are wanted.
func (a *ahead) add(it Item) bool {
	a.part = append(a.part, it)
	a.bytes += len(it.Article.Title) + len(it.Article.Body) + len(it.Article.Remains)
	if len(a.part) < aheadItems && a.bytes < aheadBytes {
		return true
	}
	return a.send()
}

func (a *ahead) send() bool {
	select {
	case a.parts <- a.part:
		a.part, a.bytes = nil, 0
		return true
	case <-a.stop:
		return false
	}
}
