package remote

import (
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"dateline"
)

const (
	// maxCallBytes bounds the body of one call: several of the largest articles, or
	// a gazetteer of some million places.
	maxCallBytes = 8 * dateline.MaxArticleBytes
	// headerTime is how long a caller may take to write its request line.
	headerTime = 5 * time.Second
	// partingTime is how long calls that were broken off may take to say so.
	partingTime = time.Second
)

// Options of Serve. The zero Options are ready to use.
type Options struct {
	Log   *slog.Logger  // gets the causes of failures, which are not sent; nil logs nothing
	Grace time.Duration // how long calls under way may go on once ctx is done; 0 breaks them off at once
}

// Serve answers calls of a on ln until ctx is done, and closes ln. It then takes
// no more calls, gives those under way opt.Grace to end, and breaks off the others,
// which are Unavailable to their callers. It returns within a second of that, nil
// if it was ended by ctx. It does not close a.
func Serve(ctx context.Context, ln net.Listener, a dateline.Archive, opt Options) error {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	calls, breakOff := context.WithCancelCause(context.WithoutCancel(ctx))
	defer breakOff(nil)
	srv := &http.Server{
		Handler:           newServer(a, opt.Log),
		BaseContext:       func(net.Listener) context.Context { return calls },
		ReadHeaderTimeout: headerTime,
		ErrorLog:          slog.NewLogLogger(opt.Log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(ln) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	err := drain(srv, opt.Grace, breakOff)
	<-ended // ln is closed
	return err
}

// drain ends srv: calls may go on for the grace, then they are broken off.
func drain(srv *http.Server, grace time.Duration, breakOff context.CancelCauseFunc) error {
	if shutdown(srv, grace) == nil {
		return nil
	}
	breakOff(errEnding)
	if shutdown(srv, partingTime) == nil {
		return nil
	}
	return srv.Close()
}

// shutdown waits until all calls have ended, but not longer than the time.
func shutdown(srv *http.Server, within time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), within)
	defer cancel()
	return srv.Shutdown(ctx)
}

// server finds the route of a call.
type server struct {
	archive dateline.Archive
	log     *slog.Logger
	routes  map[string]route // by path
	most    int              // bytes of a call
}

func newServer(a dateline.Archive, log *slog.Logger) *server {
	s := &server{archive: a, log: log, routes: map[string]route{}, most: maxCallBytes}
	for _, r := range routes() {
		s.routes[pathOf(r.name)] = r
	}
	return s
}

func pathOf(method string) string { return "/" + contract() + "/" + method }

// ServeHTTP answers one call. A path that is not known is of another contract.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	route, known := s.routes[r.URL.Path]
	if !known || r.Method != http.MethodPost {
		http.NotFound(w, r)
		return
	}
	out := newAnswer(w, route.flush)
	err := s.do(r.Context(), route, http.MaxBytesReader(w, r.Body, int64(s.most)), out)
	if err != nil && untold(err) && r.Context().Err() == nil {
		s.log.Warn("a call through the socket failed", "call", strings.TrimPrefix(r.URL.Path, pathOf("")), "cause", err)
	}
	out.end(err)
}

func (s *server) do(ctx context.Context, route route, body io.Reader, out *answer) error {
	return endedBy(ctx, route.do(ctx, s.archive, body, out))
}

// readCall reads the one value of a call to the end of its body: net/http sees a
// caller leave only once the body is read.
func readCall(body io.Reader, into any) error {
	if err := gob.NewDecoder(body).Decode(into); err != nil {
		return badCall(err)
	}
	if n, err := io.Copy(io.Discard, body); err != nil || n > 0 {
		return badCall(errors.Join(err, fmt.Errorf("%d bytes stand behind its value", n)))
	}
	return nil
}
