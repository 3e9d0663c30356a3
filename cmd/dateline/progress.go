package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

const (
	lineEvery = 10 * time.Second       // between two plain lines
	lookEvery = 250 * time.Millisecond // between two looks at work that does not tell
	drawEvery = 100 * time.Millisecond // between two states of a bar
)

// progress tells how far work is: a bar on a terminal, else a line every ten
// seconds, so that short work says nothing.
type progress struct {
	w          io.Writer
	what, unit string
	total, at  int64
	bar        *progressbar.ProgressBar // nil if w is no terminal
	last       time.Time                // of the last line
}

func (a *app) progress(what, unit string, total int64) *progress {
	p := &progress{w: a.err, what: what, unit: unit, total: total, last: time.Now()}
	if isTerminal(a.err) && total > 0 {
		p.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription(what),
			progressbar.OptionShowBytes(unit == "bytes"), progressbar.OptionShowCount(), progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(drawEvery), progressbar.OptionClearOnFinish())
	}
	return p
}

// set says that at of the total is done.
func (p *progress) set(at int64) {
	p.at = at
	switch {
	case p.bar != nil:
		_ = p.bar.Set64(min(at, p.total)) // a bar that cannot be drawn is no fault
	case time.Since(p.last) >= lineEvery:
		p.last = time.Now()
		fmt.Fprintf(p.w, "%s: %d of %d %s\n", p.what, at, p.total, p.unit)
	}
}

// tell writes a line above the bar.
func (p *progress) tell(line string) {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	fmt.Fprintln(p.w, line)
}

// done takes the bar away.
func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// while does work and looks at how far it is until it is done.
func (p *progress) while(ctx context.Context, work func(context.Context) error, look func() (int64, error)) error {
	ended := make(chan error, 1)
	go func() { ended <- work(ctx) }()
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			return err
		case <-tick.C:
			if at, err := look(); err == nil { // work says what is wrong
				p.set(at)
			}
		}
	}
}
