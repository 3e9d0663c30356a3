package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// printAbout says when and on what the figures below it were taken.
func printAbout(out io.Writer) {
	fmt.Fprintf(out, "%s, commit %s, %s %s/%s, %d processors, load average %s\n\n",
		time.Now().Format("2006-01-02 15:04"), commit(), runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), loadAverage())
}

// commit names the working copy that the command runs in.
func commit() string {
	out, err := exec.Command("git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

// loadAverage is that of the last 1, 5 and 15 minutes where Linux tells it.
func loadAverage() string {
	b, err := os.ReadFile("/proc/loadavg")
	f := strings.Fields(string(b))
	if err != nil || len(f) < 3 {
		return "unknown"
	}
	return strings.Join(f[:3], " ")
}
