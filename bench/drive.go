package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// patience is how long one request may take before it counts as failed, so that
// the load ends whatever the server does.
const patience = 35 * time.Second

// drive asks on several connections at the same time: each sends its next request
// when the answer to the one before has been read. What was begun within length
// is waited for.
func drive(ctx context.Context, address string, m *mix, connections int, length time.Duration) *answers {
	all := newAnswers()
	end := time.Now().Add(length)
	var wg sync.WaitGroup
	for i := range connections {
		wg.Go(func() {
			transport := &http.Transport{MaxConnsPerHost: 1, DisableCompression: true}
			defer transport.CloseIdleConnections()
			rnd := rand.New(rand.NewPCG(uint64(i), 4))
			for time.Now().Before(end) && ctx.Err() == nil {
				all.ask(ctx, transport, "http://"+address, m.next(rnd))
			}
		})
	}
	wg.Wait()
	return all
}

// ask sends one request, and keeps how long it took until all of its answer was
// there.
func (a *answers) ask(ctx context.Context, transport http.RoundTripper, base string, q request) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	began := time.Now()
	fault := try(ctx, transport, base+q.path)
	a.add(q, time.Since(began), fault)
}

// try says what was wrong with an answer; "" for one of 2xx.
func try(ctx context.Context, transport http.RoundTripper, url string) (fault string) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err.Error()
	}
	r.Header.Set("Accept-Encoding", "zstd, gzip") // as browsers do; left packed, it costs the client nothing
	res, err := transport.RoundTrip(r)
	if err != nil {
		return err.Error()
	}
	defer res.Body.Close()
	if res.StatusCode/100 == 2 {
		if _, err := io.Copy(io.Discard, res.Body); err != nil {
			return err.Error()
		}
		return ""
	}
	var problem struct{ Code string }
	_ = json.NewDecoder(res.Body).Decode(&problem) // a page has none
	return fmt.Sprintf("status %d %s", res.StatusCode, problem.Code)
}
