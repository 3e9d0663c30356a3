package server

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"dateline"
)

// postWait is how long a client may take to send the next bytes of a body, and to
// take what is answered.
const postWait = 30 * time.Second

// postedBody reads the body of a request. Each piece has time of its own, so that a
// long one may come slowly and one that stops is cut off.
type postedBody struct {
	in      io.Reader
	control *http.ResponseController
	most    int64
	err     error       // why it ended before its end; nil if it did not
	whole   atomic.Bool // all of it was read
}

// Read implements io.Reader. Why a body ended is told by told, not by who read it.
func (b *postedBody) Read(p []byte) (int, error) {
	now := time.Now()
	_ = b.control.SetReadDeadline(now.Add(postWait)) // not there in tests without a connection
	_ = b.control.SetWriteDeadline(now.Add(2 * postWait))
	n, err := b.in.Read(p)
	switch {
	case errors.Is(err, io.EOF):
		b.whole.Store(true)
	case err != nil:
		b.err = b.told(err)
		return n, errBodyEnded
	}
	return n, err
}

// errBodyEnded is what the readers of forms see of a body that broke off.
var errBodyEnded = dateline.Errorf(dateline.Invalid, "the body of the request ends before its end")

// told words why a body broke off.
func (b *postedBody) told(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return tooLargeBody(b.most)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return errTooSlowClient
	case errors.Is(err, context.Canceled):
		return err
	}
	return &dateline.Error{Kind: dateline.Invalid, Message: "the body of the request ends before its end", Hint: "send as many bytes as Content-Length says, or whole chunks"}
}

var errTooSlowClient = &refusal{status: http.StatusRequestTimeout, code: "slow_client", text: "the body of the request comes too slowly",
	hint: "send some of it every 30 seconds"}

func tooLargeBody(most int64) error { return large(http.StatusRequestEntityTooLarge, "body", most) }

// stop ends a Read under way, and lets none begin.
func (b *postedBody) stop() { _ = b.control.SetReadDeadline(time.Unix(1, 0)) }

// restTime is how long net/http may then take the rest of a short body, without
// which the client might not see the answer.
const restTime = time.Second

func (b *postedBody) rest() { _ = b.control.SetReadDeadline(time.Now().Add(restTime)) }
