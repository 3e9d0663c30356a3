//go:build !linux

package clustertest

import "syscall"

// dieWithParent asks for nothing: the node ends when its input does.
func dieWithParent() *syscall.SysProcAttr { return nil }
