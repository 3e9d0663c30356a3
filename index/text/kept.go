package text

import "runtime"

// kept are analysers that nobody uses. A sync.Pool would lose them, and all words
// that they have met, whenever garbage is collected, which a server with a small
// heap does many times a second.
var kept = make(chan *Analyzer, 2*runtime.GOMAXPROCS(0))

// Borrow returns an analyser that has met words before, or a new one if none is
// idle. Twice as many as there are processors are kept: an index that is written has one
// for each of these, while others read files and queries.
func Borrow() *Analyzer {
	select {
	case a := <-kept:
		return a
	default:
		return NewAnalyzer()
	}
}

// Return gives back what was borrowed. It must not be used any more.
func Return(a *Analyzer) {
	select {
	case kept <- a:
	default:
	}
}
