package cluster

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"dateline"
)

var errTooLong = errors.New("the answer is too long")

// once makes one attempt at one node.
func (c *Client) once(ctx context.Context, r request, host string) (reply, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.options.attempt(len(r.body)), errAttempt)
	defer cancel()
	from := time.Now()
	// The transport puts its address in the place of the host.
	req, err := http.NewRequestWithContext(ctx, r.method, "http://cluster"+withQuery(r.path, r.query), bytes.NewReader(r.body))
	if err != nil {
		return reply{}, &dateline.Error{Kind: dateline.Internal, Message: "a call to the cluster cannot be written", Err: err}
	}
	if len(r.body) > 0 {
		req.Header.Set("Content-Type", r.kind)
	} else {
		req.Body = http.NoBody
	}
	res, err := c.transports[host].Stream(req)
	if res == nil {
		return reply{}, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, c.options.MaxAnswer+1))
	if err == nil && int64(len(body)) > c.options.MaxAnswer {
		err = errTooLong
	}
	if err == nil && r.read != notReading && res.StatusCode == http.StatusOK {
		c.pace.took(r.read, time.Since(from))
	}
	return reply{status: res.StatusCode, body: body, pit: r.pit}, err
}

// readUpTo fills buf as far as r goes.
func readUpTo(r io.Reader, buf []byte) (int, error) {
	n, err := io.ReadFull(r, buf)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return n, err
}
