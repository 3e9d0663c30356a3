package server

import (
	"fmt"
	"net/http"
	"strings"
)

// Limits of one request. Each is more than any honest one needs.
const (
	maxAddressBytes = 24 << 10 // a query of dateline.MaxQueryBytes, each byte as %XX, and as much again
	maxFieldBytes   = 32 << 10 // all header fields together
	maxBodyBytes    = 64 << 10 // of what posts nothing, where no body matters
)

// bounded refuses what is too large before anything looks at it. What is beyond
// maxHeaderBytes too is refused by net/http, in plain text.
func (s *server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := s.tooLarge(r); err != nil {
			w.Header().Set("Connection", "close")
			s.refuseEither(w, r, err)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, s.mostBody(r))
		next.ServeHTTP(w, r)
	})
}

// refuseEither answers err by a page, or by a problem, before any route is looked for.
func (s *server) refuseEither(w http.ResponseWriter, r *http.Request, err error) {
	page := func(w http.ResponseWriter, r *http.Request) { s.errorPage(w, r, err) }
	other := func(w http.ResponseWriter, r *http.Request) { s.refuse(w, r, err) }
	s.forReaders(http.HandlerFunc(page), http.HandlerFunc(other)).ServeHTTP(w, r)
}

func (s *server) tooLarge(r *http.Request) error {
	fields := 0
	for name, values := range r.Header {
		for _, v := range values {
			fields += len(name) + len(v)
		}
	}
	switch {
	case len(r.RequestURI) > maxAddressBytes:
		return large(http.StatusRequestURITooLong, "address", maxAddressBytes)
	case fields > maxFieldBytes:
		return large(http.StatusRequestHeaderFieldsTooLarge, "header", maxFieldBytes)
	case r.ContentLength > s.mostBody(r):
		return large(http.StatusRequestEntityTooLarge, "body", s.mostBody(r))
	}
	return nil
}

// mostBody is how many bytes the body of a request may have.
func (s *server) mostBody(r *http.Request) int64 {
	switch {
	case r.Method != http.MethodPost:
	case r.URL.Path == pathArticles:
		return s.PostBytes
	case r.URL.Path == pathCorrections:
		return maxCorrectionBytes
	case strings.HasPrefix(r.URL.Path, "/entities/"):
		return maxFormBytes
	}
	return maxBodyBytes
}

func large(status int, what string, most int64) error {
	return &refusal{status: status, code: "too_large", text: fmt.Sprintf("the request's %s is too large", what), hint: fmt.Sprintf("%d bytes at most", most)}
}
