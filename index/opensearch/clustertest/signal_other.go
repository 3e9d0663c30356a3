//go:build !unix

package clustertest

import (
	"errors"
	"os"
)

func stop(*os.Process) error { return errors.New("a process cannot be stopped here") }
func cont(*os.Process) error { return nil }
