package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"dateline/bench/peers/line"
)

// times asks for something that answers with n times.
func (d *driver) times(n int, request ...string) (out []time.Duration, err error) {
	cells, err := d.ask(n, request...)
	if err != nil {
		return nil, err
	}
	for _, c := range cells[:n] {
		t, err := line.ParseTime(c)
		if err != nil {
			return nil, fmt.Errorf("the driver of %s: %w", d.name, err)
		}
		out = append(out, t)
	}
	return out, nil
}

// answer asks query number in a mode.
func (d *driver) answer(mode string, number int) (time.Duration, line.Answer, error) {
	cells, err := d.ask(4, "ask", mode, strconv.Itoa(number))
	return d.parsed(cells, err)
}

func (d *driver) parsed(cells []string, err error) (time.Duration, line.Answer, error) {
	if err != nil {
		return 0, line.Answer{}, err
	}
	took, a, err := line.ParseAnswer(cells)
	if err != nil {
		err = fmt.Errorf("the driver of %s: %w", d.name, err)
	}
	return took, a, err
}

// longTurn is when an engine is asked no more in one turn, however often it was.
const longTurn = time.Second

// turn asks the queries from first up to end, passes times over or until it has
// taken longTurn, and gives each the median of its times; none for those that the
// engine cannot answer.
func (d *driver) turn(mode string, first, end, passes int, into map[int]time.Duration) error {
	times, began := map[int][]time.Duration{}, time.Now()
	for pass := 0; pass < passes && (pass == 0 || time.Since(began) < longTurn); pass++ {
		if err := d.pass(mode, first, end, times); err != nil {
			return err
		}
	}
	for n, t := range times {
		into[n] = percentile(t, 50)
	}
	return nil
}

// pass asks each query once. All requests are sent before the first answer is read,
// so that the driver need not wait for the next.
func (d *driver) pass(mode string, first, end int, times map[int][]time.Duration) error {
	for n := first; n < end; n++ {
		if err := d.send("ask", mode, strconv.Itoa(n)); err != nil {
			return err
		}
	}
	for n := first; n < end; n++ {
		cells, err := d.receive(4, "ask", mode, strconv.Itoa(n))
		took, _, err := d.parsed(cells, err)
		switch {
		case err == nil:
			times[n] = append(times[n], took)
		case !errors.Is(err, line.ErrNone):
			return err
		}
	}
	return nil
}

// load asks for answers a second of some threads.
func (d *driver) load(mode string, threads int, length time.Duration) (float64, error) {
	cells, err := d.ask(2, "load", mode, strconv.Itoa(threads), strconv.FormatInt(length.Milliseconds(), 10))
	if err != nil {
		return 0, err
	}
	answers, err := strconv.Atoi(cells[0])
	if err != nil || answers < 1 {
		return 0, fmt.Errorf("the driver of %s gave %q answers under load; want 1 or more", d.name, cells[0])
	}
	took, err := line.ParseTime(cells[1])
	return float64(answers) / took.Seconds(), err
}

// peak is the most memory that the driver has had resident, in bytes.
func (d *driver) peak() int64 { return statusOf(d.pid(), "VmHWM") }

func (d *driver) pid() string { return strconv.Itoa(d.cmd.Process.Pid) }
