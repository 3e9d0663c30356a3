// Package memory bounds what the collector of garbage lets a program take.
//
// Go's own rule, GOGC=100, collects when the heap has doubled. While articles are
// indexed most of the heap is short-lived, so that collecting less often saves work;
// but then nothing bounds the heap. So both are set: a higher percentage, and a limit
// above which it is collected as often as is needed.
package memory

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// Use is what a program does with its memory.
type Use struct {
	Percent int   // GOGC: by how much the heap may grow before it is collected
	Limit   int64 // bytes that Go may take before it is collected more often
}

// Uses of the program. `bench load` with GOGC=100 and GOMEMLIMIT=off measures what the
// first one saves.
var (
	Indexing = Use{Percent: 400, Limit: 350 << 20}
	Serving  = Use{Percent: 100, Limit: 200 << 20}
)

// shareOfMachine is what part of the machine's memory, or of the program's share of it,
// a limit may be.
const shareOfMachine = 2

// spare is for what Go takes beside its heap, in bytes.
const spare = 32 << 20

// lookEvery is how often the limit is held against what is in use.
const lookEvery = 500 * time.Millisecond

// Bound applies u until release is called. What the environment says stays as it is: with
// GOGC the percentage, with GOMEMLIMIT the limit.
//
// A limit that the heap in use comes near to would be collected for without end. So it
// is raised to one and a half times what is in use, and a large archive is collected as
// often as GOGC=50 would have it, not more.
func Bound(u Use) (release func()) {
	var undo []func()
	if os.Getenv("GOGC") == "" {
		was := debug.SetGCPercent(u.Percent)
		undo = append(undo, func() { debug.SetGCPercent(was) })
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		was := debug.SetMemoryLimit(u.limit(available(), 0))
		stop := u.follow()
		undo = append(undo, func() { stop(); debug.SetMemoryLimit(was) })
	}
	return sync.OnceFunc(func() {
		for _, f := range undo {
			f()
		}
	})
}

// limit is what Go may take where so much of the heap is in use. machine is what the
// program may take at all; 0 is unknown. Near to that it is better to collect without
// end than to be killed.
func (u Use) limit(machine, inUse int64) int64 {
	if machine <= 0 {
		return max(u.Limit, inUse*3/2+spare)
	}
	return max(min(u.Limit, machine/shareOfMachine), min(inUse*3/2+spare, machine/10*9))
}

// follow raises and lowers the limit with the heap until stop is called.
func (u Use) follow() (stop func()) {
	machine, end := available(), make(chan struct{})
	var ended sync.WaitGroup
	ended.Go(func() {
		every := time.NewTicker(lookEvery)
		defer every.Stop()
		for {
			select {
			case <-end:
				return
			case <-every.C:
			}
			if limit := u.limit(machine, inUse()); limit != debug.SetMemoryLimit(-1) {
				debug.SetMemoryLimit(limit)
			}
		}
	})
	return func() { close(end); ended.Wait() }
}

// inUse is the heap that the last collection has left.
func inUse() int64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(s[0].Value.Uint64())
}
