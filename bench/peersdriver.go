package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"dateline/bench/peers/line"
)

// driver is the running driver of an engine.
type driver struct {
	name string
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	log  *tail
}

// startDriver starts a driver; it runs until stop or the end of ctx.
func startDriver(ctx context.Context, name string, command []string) (d *driver, err error) {
	d = &driver{name: name, cmd: exec.CommandContext(ctx, command[0], command[1:]...), log: &tail{}}
	d.cmd.Stderr, d.cmd.WaitDelay = d.log, stopTime
	if d.in, err = d.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := d.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	d.out = bufio.NewReaderSize(out, 1<<16)
	if err := d.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the driver of %s: %w", name, err)
	}
	return d, nil
}

// stop ends the driver by the end of its input.
func (d *driver) stop() error {
	_ = d.in.Close() // one that has ended is told by Wait
	if err := ended(d.cmd); err != nil {
		return fmt.Errorf("the driver of %s: %w\n%s", d.name, err, d.log)
	}
	return nil
}

// ended waits for a program that was told to end, and kills it after stopTime.
func ended(cmd *exec.Cmd) error {
	kill := time.AfterFunc(stopTime, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	return cmd.Wait()
}

// ask sends one request and reads the cells of its answer, of which there have to
// be least.
func (d *driver) ask(least int, request ...string) ([]string, error) {
	if err := d.send(request...); err != nil {
		return nil, err
	}
	return d.receive(least, request...)
}

func (d *driver) send(request ...string) error {
	if _, err := io.WriteString(d.in, strings.Join(request, "\t")+"\n"); err != nil {
		return fmt.Errorf("the driver of %s has ended: %w\n%s", d.name, err, d.log)
	}
	return nil
}

// receive reads the next answer; request is what it answers. It is line.ErrNone if
// the engine cannot do that.
func (d *driver) receive(least int, request ...string) ([]string, error) {
	text, err := d.out.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("%s: the driver of %s has ended: %w\n%s", strings.Join(request, " "), d.name, err, d.log)
	}
	cells := strings.Split(strings.TrimSuffix(text, "\n"), "\t")
	switch {
	case cells[0] == "none" && len(cells) == 1:
		return nil, line.ErrNone
	case cells[0] == "error" && len(cells) == 2:
		return nil, fmt.Errorf("%s: the driver of %s says: %s", strings.Join(request, " "), d.name, cells[1])
	case cells[0] != "ok" || len(cells) <= least:
		return nil, fmt.Errorf("%s: the driver of %s answers %.200q; want ok and %d cells or more", strings.Join(request, " "), d.name, text, least)
	}
	return cells[1:], nil
}
