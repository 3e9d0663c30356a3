package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"dateline"

	"github.com/gorilla/mux"
)

// Limits of one connection. A search on a large archive takes well under a
// second; answerTime leaves WriteTimeout room to say that one took too long.
const (
	readHeaderTime = 5 * time.Second
	readTime       = 10 * time.Second
	answerTime     = 20 * time.Second
	writeTime      = 30 * time.Second
	idleTime       = 2 * time.Minute
	maxHeaderBytes = 32 << 10 // a query of dateline.MaxQueryBytes, each byte as %XX, and as much again
)

type server struct {
	archive dateline.Archive
	log     *slog.Logger
	version string
	router  *mux.Router
}

// New returns the handler of all routes, for GET and HEAD:
//
//	/api/v1/search          a SearchJSON; the parameters are those of searchParams
//	/api/v1/articles/{id}   an ArticleJSON; ?revision=N, the current one by default
//
// Everything else, and every failure, is a problem (RFC 9457). log gets the
// failures whose details are not sent; version is sent in the header Server as
// dateline/version.
func New(archive dateline.Archive, log *slog.Logger, version string) http.Handler {
	s := &server{archive: archive, log: log, version: version, router: mux.NewRouter()}
	get := []string{http.MethodGet, http.MethodHead}
	s.router.Handle("/api/v1/search", s.handle(s.search)).Methods(get...)
	s.router.Handle("/api/v1/articles/{id}", s.handle(s.article)).Methods(get...)
	s.router.NotFoundHandler = s.handle(notFound)
	s.router.MethodNotAllowedHandler = s.handle(s.notAllowed)
	return s.router
}

// HTTP returns a server for h with every timeout set.
func HTTP(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// handle adapts a function that returns what is to be sent, or an error. It is
// the only place that turns errors into answers, and the only one that logs them.
func (s *server) handle(f func(http.Header, *http.Request) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), answerTime)
		defer cancel()
		body, err := f(w.Header(), r.WithContext(ctx))
		if errors.Is(err, context.Canceled) {
			return // the client has gone
		}
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		raw, err := encode(body)
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		s.send(w, http.StatusOK, "application/json; charset=utf-8", raw)
	})
}

// encode writes the whole answer before its header is sent, so that a failure
// can still be a 500.
func encode(body any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false) // the snippets' html is escaped already
	err := enc.Encode(body)
	return buf.Bytes(), err
}

func (s *server) send(w http.ResponseWriter, status int, media string, raw []byte) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Server", "dateline/"+s.version)
	w.WriteHeader(status)
	_, _ = w.Write(raw) // nobody is left to tell
}
