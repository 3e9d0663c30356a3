//go:build !unix

package remote

import "syscall"

// private does nothing: sockets have no mode here, their folder protects them.
func private(string, string, syscall.RawConn) error { return nil }
