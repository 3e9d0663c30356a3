package clustertest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// endsWithin is how long a node may take to end by itself, on a machine that has other
// things to do.
const endsWithin = time.Minute

// node is one process.
type node struct {
	packages packages
	name     string
	folder   string // of its data, kept from one start to the next
	port     int    // of HTTP
	settings []string

	cmd     *exec.Cmd // nil until it was started
	stdin   io.Closer
	ended   chan struct{} // closed when the process is gone
	stopped bool          // by Stop
}

func (n *node) url() string  { return n.scheme() + "://" + n.host() }
func (n *node) host() string { return fmt.Sprintf("127.0.0.1:%d", n.port) }
func (n *node) log() string  { return n.folder + ".log" }

func (n *node) scheme() string {
	if n.packages.secured {
		return "https"
	}
	return "http"
}

// Memory and compiler of a node: small, and quick to start.
var flags = []string{"-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlog4j2.level=WARN", "-Dfile.encoding=UTF-8"}

func (n *node) command(extra ...string) (*exec.Cmd, error) {
	path, err := n.packages.classPath()
	if err != nil {
		return nil, err
	}
	args := append(append([]string{}, flags...), extra...)
	args = append(args, "-cp", strings.Join(path, string(filepath.ListSeparator)), "Node", n.folder)
	return exec.Command(n.packages.java.tool("java"), append(args, n.settings...)...), nil
}

// start starts the process; it may take seconds until it answers.
func (n *node) start(extra ...string) error {
	cmd, err := n.command(extra...)
	if err != nil {
		return err
	}
	log, err := os.OpenFile(n.log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = log, log, dieWithParent()
	if n.stdin, err = cmd.StdinPipe(); err != nil {
		return err
	}
	started, ended := make(chan error), make(chan struct{})
	go func() {
		// Linux kills the node when this thread ends: so it stays until the node has.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended is in its log
			close(ended)
		}
	}()
	if err := <-started; err != nil {
		return err
	}
	n.cmd, n.ended = cmd, ended
	return nil
}

// gone reports whether the process has ended.
func (n *node) gone() bool {
	select {
	case <-n.ended:
		return true
	default:
		return false
	}
}

// end lets the node stop by itself, and kills it if it does not.
func (n *node) end() error {
	if n.cmd == nil || n.gone() {
		return nil
	}
	n.closeInput()
	err := cont(n.cmd.Process) // a node that stands still cannot read its input
	select {
	case <-n.ended:
		return err
	case <-time.After(endsWithin):
	}
	err = errors.Join(err, n.cmd.Process.Kill())
	<-n.ended
	return errors.Join(err, fmt.Errorf("node %s did not end in %v", n.name, endsWithin))
}

// closeInput asks the node to end.
func (n *node) closeInput() {
	if n.stdin != nil {
		_ = n.stdin.Close() // of a process that is gone it is closed already
	}
}

// tail returns the end of what the node has written, without the frames of Java.
func (n *node) tail() string {
	raw, _ := os.ReadFile(n.log())
	var out []byte
	for line := range bytes.Lines(raw) {
		if !bytes.HasPrefix(line, []byte("\tat ")) {
			out = append(out, line...)
		}
	}
	return string(out[max(0, len(out)-4000):])
}
