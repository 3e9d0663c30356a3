//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreFileLimit makes a write beyond the limit for files (ulimit -f) an error,
// which is told, instead of the end of the process.
func ignoreFileLimit() { signal.Ignore(syscall.SIGXFSZ) }
