package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// child is a dateline that serves an archive, in a process of its own.
type child struct {
	address string // host:port
	pid     string
	cmd     *exec.Cmd
	log     *tail
	ended   chan struct{} // closed when the process has ended, by err
	err     error
}

// build makes the program in dir.
func build(ctx context.Context, dir string) (program string, err error) {
	program = filepath.Join(dir, "dateline")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "dateline/cmd/dateline").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build dateline: %w\n%s", err, out)
	}
	return program, nil
}

// ownEntities are options of a server whose archive was made with its own
// places alone. Without them it would read every article anew, in the mode that
// is usual, beside what is measured.
var ownEntities = []string{"--entities", "own"}

// startChild serves the archive on a free port and waits until it is ready.
func startChild(ctx context.Context, program, archive string, options ...string) (*child, error) {
	args := append([]string{"serve", "--archive", archive, "--addr", "127.0.0.1:0"}, options...)
	c := &child{cmd: exec.CommandContext(ctx, program, args...), log: &tail{}, ended: make(chan struct{})}
	c.cmd.Stderr = c.log
	c.cmd.Cancel = func() error { return c.cmd.Process.Signal(os.Interrupt) }
	c.cmd.WaitDelay = stopTime
	stdout, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start dateline: %w", err)
	}
	c.pid = strconv.Itoa(c.cmd.Process.Pid)
	line, _ := bufio.NewReader(stdout).ReadString('\n') // an end says itself below
	go func() {
		c.err = c.cmd.Wait()
		close(c.ended)
	}()
	_, rest, found := strings.Cut(line, " on http://")
	if !found {
		return nil, errors.Join(fmt.Errorf("dateline names no address: %q", line), c.stop())
	}
	c.address = strings.TrimSuffix(strings.TrimSpace(rest), "/")
	if err := c.ready(ctx); err != nil {
		return nil, errors.Join(err, c.stop())
	}
	return c, nil
}

// stopTime is how long the program may take to end; it promises five seconds.
const stopTime = 10 * time.Second

// stop ends the program as Ctrl-C does.
func (c *child) stop() error {
	_ = c.cmd.Process.Signal(os.Interrupt) // one that has ended is told by Wait
	kill := time.AfterFunc(stopTime, func() { _ = c.cmd.Process.Kill() })
	defer kill.Stop()
	<-c.ended
	if c.err != nil {
		return fmt.Errorf("dateline serve: %w\n%s", c.err, c.log)
	}
	return nil
}

// readyTime is how long an index may take to catch up.
const readyTime = 20 * time.Minute

func (c *child) ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyTime)
	defer cancel()
	for {
		status, body, err := fetch(ctx, http.DefaultClient, "http://"+c.address+"/readyz")
		if err == nil && status == http.StatusOK {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("dateline is not ready: %w; status %d, %v, %s", ctx.Err(), status, err, body)
		case <-c.ended:
			return errors.New("dateline has ended before it was ready")
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// metric reads one value without labels of /metrics.
func (c *child) metric(ctx context.Context, name string) (float64, error) {
	_, body, err := fetch(ctx, http.DefaultClient, "http://"+c.address+"/metrics")
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(body)) {
		if value, found := strings.CutPrefix(line, name+" "); found {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, fmt.Errorf("/metrics has no %s", name)
}

// fetch gets an address and reads the whole answer.
func fetch(ctx context.Context, client *http.Client, url string) (status int, body []byte, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, nil, err
	}
	r.Header.Set("Accept-Encoding", "identity")
	res, err := client.Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer res.Body.Close()
	body, err = io.ReadAll(res.Body)
	return res.StatusCode, body, err
}

// tail keeps the end of what is written to it.
type tail struct{ text []byte }

// Write implements io.Writer.
func (t *tail) Write(b []byte) (int, error) {
	const most = 4096
	t.text = append(t.text, b...)
	if len(t.text) > most {
		t.text = append(t.text[:0], t.text[len(t.text)-most:]...)
	}
	return len(b), nil
}

func (t *tail) String() string { return string(t.text) }
