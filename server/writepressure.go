package server

import (
	"context"
	"net/http"
	"sync"
	"time"

	"dateline"
)

// pressure refuses writes beyond what memory and index bear. A client that is
// refused has sent nothing yet; within a request it is read more slowly instead.
type pressure struct {
	archive dateline.Archive
	slots   chan struct{}
	lag     dateline.Seq

	mu    sync.Mutex
	asked time.Time
	stats dateline.Stats // as it was then
}

// statsAge is how old the counts may be that a write is judged by: counting a
// million articles takes longer than putting one.
const statsAge = time.Second

func newPressure(o Options, archive dateline.Archive) *pressure {
	return &pressure{archive: archive, slots: make(chan struct{}, o.Writes), lag: dateline.Seq(o.Lag)}
}

var (
	errTooManyWrites = &refusal{status: http.StatusTooManyRequests, code: "busy_writing", text: "too much is written at the same time",
		hint: "try again in a moment", with: map[string]string{"Retry-After": "1"}}
	errIndexBehind = &refusal{status: http.StatusTooManyRequests, code: "busy_writing", text: "the index is too far behind what was written",
		hint: "try again later", with: map[string]string{"Retry-After": "5"}}
)

// enter takes a place, which leave gives back, or refuses at once.
func (p *pressure) enter(ctx context.Context) (leave func(), err error) {
	select {
	case p.slots <- struct{}{}:
	default:
		return nil, errTooManyWrites
	}
	leave = func() { <-p.slots }
	behind, err := p.behind(ctx)
	if err == nil && behind {
		err = errIndexBehind
	}
	if err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// behind reports whether the index is too far behind.
func (p *pressure) behind(ctx context.Context) (bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.asked) >= statsAge {
		ctx, cancel := context.WithTimeout(ctx, answerTime)
		defer cancel()
		stats, err := p.archive.Stats(ctx)
		if err != nil {
			return false, err
		}
		p.stats, p.asked = stats, time.Now()
	}
	return p.stats.Seq > p.stats.Indexed+p.lag, nil
}
