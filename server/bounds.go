package server

import (
	"fmt"
	"net/http"
)

// Limits of one request. Each is more than any honest one needs.
const (
	maxAddressBytes = 24 << 10 // a query of dateline.MaxQueryBytes, each byte as %XX, and as much again
	maxFieldBytes   = 32 << 10 // all header fields together
	maxBodyBytes    = 64 << 10 // no route reads a body
)

// bounded refuses what is too large before anything looks at it. What is beyond
// maxHeaderBytes too is refused by net/http, in plain text.
func (s *server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := tooLarge(r); err != nil {
			w.Header().Set("Connection", "close")
			s.refuse(w, r, err)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBodyBytes)
		next.ServeHTTP(w, r)
	})
}

func tooLarge(r *http.Request) error {
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
	case r.ContentLength > maxBodyBytes:
		return large(http.StatusRequestEntityTooLarge, "body", maxBodyBytes)
	}
	return nil
}

func large(status int, what string, most int) error {
	return &refusal{status: status, code: "too_large", text: fmt.Sprintf("the request's %s is too large", what), hint: fmt.Sprintf("the most is %d bytes", most)}
}
