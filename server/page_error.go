package server

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// errorPage is what a reader sees in place of a page that failed.
type errorPage struct {
	frame
	Heading              string
	Field, Message, Hint string
	Partial              string // the same search of the parts that can be searched; "" where that is not offered
}

var headings = map[int]string{
	http.StatusBadRequest:          "This address cannot be read",
	http.StatusNotFound:            "There is no such page",
	http.StatusMethodNotAllowed:    "This page is only there to be read",
	http.StatusGone:                "This is gone",
	http.StatusRequestURITooLong:   "This address is too long",
	http.StatusMisdirectedRequest:  "This is another server",
	http.StatusServiceUnavailable:  "Not now",
	http.StatusInternalServerError: "Something went wrong here",
}

// errorPage answers err as a page, in the words of the problem that the API sends.
func (s *server) errorPage(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		s.refuse(w, r, err) // the reader has gone
		return
	}
	if s.lookFault(w, r, err) {
		return
	}
	var own *refusal
	if errors.As(err, &own) {
		own.fields(w.Header())
	}
	p := s.problem(r, err)
	heading := headings[p.Status]
	if heading == "" {
		heading = p.Title
	}
	page := errorPage{s.frame(heading), heading, p.Param, p.Detail, p.Hint, ""}
	if lacks(err) {
		p.Param, page.Field, page.Hint, page.Partial = "", "", "trying again later", s.partialWay(r)
	}
	if first, size := utf8.DecodeRuneInString(p.Detail); p.Param == "" {
		page.Message = string(unicode.ToUpper(first)) + p.Detail[size:] // nothing stands before it
	}
	if p.Status == http.StatusInternalServerError {
		page.Message, page.Hint = "The fault is on this side, and has been written to the log", "trying again, or another search"
	}
	if err := s.show(w, r, "error", shown{p.Status, page}); err != nil && !s.lookFault(w, r, err) {
		s.refuse(w, r, err)
	}
}

// lookFault shows what is wrong with the files of Options.Pages to who works on
// them, by the templates in the program. It reports whether there was such a fault.
func (s *server) lookFault(w http.ResponseWriter, r *http.Request, err error) bool {
	var bad *lookError
	if s.Pages == nil || !errors.As(err, &bad) {
		return false
	}
	const heading = "The pages on disk have a fault"
	var buf bytes.Buffer
	if err := embedded.templates.ExecuteTemplate(&buf, "error", errorPage{frame: s.frame(heading), Heading: heading, Message: bad.Error()}); err != nil {
		return false
	}
	s.sendPage(w, r, shown{status: http.StatusInternalServerError}, &buf)
	return true
}

// forReaders answers with a page where a browser asks outside the API, and with
// next otherwise.
func (s *server) forReaders(page, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Add("Vary", "Accept")
		if strings.Contains(r.Header.Get("Accept"), "text/html") {
			page.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *server) noSuchPage(w http.ResponseWriter, r *http.Request) {
	_, err := s.notFound(r)
	var e *dateline.Error
	if errors.As(err, &e) && !strings.HasSuffix(r.URL.Path, "/") {
		e.Hint = "" // the nearest address of the API is none that a reader meant
	}
	s.errorPage(w, r, err)
}

func (s *server) noSuchMethod(w http.ResponseWriter, r *http.Request) {
	_, err := s.notAllowed(r)
	s.errorPage(w, r, err)
}
