package log

import (
	"context"
	"errors"
	"fmt"
)

// errGone says that a commit was read which is not there any more.
var errGone = errors.New("is not there any more")

func (l *Log) gone(n int64) error {
	return fmt.Errorf("the commit %d of the log %s %w", n, l.index(partLog), errGone)
}

// look returns the last commit of all servers.
func (l *Log) look(ctx context.Context) (head, error) {
	was := l.known()
	h, err := l.advance(ctx, was.N)
	if errors.Is(err, errGone) && !was.Done {
		return l.lookAnew(ctx, was)
	}
	if err == nil {
		l.meet(h)
	}
	return h, err
}

// lookAnew forgets a commit that is not done, and looks for the last one from the beginning.
// It was read where it was written first, and that node was lost before a copy had it: so
// nobody has been told that it was written, and another may have its number by now.
func (l *Log) lookAnew(ctx context.Context, was head) (head, error) {
	l.opt.Log.Warn("a commit is lost that nobody was told of", "commit", was.N)
	h, err := l.find(ctx)
	if err != nil {
		return h, err
	}
	l.mu.Lock()
	if l.head.N == was.N && l.head.Token == was.Token && !l.head.Done {
		l.head = h
	}
	l.mu.Unlock()
	l.meet(h)
	return h, nil
}
