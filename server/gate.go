package server

import (
	"context"
	"net/http"
	"runtime"
	"time"

	"dateline"
)

// waitTime is how long a request waits for its turn before it is refused: as long
// as readers do.
const waitTime = 10 * time.Second

var errBusy = &refusal{status: http.StatusServiceUnavailable, code: "busy", text: "too much is asked for at the same time",
	hint: "try again in a moment"}

// gate lets so much be worked on at the same time: more would make all of it
// slower and need more memory, and end nothing sooner. The others wait in the
// order in which they came. A nil gate holds up nobody.
type gate struct {
	slots   chan struct{}
	waiting interface{ Add(float64) }
}

func newGate(slots int, waiting interface{ Add(float64) }) *gate {
	return &gate{make(chan struct{}, slots), waiting}
}

// enter waits for a slot. leave gives it back.
func (g *gate) enter(ctx context.Context) (leave func(), err error) {
	if g == nil {
		return func() {}, nil
	}
	leave = func() { <-g.slots }
	select {
	case g.slots <- struct{}{}:
		return leave, nil
	default:
	}
	g.waiting.Add(1)
	defer g.waiting.Add(-1)
	patience := time.NewTimer(waitTime)
	defer patience.Stop()
	select {
	case g.slots <- struct{}{}:
		return leave, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-patience.C:
		return nil, errBusy
	}
}

// through runs f, when it is its turn, with a request whose context ends after
// within. Neither the waiting nor the sending of an answer is part of that.
func (g *gate) through(r *http.Request, within time.Duration, f func(*http.Request) error) error {
	leave, err := g.enter(r.Context())
	if err != nil {
		return err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), within)
	defer cancel()
	return f(r.WithContext(ctx))
}

// gates are those of one server. Exports have one of their own, since one lasts as
// long as its client reads.
type gates struct{ searches, exports *gate }

func newGates(o Options, waiting interface{ Add(float64) }) gates {
	return gates{newGate(o.Searches, waiting), newGate(o.Exports, waiting)}
}

// filledGates sets how much is worked on at the same time where that is 0: as many
// as there are processors, since a search keeps one busy, but two at least, so that
// one long search does not hold up all others.
func (o Options) filledGates() (Options, error) {
	for name, n := range map[string]*int{"searches": &o.Searches, "exports": &o.Exports} {
		if *n < 0 {
			return o, dateline.Invalidf(name, "%d at the same time is out of range; want 1 or more, or 0 for the number of processors", *n)
		}
		if *n == 0 {
			*n = max(2, runtime.GOMAXPROCS(0))
		}
	}
	return o, nil
}
