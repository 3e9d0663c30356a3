package server

import (
	"log/slog"
	"net/http"
	"time"

	"dateline"

	"github.com/gorilla/mux"
)

// Limits of one connection. Only what posts has a body that matters, so readTime is
// short; it moves on with each piece that comes of one. Slow clients are cut off by
// writeTime, which an export moves on with each part that was taken.
const (
	readHeaderTime = 5 * time.Second
	readTime       = 10 * time.Second
	writeTime      = 30 * time.Second
	idleTime       = 2 * time.Minute
	maxHeaderBytes = 64 << 10 // what is read at all; beyond it net/http answers 431 by itself
)

// Limits of one answer.
const (
	searchTime = 2 * time.Second // a search on a million articles takes a tenth; readers give up at ten
	answerTime = 5 * time.Second // everything else but a stream
)

type server struct {
	Options
	archive dateline.Archive
	router  *mux.Router
	routes  []route
	metrics *metrics
	gates   gates
	// pressure is where requests that post are let in
	pressure *pressure
	places   placeCache
	names    nameCache
	tallies  tallyCache
	arrival  arrival
	openAPI  []byte
}

// New returns the handler of all routes: for GET and HEAD, and for writing, which
// needs a key. docs/http-api.md describes them, /api/v1/openapi.json for programs.
// Everything else, and every failure, is a problem (RFC 9457). The error is Invalid,
// for a BasePath that is no path, Pages without the two folders, or a limit that is
// out of range.
func New(archive dateline.Archive, opt Options) (http.Handler, error) {
	opt, err := opt.filled()
	if err != nil {
		return nil, err
	}
	s := &server{Options: opt, archive: archive, metrics: newMetrics(archive)}
	s.names, s.tallies = nameCache{turn: newTurn(), log: opt.Log}, tallyCache{turn: newTurn()}
	s.gates, s.pressure = newGates(opt, s.metrics.waiting), newPressure(opt, archive)
	s.routes = s.apiRoutes()
	if s.openAPI, err = encode(describe(s)); err != nil {
		return nil, err
	}
	s.router = mux.NewRouter().SkipClean(true).UseEncodedPath()
	for _, r := range s.routes {
		s.router.Handle(r.pattern(), s.handle(r)).Methods(r.methods()...).Name(r.path)
	}
	s.pages(s.router)
	s.router.NotFoundHandler = s.forReaders(http.HandlerFunc(s.noSuchPage), s.handle(route{serve: s.notFound}))
	s.router.MethodNotAllowedHandler = s.forReaders(http.HandlerFunc(s.noSuchMethod), s.handle(route{serve: s.notAllowed}))
	return s.outer(s.router)
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
