package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"testing"
)

// child starts the command in a process of its own; TestMain sees its name.
func child(t *testing.T, args ...string) (cmd *exec.Cmd, stdout, stderr *bufio.Reader) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd = &exec.Cmd{Path: exe, Args: append([]string{"dateline"}, args...)}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it has ended if the test went well
		_ = cmd.Wait()
	})
	return cmd, bufio.NewReader(out), bufio.NewReader(errs)
}

func drain(t *testing.T, r io.Reader) string {
	t.Helper()
	raw, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
