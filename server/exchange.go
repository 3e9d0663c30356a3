package server

import (
	"context"
	"crypto/rand"
	"net/http"
	"regexp"
	"time"
)

// exchange is what is known of one request beside itself.
type exchange struct {
	id    string
	begun time.Time
	route string // the path of its route; "" for none
	key   string // the name of the key that was shown; "" for none
	gone  bool   // the client went before the answer was there
}

type exchangeKey struct{}

// exchangeOf returns the exchange that a request is part of.
func exchangeOf(r *http.Request) *exchange {
	if x, ok := r.Context().Value(exchangeKey{}).(*exchange); ok {
		return x
	}
	return &exchange{}
}

// begin names a request. An id that a proxy gave is kept where it can stand in a
// log as it is.
func begin(w http.ResponseWriter, r *http.Request) (*exchange, *http.Request) {
	x := &exchange{id: r.Header.Get("X-Request-Id"), begun: time.Now()}
	if !requestID.MatchString(x.id) {
		x.id = rand.Text()
	}
	w.Header().Set("X-Request-Id", x.id)
	return x, r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x))
}

var requestID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// recorder counts what is written, and remembers the status.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (c *recorder) WriteHeader(status int) {
	if c.status == 0 && status >= http.StatusOK {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *recorder) Write(b []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (c *recorder) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// Flush sends what was written; compression asks for it by this name.
func (c *recorder) Flush() { _ = http.NewResponseController(c.ResponseWriter).Flush() }
