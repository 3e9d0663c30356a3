package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// indexFile runs dateline index on the file, and takes its summary.
func indexFile(ctx context.Context, program, archive string, p *posted) error {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, program, "index", "--archive", archive, "--source", "bench", p.offer.file)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start dateline: %w", err)
	}
	peak := watchPeak(strconv.Itoa(cmd.Process.Pid))
	err := cmd.Wait()
	p.answered = time.Since(began)
	p.searchable, p.peak = p.answered, peak()
	p.server = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if wrong := p.summary(&stdout, stderr.String()); wrong != nil {
		return fmt.Errorf("dateline index: %w\n%s", errors.Join(err, wrong), &stderr)
	}
	var exit *exec.ExitError
	if told := p.statuses["rejected"] > 0; err != nil && !(told && errors.As(err, &exit) && exit.ExitCode() == 1) {
		return fmt.Errorf("dateline index: %w\n%s", err, &stderr)
	}
	return nil
}

// summary reads the counts that the command prints, and the reasons that it tells.
func (p *posted) summary(stdout io.Reader, stderr string) error {
	for {
		var word string
		var n int
		if _, err := fmt.Fscan(stdout, &word, &n); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return fmt.Errorf("a summary that cannot be read: %w", err)
		}
		p.statuses[word] = n
	}
	if _, told := p.statuses["offered"]; !told {
		return errors.New("there is no summary")
	}
	delete(p.statuses, "offered") // the sum of the others
	for line := range strings.Lines(stderr) {
		if told, is := strings.CutPrefix(line, "rejected: "); is {
			_, reason, _ := strings.Cut(strings.TrimSpace(told), ": ") // behind the file and its line
			p.rejects[reason]++
		}
	}
	p.held = p.statuses["added"] // the archive is new
	return nil
}

// watchPeak looks at the most memory of a process until peak is called: behind the
// end of the process the system no longer tells it.
func watchPeak(pid string) (peak func() int64) {
	ended, most := make(chan struct{}), make(chan int64)
	go func() {
		every := time.NewTicker(20 * time.Millisecond)
		defer every.Stop()
		var seen int64
		for {
			seen = max(seen, statusOf(pid, "VmHWM"))
			select {
			case <-every.C:
			case <-ended:
				most <- seen
				return
			}
		}
	}()
	return func() int64 { close(ended); return <-most }
}
