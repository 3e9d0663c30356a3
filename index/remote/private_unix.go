//go:build unix

package remote

import "syscall"

// private lets only this user connect, before there is anything to connect to.
// Linux gives the file the mode of the socket; other systems refuse, and the mode
// is set right behind.
func private(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) { _ = syscall.Fchmod(int(fd), 0o600) })
}
