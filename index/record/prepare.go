package record

import (
	"crypto/sha256"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"dateline"
	"dateline/index/ledger"
)

// checksum is what a text, or a key, is known by.
type checksum = [sha256.Size]byte

// incoming is an article of a Put, with what can be made of it without the record.
type incoming struct {
	ledger.Incoming
	refused error      // why it cannot be kept; nothing below is then set
	hash    checksum   // of its text
	hashes  []checksum // of its keys

	likelyNew  bool   // no key was known before the batch
	stored     []byte // the body as it is stored, once it was compressed
	dictionary any    // that it was compressed with
}

func accept(a dateline.Article, now time.Time) (in incoming) {
	if in.Incoming, in.refused = ledger.Accept(a, now); in.refused != nil {
		return in
	}
	in.hash = sumOf(in.Title, in.Body)
	in.hashes = make([]checksum, len(in.Keys))
	for i, k := range in.Keys {
		in.hashes[i] = ledger.HashOf(k)
	}
	return in
}

// packed compresses the body of an article, if that is not done yet.
func (c *codec) packed(in *incoming) {
	if in.stored == nil {
		in.stored, in.dictionary = c.compress(in.Body)
	}
}

// fewToShare is how many articles are worth to be made ready on several processors.
const fewToShare = 8

// inParallel calls f for the numbers below n, on all processors.
func inParallel(n int, f func(i int)) {
	if n < fewToShare {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range packers() {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wait.Wait()
}

// packers is how many bodies are compressed at a time.
func packers() int { return min(runtime.GOMAXPROCS(0), readers) }
