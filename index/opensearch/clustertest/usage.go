package clustertest

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of times in /proc: USER_HZ, which is 100 on all that Go runs on.
const tick = time.Second / 100

// Usage is what a node takes of the machine.
type Usage struct {
	Memory int64         // bytes of it that are in memory
	CPU    time.Duration // since it started
}

// Usage returns what a node takes at the moment. Only Linux says it.
func (c *Cluster) Usage(i int) (Usage, error) {
	n := c.nodes[i]
	if n.cmd == nil || n.gone() {
		return Usage{}, fmt.Errorf("node %d does not run", i)
	}
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", n.cmd.Process.Pid))
	if err != nil {
		return Usage{}, err
	}
	return parseStat(string(raw))
}

// parseStat reads /proc/PID/stat, see proc(5): the name in brackets may hold spaces,
// and behind it utime, stime and rss are the fields 12, 13 and 22.
func parseStat(stat string) (Usage, error) {
	_, behind, ok := strings.Cut(stat, ") ")
	fields := strings.Fields(behind)
	if !ok || len(fields) < 22 {
		return Usage{}, errors.New("/proc has another form here")
	}
	user, err := strconv.ParseInt(fields[11], 10, 64)
	system, err2 := strconv.ParseInt(fields[12], 10, 64)
	pages, err3 := strconv.ParseInt(fields[21], 10, 64)
	return Usage{pages * int64(os.Getpagesize()), time.Duration(user+system) * tick}, errors.Join(err, err2, err3)
}
