package cluster

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"time"
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
	method, path string     // the path begins with /
	query        url.Values // it is not changed
	body         []byte
	kind         string      // Content-Type of body
	pit          bool        // it asks a point in time, see lostNode
	read         reading     // it may be made twice at once, see hedge
	anyCopy      bool        // of a read: another preference is as good
	undo         func(reply) // of a read: what to do about an answer that nobody waits for
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
		rep, err := c.attempt(ctx, r)
		rep.retried = retried
		if ctx.Err() != nil {
			return reply{}, ctx.Err()
		}
		if !again(rep, err) {
			return rep, c.away(err)
		}
		pause := pauseBefore(n + 1)
		if unreached(err) && n+1 < len(c.nodes.hosts) {
			pause = 0 // the next one may be there
		}
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

func (c *Client) attempt(ctx context.Context, r request) (reply, error) {
	if r.read == notReading {
		return c.once(ctx, r, c.nodes.pick())
	}
	return c.hedged(ctx, r)
}

// unreached reports whether a node ended a call, or could not be reached, and has not
// just been silent.
func unreached(err error) bool {
	return err != nil && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, errAttempt)
}

// again reports whether another attempt may go better.
func again(rep reply, err error) bool {
	if err != nil {
		return !untrusted(err) && !errors.Is(err, errTooLong) && !errors.Is(err, ErrSilent)
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
