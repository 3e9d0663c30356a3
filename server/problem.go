package server

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"dateline"

	"github.com/gorilla/mux"
)

// problem is an answer of RFC 9457, with members of our own from Code on.
type problem struct {
	Type   string `json:"type"`   // always about:blank: the code says what it is
	Title  string `json:"title"`  // the status in words
	Status int    `json:"status"` // the HTTP status
	Detail string `json:"detail"` // what was wrong, a sentence without a full stop
	Code   string `json:"code"`   // the kind of the error, see dateline.Kind
	Param  string `json:"param,omitempty"`
	Hint   string `json:"hint,omitempty"` // what would help
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

// errMethod is answered by 405, which no kind of the archive has.
var errMethod = &dateline.Error{Kind: dateline.Invalid, Message: "this method is not served here", Hint: "the header Allow names those that are"}

func (s *server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := s.problem(r, err)
	raw, err := encode(p)
	if err != nil {
		s.log.ErrorContext(r.Context(), "problem not encoded", "err", err)
	}
	s.send(w, p.Status, "application/problem+json", raw)
}

// problem words err for the client. Details of an internal one are logged and
// stay inside, and so does the cause of any other.
func (s *server) problem(r *http.Request, err error) problem {
	var e *dateline.Error
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		e = &dateline.Error{Kind: dateline.Unavailable, Message: "the answer took too long", Hint: "ask for less, or try again later"}
	case !errors.As(err, &e) || e.Kind == dateline.Internal:
		s.log.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "err", err)
		e = &dateline.Error{Kind: dateline.Internal, Message: "internal error"}
	case e.Err != nil:
		s.log.WarnContext(r.Context(), "request failed", "path", r.URL.Path, "err", err)
	}
	status := statusOf[e.Kind]
	if e == errMethod {
		status = http.StatusMethodNotAllowed
	}
	return problem{Type: "about:blank", Title: http.StatusText(status), Status: status,
		Detail: e.Message, Code: e.Kind.String(), Param: e.Field, Hint: e.Hint}
}

func notFound(_ http.Header, r *http.Request) (any, error) {
	e := &dateline.Error{Kind: dateline.NotFound, Message: "there is nothing at this address"}
	if strings.HasSuffix(r.URL.Path, "/") {
		e.Hint = "no address here ends with a slash"
	}
	return nil, e
}

// notAllowed names the methods of a route, which mux leaves to its handler.
func (s *server) notAllowed(h http.Header, r *http.Request) (any, error) {
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		probe := r.Clone(r.Context())
		probe.Method = method
		var match mux.RouteMatch
		if s.router.Match(probe, &match) && match.MatchErr == nil {
			h.Add("Allow", method)
		}
	}
	return nil, errMethod
}
