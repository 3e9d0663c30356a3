//go:build !linux

package clustertest

// inMemory is a folder that is kept in memory; there is none here.
const inMemory = ""

func roomInMemory() bool    { return false }
func hasEnded(pid int) bool { return false }
