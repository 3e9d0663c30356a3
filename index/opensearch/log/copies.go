package log

import (
	"context"
	"strings"

	"dateline/index/opensearch/cluster"
)

// learnCopies reads on how many copies writes to each part are to be.
func (l *Log) learnCopies(ctx context.Context) (err error) {
	l.asked = map[string]string{}
	for _, part := range allParts {
		if l.asked[part], err = l.c.CopiesAsked(ctx, l.index(part)); err != nil {
			return err
		}
	}
	return nil
}

// onCopies returns once what was written is on as many copies as asked for. Where an answer
// says fewer, a copy has just failed, and is made anew of the others.
func (l *Log) onCopies(ctx context.Context, done ...cluster.Written) error {
	short := map[string]bool{}
	for _, w := range done {
		part := strings.TrimPrefix(w.Index, l.name+".")
		short[part] = short[part] || w.Short(l.asked[part])
	}
	for part := range short {
		if !short[part] {
			continue
		}
		if err := l.c.AwaitCopies(ctx, l.index(part), l.asked[part]); err != nil {
			return err
		}
	}
	return nil
}

// awaitCopies returns once all that is there is on as many copies as asked for.
func (l *Log) awaitCopies(ctx context.Context) error {
	for part, asked := range l.asked {
		if asked == "1" {
			continue // what can be read is on one
		}
		if err := l.c.AwaitCopies(ctx, l.index(part), asked); err != nil {
			return err
		}
	}
	return nil
}

// committed is onCopies of the document of a commit. A hold changes nothing that could be lost.
func (l *Log) committed(ctx context.Context, c *commit, w cluster.Written) error {
	if c.Hold {
		return nil
	}
	return l.onCopies(ctx, w)
}
