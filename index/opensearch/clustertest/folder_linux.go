package clustertest

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"syscall"
)

// inMemory is a folder that Linux keeps in memory.
const inMemory = "/dev/shm"

// How much of it and of the memory has to be free: the nodes of a test take some hundred
// megabytes of each.
const (
	roomNeeded   = 2 << 30
	memoryNeeded = 6 << 30
)

func roomInMemory() bool {
	var fs syscall.Statfs_t
	if err := syscall.Statfs(inMemory, &fs); err != nil || fs.Bavail*uint64(fs.Bsize) < roomNeeded {
		return false
	}
	f, err := os.Open("/proc/meminfo")
	if err != nil {
		return false
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var kilobytes int64
		if _, err := fmt.Sscanf(s.Text(), "MemAvailable: %d kB", &kilobytes); err == nil {
			return kilobytes<<10 >= memoryNeeded
		}
	}
	return false
}

func hasEnded(pid int) bool { return errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }
