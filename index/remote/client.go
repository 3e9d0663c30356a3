package remote

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"

	"dateline"
)

// idleConnections is how many connections wait for the next call.
const idleConnections = 16

// Archive is an archive that another process holds. It implements
// dateline.Archive: see Dial for what differs.
type Archive struct {
	dir    string
	http   *http.Client
	closed context.Context // done once Close was called
	end    context.CancelFunc
	most   int // bytes of a call
}

var _ dateline.Archive = (*Archive)(nil)

// Dial connects to the server that holds the archive in dir. It is Unavailable
// where no server listens, and Unsupported where the server is another version.
//
// The calls keep the contract, but: one call carries 512 MiB at most, beyond which
// it is Invalid; when the server ends, they are Unavailable, and whether one that
// writes was done is then not known; an error has no cause; and Close ends the
// calls under way and leaves the archive as it is.
func Dial(ctx context.Context, dir string) (*Archive, error) {
	a := &Archive{dir: dir, most: maxCallBytes}
	a.closed, a.end = context.WithCancel(context.Background())
	a.http = &http.Client{Transport: &http.Transport{DialContext: a.connect, MaxIdleConnsPerHost: idleConnections}}
	if _, err := hello.one(ctx, a, true); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *Archive) connect(ctx context.Context, _, _ string) (net.Conn, error) {
	conn, err := dial(ctx, a.dir)
	if err != nil {
		return nil, &dateline.Error{
			Kind: dateline.Unavailable, Message: "no server answers for the archive " + a.dir,
			Hint: "run the same command again", Err: err,
		}
	}
	return conn, nil
}

// Close ends the calls under way and closes the connections.
func (a *Archive) Close() error {
	a.end()
	a.http.CloseIdleConnections()
	return nil
}

// call asks for a method, and lets take read each value behind a mark until it
// returns false.
func (a *Archive) call(ctx context.Context, method string, q any, take func(*gob.Decoder) (bool, error)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(a.closed, cancel)()
	err := a.exchange(inner, method, q, take)
	var cut *cutError
	switch {
	case !errors.As(err, &cut):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case a.closed.Err() != nil:
		return dateline.Errorf(dateline.Unavailable, "the archive is closed")
	}
	return cut.unavailable(method)
}

func (a *Archive) exchange(ctx context.Context, method string, q any, take func(*gob.Decoder) (bool, error)) error {
	var body bytes.Buffer
	if err := gob.NewEncoder(&body).Encode(q); err != nil {
		return fmt.Errorf("write the call %s: %w", method, err)
	}
	if body.Len() > a.most {
		return tooBig(a.most)
	}
	// The transport does not look at the host: there is one socket.
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://archive"+pathOf(method), &body)
	if err != nil {
		return err
	}
	resp, err := a.http.Do(req)
	if err != nil {
		return &cutError{err}
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return errVersion
	}
	return readAnswer(ctx, resp.Body, take)
}

// readAnswer reads marks and values up to the mark of the end. What came before ctx
// was done is not given behind it.
func readAnswer(ctx context.Context, body io.Reader, take func(*gob.Decoder) (bool, error)) error {
	values := gob.NewDecoder(body)
	for {
		var m mark
		if err := values.Decode(&m); err != nil {
			return &cutError{err}
		}
		if m.End {
			_, _ = io.Copy(io.Discard, body) // lets the next call have the connection
			return m.Err.orNil()
		}
		if err := ctx.Err(); err != nil {
			return &cutError{err}
		}
		more, err := take(values)
		if err != nil {
			return &cutError{err}
		}
		if !more {
			return nil
		}
	}
}

// errVersion says that the server knows no such call.
var errVersion = &dateline.Error{
	Kind: dateline.Unsupported, Message: "the server that holds the archive is another version of dateline",
	Hint: "stop it, and start this version",
}

// cutError is an answer that did not come to its end.
type cutError struct{ err error }

func (e *cutError) Error() string { return e.err.Error() }

// unavailable words the cut of a call: the server was not there, or went away.
func (e *cutError) unavailable(method string) error {
	var told *dateline.Error
	if errors.As(e.err, &told) {
		return told
	}
	return &dateline.Error{
		Kind: dateline.Unavailable, Message: fmt.Sprintf("the server that holds the archive ended during %s", method),
		Hint: "run the same command again: what is there already is not kept twice", Err: e.err,
	}
}
