package cluster

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	"dateline"
)

// Pauses between attempts: the first, and the longest, each doubling the one
// before. Half of a pause is left to chance, so that servers do not come together.
const (
	pauseFirst = 50 * time.Millisecond
	pauseMost  = 2 * time.Second
)

// longAttempt is the time of an attempt that nothing but its context bounds.
const longAttempt = 24 * time.Hour

// errAttempt is why the context of one attempt ended that took too long.
var errAttempt = errors.New("no answer in time")

// givenUp reports whether the caller of an attempt ended it, and not its time.
func givenUp(ctx context.Context) bool {
	return ctx.Err() != nil && !errors.Is(context.Cause(ctx), errAttempt)
}

// request is one call before it is made.
type request struct {
	method, path string // the path begins with /, and has the query behind it
	body         []byte
	kind         string // Content-Type of body
	pit          bool   // it asks a point in time, see lostNode
}

// reply is what the cluster answered.
type reply struct {
	status  int
	body    []byte
	retried bool // an earlier attempt may have been carried out
	pit     bool // of a request of a point in time
}

// attempts makes a call until it is answered by something else than try again
// later. What comes of the last attempt is a reply with its status, or an error for
// who asked: that of ctx, or what away says.
func (c *Client) attempts(ctx context.Context, r request) (reply, error) {
	end := time.Now().Add(c.options.Patience)
	retried := false
	for n := 0; ; n++ {
		rep, err := c.once(ctx, r)
		rep.retried, rep.pit = retried, r.pit
		if ctx.Err() != nil {
			return reply{}, ctx.Err()
		}
		if !again(rep, err) {
			return rep, c.away(err)
		}
		pause := pauseBefore(n + 1)
		// Each node gets its chance even when the first one used up all patience.
		if n+1 > len(c.address.Hosts) && time.Now().Add(pause).After(end) {
			return rep, c.away(err)
		}
		retried = retried || mayBeDone(rep, err)
		c.options.Log.Debug("call the cluster again", "path", r.path, "attempt", n+1, "status", rep.status, "err", err)
		if err := sleep(ctx, pause); err != nil {
			return reply{}, err
		}
	}
}

// again reports whether another attempt may go better.
func again(rep reply, err error) bool {
	if err != nil {
		return !untrusted(err) && !errors.Is(err, errTooLong)
	}
	if rep.status < http.StatusBadRequest {
		return false
	}
	f := failureOf(rep)
	return f.later() || rep.status == http.StatusBadGateway || rep.status == http.StatusGatewayTimeout
}

// mayBeDone reports whether the cluster may have carried out a call that is to be
// made again: not if it did not reach a node, or was turned away at once.
func mayBeDone(rep reply, err error) bool {
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "dial" {
		return false
	}
	return err != nil || rep.status != http.StatusTooManyRequests
}

func untrusted(err error) bool {
	var cert *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var record tls.RecordHeaderError
	return errors.As(err, &cert) || errors.As(err, &authority) || errors.As(err, &record)
}

func pauseBefore(attempt int) time.Duration {
	p := min(pauseFirst<<min(attempt-1, 10), pauseMost)
	return p/2 + rand.N(p/2)
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

var errTooLong = errors.New("the answer is too long")

// once makes one attempt at the node whose turn it is.
func (c *Client) once(ctx context.Context, r request) (reply, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.options.Attempt, errAttempt)
	defer cancel()
	// The transport puts the node in the place of the host.
	req, err := http.NewRequestWithContext(ctx, r.method, "http://cluster"+r.path, bytes.NewReader(r.body))
	if err != nil {
		return reply{}, &dateline.Error{Kind: dateline.Internal, Message: "a call to the cluster cannot be written", Err: err}
	}
	if len(r.body) > 0 {
		req.Header.Set("Content-Type", r.kind)
	} else {
		req.Body = http.NoBody
	}
	res, err := c.transport.Stream(req)
	if res == nil {
		return reply{}, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, c.options.MaxAnswer+1))
	if err == nil && int64(len(body)) > c.options.MaxAnswer {
		err = errTooLong
	}
	return reply{status: res.StatusCode, body: body}, err
}

// readUpTo fills buf as far as r goes.
func readUpTo(r io.Reader, buf []byte) (int, error) {
	n, err := io.ReadFull(r, buf)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return n, err
}
