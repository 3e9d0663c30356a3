package clustertest

import "syscall"

// dieWithParent lets the kernel kill a node whose parent is gone.
func dieWithParent() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
