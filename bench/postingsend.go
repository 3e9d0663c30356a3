package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

// poster posts articles to a server. Where the server says when to come back, it
// does so then.
type poster struct {
	wait        string // what each answer waits for
	connections int    // of alone
}

// bulk posts the whole file in one request and reads the answer meanwhile.
func (o *poster) bulk(ctx context.Context, c *child, key string, p *posted) error {
	t := newPostTransport()
	defer t.CloseIdleConnections()
	return p.post(ctx, t, p.lines, func() (*http.Request, error) {
		f, err := os.Open(p.offer.file)
		if err != nil {
			return nil, err
		}
		r, err := o.request(ctx, c, key, "application/x-ndjson", f) // the transport closes f
		if err == nil {
			r.Header.Set("Expect", "100-continue") // a refusal comes before the file is sent
		}
		return r, err
	})
}

// alone posts each line by itself, each connection the next one when it has its
// answer.
func (o *poster) alone(ctx context.Context, c *child, key string, p *posted) error {
	raw, err := os.ReadFile(p.offer.file)
	if err != nil {
		return err
	}
	lines := make(chan []byte, p.offer.articles)
	for line := range bytes.Lines(raw) {
		lines <- line
	}
	close(lines)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wg sync.WaitGroup
	for range o.connections {
		wg.Go(func() {
			t := newPostTransport()
			defer t.CloseIdleConnections()
			for line := range lines {
				err := p.post(ctx, t, p.single, func() (*http.Request, error) {
					return o.request(ctx, c, key, "application/json", bytes.NewReader(line))
				})
				if err != nil {
					stop(err)
					return
				}
			}
		})
	}
	wg.Wait()
	return context.Cause(ctx)
}

func newPostTransport() *http.Transport {
	return &http.Transport{MaxConnsPerHost: 1, DisableCompression: true, ExpectContinueTimeout: patience}
}

func (o *poster) request(ctx context.Context, c *child, key, form string, body io.Reader) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+c.address+"/api/v1/articles?source=bench&wait="+o.wait, body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+key)
	r.Header.Set("Content-Type", form)
	return r, nil
}

// post sends a request until the server takes it, and has its answer read.
func (p *posted) post(ctx context.Context, t http.RoundTripper, read func(*http.Response) error, request func() (*http.Request, error)) error {
	for {
		r, err := request()
		if err != nil {
			return err
		}
		res, err := t.RoundTrip(r)
		if err != nil {
			return err
		}
		pause, busy := pauseOf(res)
		if !busy {
			return errors.Join(read(res), res.Body.Close())
		}
		_, err = io.Copy(io.Discard, res.Body)
		if err := errors.Join(err, res.Body.Close()); err != nil {
			return err
		}
		p.refuse(pause)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// pauseOf is when to come back, where the server is busy and says so.
func pauseOf(res *http.Response) (pause time.Duration, busy bool) {
	if res.StatusCode != http.StatusTooManyRequests && res.StatusCode != http.StatusServiceUnavailable {
		return 0, false
	}
	seconds, err := strconv.Atoi(res.Header.Get("Retry-After"))
	return time.Duration(seconds) * time.Second, err == nil && seconds >= 0
}
