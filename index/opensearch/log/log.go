package log

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Options change how a record works. The zero Options are the defaults.
type Options struct {
	// Now is the clock; time.Now if nil. It dates changes, and articles that do
	// not say when they were seen.
	Now func() time.Time
	// FoldName makes the form of a place's name in which two places may not share
	// it; the name itself if nil. It must give the same form for the same name.
	FoldName func(string) string
	// Shards is how many primary shards articles, keys and texts have, 1 to 1,024; 0 is 1. It
	// counts when the indices are made, as do Replicas and Copies.
	Shards int
	// Replicas is how many copies each shard has beside its primary: "0", "1", …; "" is one
	// as soon as there are two nodes.
	Replicas string
	// Copies is on how many copies of a shard, its primary counted, a write is before it is
	// acknowledged: "1", "2", … or "all"; "" is 1.
	Copies string
	Poll   time.Duration // how often Watch looks for commits of other servers; 0: 500 ms
	Log    *slog.Logger  // nil: none
}

const maxShards = 1024

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.FoldName == nil {
		o.FoldName = func(s string) string { return s }
	}
	if o.Shards == 0 {
		o.Shards = 1
	}
	if o.Copies == "" {
		o.Copies = "1"
	}
	if o.Poll == 0 {
		o.Poll = 500 * time.Millisecond
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// Log is an open record. All methods are safe for concurrent use; after Close they are
// Unavailable.
type Log struct {
	c     *cluster.Client
	name  string
	opt   Options
	asked map[string]string // on how many copies writes are to be, by part
	most  int               // bytes of a text: more the index of the archive could not take
	turn  chan struct{}     // held by the one that writes here: others of this process would only be in its way

	open   sync.RWMutex // read-held by every call at work, so that Close waits for them
	closed bool

	mu    sync.Mutex // guards what follows
	head  head
	moved chan struct{} // closed when head moves on
	said  spoken

	fresh fresh

	crash   func(at string) error // of tests: ends a write between two of its steps
	holdFor time.Duration
}

// Open opens the record called name, of which the indices are made that are missing. The
// client stays the caller's.
func Open(ctx context.Context, c *cluster.Client, name string, opt Options) (*Log, error) {
	l := &Log{c: c, name: name, opt: opt.withDefaults(), turn: make(chan struct{}, 1), moved: make(chan struct{}), holdFor: holdFor}
	if err := l.opt.check(); err != nil {
		return nil, err
	}
	content, err := c.MaxContent(ctx)
	if err != nil {
		return nil, err
	}
	l.most = int(content / perByte)
	if err := l.make(ctx); err != nil {
		return nil, err
	}
	h, err := l.find(ctx)
	if err != nil {
		return nil, err
	}
	l.meet(h)
	return l, nil
}

// Close waits for the calls at work. A second Close does nothing.
func (l *Log) Close() error {
	l.open.Lock()
	defer l.open.Unlock()
	l.closed = true
	return nil
}

// enter admits a call until leave; it is Unavailable after Close.
func (l *Log) enter() error {
	l.open.RLock()
	if l.closed {
		l.open.RUnlock()
		return dateline.Errorf(dateline.Unavailable, "the record is closed")
	}
	return nil
}

func (l *Log) leave() { l.open.RUnlock() }

// alive is Unavailable after Close.
func (l *Log) alive() error {
	if err := l.enter(); err != nil {
		return err
	}
	l.leave()
	return nil
}

// Head returns the last change that is known here; other servers may have made more, see
// Watch. 0 is before the first.
func (l *Log) Head() dateline.Seq { return l.known().last() }

// known returns the last commit that is known here.
func (l *Log) known() head {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.head
}

// meet takes note of a commit.
func (l *Log) meet(h head) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if h.N < l.head.N || h.N == l.head.N && !h.Done {
		return
	}
	if h.Last > l.head.Last {
		close(l.moved)
		l.moved = make(chan struct{})
	}
	l.head = h
}

// step lets a test end a write behind a step.
func (l *Log) step(at string) error {
	if l.crash == nil {
		return nil
	}
	return l.crash(at)
}

// fail wraps err with the operation that met it. What is for readers stays as it is.
func fail(op string, err error) error {
	var known *dateline.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	return fmt.Errorf("%s: %w", op, err)
}

// now is the time of what is written, UTC.
func (l *Log) now() time.Time { return l.opt.Now().UTC() }
