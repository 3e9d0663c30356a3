package line

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"
)

// Engine is what a driver in Go measures. Ask is called by several goroutines at a
// time.
type Engine interface {
	// Version is the name and version to print.
	Version() string
	// Index makes an index in a folder that does not exist. It returns when all can be
	// searched; Settle has what comes behind that.
	Index(ctx context.Context, articles iter.Seq2[Article, error], dir string) error
	// Settle ends the work on the index that Index made: merges, if the engine
	// merges, and closes it.
	Settle(ctx context.Context) error
	// Open opens an index for Ask.
	Open(ctx context.Context, dir string) error
	// Ask answers a query in a mode; ErrNone if the engine cannot.
	Ask(ctx context.Context, mode string, q Query) (Answer, error)
	// Close closes what Open opened, if anything.
	Close() error
}

// Stepper is an engine that can make the index of DIR anew from what else lies there.
type Stepper interface {
	Step(ctx context.Context, dir string) error
}

// Serve answers the requests of in, one a line, until it ends.
func Serve(ctx context.Context, e Engine, in io.Reader, out io.Writer) (err error) {
	d := &driver{engine: e}
	defer func() { err = errors.Join(err, e.Close()) }()
	requests := bufio.NewScanner(in)
	for requests.Scan() {
		cells, err := d.reply(ctx, strings.Split(requests.Text(), "\t"))
		reply := "ok"
		switch {
		case errors.Is(err, ErrNone):
			reply, cells = "none", nil
		case err != nil:
			reply, cells = "error", []string{err.Error()}
		}
		for _, c := range cells {
			reply += "\t" + strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(c)
		}
		if _, err := io.WriteString(out, reply+"\n"); err != nil {
			return err
		}
	}
	return requests.Err()
}

type driver struct {
	engine Engine
	asked  []Query
}

func (d *driver) reply(ctx context.Context, request []string) ([]string, error) {
	switch name, rest := request[0], request[1:]; {
	case name == "hello" && len(rest) == 0:
		return []string{d.engine.Version()}, nil
	case name == "index" && len(rest) == 3:
		return d.index(ctx, rest[0], rest[1], rest[2])
	case name == "step" && len(rest) == 1:
		return d.step(ctx, rest[0])
	case name == "open" && len(rest) == 2:
		return d.open(ctx, rest[0], rest[1])
	case name == "ask" && len(rest) == 2:
		return d.ask(ctx, rest[0], rest[1])
	case name == "load" && len(rest) == 3:
		return d.load(ctx, rest[0], rest[1], rest[2])
	}
	return nil, fmt.Errorf("no such request: %q", strings.Join(request, " "))
}

func (d *driver) index(ctx context.Context, corpus, number, dir string) ([]string, error) {
	n, err := atLeastOne(number)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	if err := d.engine.Index(ctx, Articles(corpus, n), dir); err != nil {
		return nil, err
	}
	searchable := time.Since(began)
	if err := d.engine.Settle(ctx); err != nil {
		return nil, err
	}
	return []string{nanoseconds(searchable), nanoseconds(time.Since(began))}, nil
}

func (d *driver) step(ctx context.Context, dir string) ([]string, error) {
	e, able := d.engine.(Stepper)
	if !able {
		return nil, ErrNone
	}
	began := time.Now()
	err := e.Step(ctx, dir)
	return []string{nanoseconds(time.Since(began))}, err
}

func (d *driver) open(ctx context.Context, dir, queries string) (cells []string, err error) {
	began := time.Now()
	if err := d.engine.Open(ctx, dir); err != nil {
		return nil, err
	}
	took := time.Since(began)
	d.asked, err = ReadQueries(queries)
	return []string{nanoseconds(took)}, err
}

func (d *driver) ask(ctx context.Context, mode, number string) ([]string, error) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n >= len(d.asked) {
		return nil, fmt.Errorf("query %q; want 0 to %d", number, len(d.asked)-1)
	}
	began := time.Now()
	a, err := d.engine.Ask(ctx, mode, d.asked[n])
	took := time.Since(began)
	return append([]string{nanoseconds(took)}, a.format()...), err
}

func nanoseconds(d time.Duration) string { return strconv.FormatInt(max(d.Nanoseconds(), 1), 10) }

func atLeastOne(cell string) (int, error) {
	n, err := strconv.Atoi(cell)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%q is no number; want 1 or more", cell)
	}
	return n, nil
}
