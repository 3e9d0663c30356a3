package main

import (
	"net"
	"net/http"
	"sync"
)

// spare are the connections of a server on which nothing has come yet: browsers open
// some ahead. http.Server.Shutdown waits five seconds for those.
type spare struct {
	mu     sync.Mutex
	conns  map[net.Conn]bool
	ending bool
}

// follow is the ConnState of the server.
func (s *spare) follow(c net.Conn, state http.ConnState) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case state != http.StateNew:
		delete(s.conns, c)
	case s.ending:
		_ = c.Close() // nobody waits for an answer on it
	default:
		if s.conns == nil {
			s.conns = map[net.Conn]bool{}
		}
		s.conns[c] = true
	}
}

// close closes them, and those that come from now on.
func (s *spare) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ending = true
	for c := range s.conns {
		_ = c.Close() // nobody waits for an answer on it
	}
}
