package server

import (
	"cmp"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/klauspost/compress/gzhttp"
)

// outer wraps what every request passes, served or not.
func (s *server) outer(inner http.Handler) (http.Handler, error) {
	compressed, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.EnableZstd(true), gzhttp.PreferZstd(true))
	if err != nil {
		return nil, fmt.Errorf("set up compression: %w", err)
	}
	return s.observed(secured(s.Version, compressed(s.based(s.Hosts.Guard(s.bounded(inner), s.refuseEither))))), nil
}

// observed names, times, counts and logs a request, and turns a panic into 500.
func (s *server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x, r := begin(w, r)
		c := &recorder{ResponseWriter: w}
		done := s.metrics.begin()
		defer func() {
			fault := recover()
			if fault != nil && fault != http.ErrAbortHandler {
				s.Log.ErrorContext(r.Context(), "panic", "id", x.id, "path", r.URL.Path, "fault", fmt.Sprint(fault), "stack", string(debug.Stack()))
				s.afterPanic(c, r)
			}
			took := time.Since(x.begun)
			done(x.route, r.Method, c.status, took)
			s.logged(x, r, c, took)
			if fault == http.ErrAbortHandler || fault != nil && c.bytes > 0 && c.status < 500 {
				panic(http.ErrAbortHandler) // the client must see that the answer is cut
			}
		}()
		next.ServeHTTP(c, r)
	})
}

// afterPanic answers 500 if nothing was answered yet.
func (s *server) afterPanic(c *recorder, r *http.Request) {
	if c.status != 0 {
		return
	}
	for _, name := range []string{"Content-Encoding", "ETag", "Link"} {
		c.Header().Del(name)
	}
	raw, _ := encode(newProblem(r, http.StatusInternalServerError, "internal", "internal error", "", "the log of the server has more under the request's id"))
	c.Header().Set("Content-Type", mediaProblem)
	c.Header().Set("Cache-Control", cacheNever)
	write(c, http.StatusInternalServerError, raw)
}

// logged writes the access log. What was searched for is what a reader works
// on, so neither the query nor the reader's address is kept. Who writes is named by
// the key.
func (s *server) logged(x *exchange, r *http.Request, c *recorder, took time.Duration) {
	status := c.status
	if x.gone {
		status = statusGone
	}
	about := []any{"id", x.id, "method", r.Method, "route", cmp.Or(x.route, routeNone),
		"status", status, "bytes", c.bytes, "took", took.Round(time.Microsecond)}
	if x.key != "" {
		about = append(about, "key", x.key)
	}
	s.Log.InfoContext(r.Context(), "request", about...)
}

const (
	routeNone  = "none"
	statusGone = 499 // in log and metrics: the client went before the answer; the number is nginx's
)

// secured sets what every answer says to a browser. Nothing is loaded from
// elsewhere, nothing is framed, no address goes to another site.
func secured(version string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Server", "dateline/"+version)
		h.Set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// based takes the base path off, where it is there.
func (s *server) based(next http.Handler) http.Handler {
	if s.BasePath == "" {
		return next
	}
	strip := http.StripPrefix(s.BasePath, next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, s.BasePath+"/") {
			strip.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
