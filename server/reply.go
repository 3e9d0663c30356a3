package server

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
)

// reply is an answer that is no problem, whole before any of it is sent.
type reply struct {
	media  string // mediaJSON if ""
	body   []byte
	state  string // what the answer was made from, for its ETag; "" is the body itself
	cache  string // Cache-Control; "" is cacheCheck
	header http.Header
}

// Values of Cache-Control. An answer may be kept but has to be asked for again:
// the archive may have changed since.
const (
	cacheCheck = "no-cache"
	cacheNever = "no-store"
)

// asJSON returns a reply with body as JSON.
func asJSON(body any) (*reply, error) {
	raw, err := encode(body)
	return &reply{body: raw}, err
}

// handle adapts a route. It is the only place that turns errors into answers.
func (s *server) handle(rt route) http.Handler {
	within := rt.within
	if within == 0 {
		within = answerTime
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		exchangeOf(r).route = rt.path
		if rt.method != "" {
			if err := s.admit(r); err != nil {
				s.refuse(w, r, err)
				return
			}
		}
		if rt.stream != nil {
			if err := s.streamed(w, r, rt); err != nil {
				s.refuse(w, r, err)
			}
			return
		}
		var rep *reply
		err := rt.gate.through(r, within, func(r *http.Request) (err error) { rep, err = rt.serve(r); return err })
		if err != nil {
			s.refuse(w, r, err)
			return
		}
		s.send(w, r, rep)
	})
}

// streamed keeps its place at the gate until all is sent.
func (s *server) streamed(w http.ResponseWriter, r *http.Request, rt route) error {
	leave, err := rt.gate.enter(r.Context())
	if err != nil {
		return err
	}
	defer leave()
	return rt.stream(w, r)
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

// send writes a reply, or 304 where the client has it.
func (s *server) send(w http.ResponseWriter, r *http.Request, rep *reply) {
	h := w.Header()
	for name, values := range rep.header {
		h[name] = values
	}
	h.Set("Cache-Control", cmp.Or(rep.cache, cacheCheck))
	if rep.cache != cacheNever {
		h.Set("ETag", s.tag(r, rep))
		if unchanged(r, h.Get("ETag")) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Type", cmp.Or(rep.media, mediaJSON))
	write(w, http.StatusOK, rep.body)
}

// refuse answers with a problem. A client that has gone gets nothing.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		exchangeOf(r).gone = true
		return
	}
	p := s.problem(r, err)
	var own *refusal
	if errors.As(err, &own) {
		own.fields(w.Header())
	}
	raw, err := encode(p)
	if err != nil {
		s.Log.ErrorContext(r.Context(), "problem not encoded", "err", err)
	}
	h := w.Header()
	h.Set("Cache-Control", cacheNever)
	if p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "1")
	}
	h.Set("Content-Type", mediaProblem)
	write(w, p.Status, raw)
}

// write sends a whole answer.
func write(w http.ResponseWriter, status int, raw []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(raw)))
	w.WriteHeader(status)
	_, _ = w.Write(raw) // nobody is left to tell
}
