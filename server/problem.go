package server

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"dateline"

	"github.com/gorilla/mux"
)

// ProblemJSON is the answer to a request that failed (RFC 9457), with members of
// our own from Code on.
type ProblemJSON struct {
	// always about:blank: the code says what it is
	Type string `json:"type"`
	// the status in words
	Title string `json:"title"`
	// the HTTP status
	Status int `json:"status"`
	// what was wrong, a sentence without a full stop
	Detail string `json:"detail"`
	// what a program can tell problems apart by: invalid, not_found, gone,
	// cursor_expired, conflict, unavailable, too_slow, busy, unsupported, too_large,
	// method, host, key, media, busy_writing, slow_client or internal
	Code string `json:"code"`
	// the parameter at fault
	Param string `json:"param,omitempty"`
	// how many code points of the parameter's value stand before what is wrong;
	// absent where that is no one place
	Position *int `json:"position,omitempty"`
	// what would help
	Hint string `json:"hint,omitempty"`
	// the id of the request, as in the header X-Request-Id and in the log
	RequestID string `json:"request_id"`
}

var statusOf = map[dateline.Kind]int{
	dateline.Internal:    http.StatusInternalServerError,
	dateline.Invalid:     http.StatusBadRequest,
	dateline.NotFound:    http.StatusNotFound,
	dateline.Gone:        http.StatusGone,
	dateline.Conflict:    http.StatusConflict,
	dateline.Unavailable: http.StatusServiceUnavailable,
	dateline.Unsupported: http.StatusNotImplemented,
}

// refusal is a failure of HTTP, which no kind of the archive has.
type refusal struct {
	status     int
	code       string
	text, hint string
	allow      string            // the methods that are served, of 405
	with       map[string]string // other header fields of the answer
}

func (e *refusal) Error() string { return e.text }

// fields sets the header fields that belong to a refusal.
func (e *refusal) fields(h http.Header) {
	if e.allow != "" {
		h.Set("Allow", e.allow)
	}
	for name, value := range e.with {
		h.Set(name, value)
	}
}

var errTooSlow = &refusal{status: http.StatusServiceUnavailable, code: "too_slow", text: "the answer took too long",
	hint: "ask for less: fewer or longer words, no facets; or try again later"}

// problem words err for the client.
func (s *server) problem(r *http.Request, err error) ProblemJSON {
	var own *refusal
	if errors.Is(err, context.DeadlineExceeded) && !lacks(err) { // why it took so long says more
		own = errTooSlow
	}
	if own != nil || errors.As(err, &own) {
		return newProblem(r, own.status, own.code, own.text, "", own.hint)
	}
	e := s.told(r, err)
	code := e.Kind.String()
	if e.Kind == dateline.Gone && e.Field == "cursor" {
		code = "cursor_expired"
	}
	p := newProblem(r, statusOf[e.Kind], code, e.Message, e.Field, e.Hint)
	p.Position = e.Position
	return p
}

func newProblem(r *http.Request, status int, code, detail, param, hint string) ProblemJSON {
	return ProblemJSON{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail,
		Code: code, Param: param, Hint: hint, RequestID: exchangeOf(r).id}
}

// told returns what may be told of err. Details of an internal one are logged and
// stay inside, and so does the cause of any other.
func (s *server) told(r *http.Request, err error) *dateline.Error {
	var e *dateline.Error
	switch {
	case !errors.As(err, &e) || e.Kind == dateline.Internal:
		s.Log.ErrorContext(r.Context(), "request failed", "id", exchangeOf(r).id, "path", r.URL.Path, "err", err)
		return &dateline.Error{Kind: dateline.Internal, Message: "internal error", Hint: "the log of the server has more under the request's id"}
	case e.Err != nil:
		s.Log.WarnContext(r.Context(), "request failed", "id", exchangeOf(r).id, "path", r.URL.Path, "err", err)
	}
	return e
}

// notFound is the answer to an address that no route has.
func (s *server) notFound(r *http.Request) (*reply, error) {
	e := &dateline.Error{Kind: dateline.NotFound, Message: "there is nothing at this address"}
	path := r.URL.Path
	switch {
	case len(path) > 1 && strings.HasSuffix(path, "/"):
		e.Hint = "no address here ends with a slash"
	case len(path) <= longestName:
		e.Hint = s.hintOfPath(path)
	}
	return nil, e
}

// notAllowed names the methods of a route, which mux leaves to its handler.
func (s *server) notAllowed(r *http.Request) (*reply, error) {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodDelete} {
		probe := r.Clone(r.Context())
		probe.Method = method
		var match mux.RouteMatch
		if s.router.Match(probe, &match) && match.MatchErr == nil {
			allowed = append(allowed, method)
			exchangeOf(r).route = match.Route.GetName()
		}
	}
	return nil, &refusal{status: http.StatusMethodNotAllowed, code: "method", text: "this method is not served here",
		hint: "the header Allow names those that are", allow: strings.Join(allowed, ", ")}
}
