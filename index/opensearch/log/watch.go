package log

import (
	"context"
	"time"

	"dateline"
)

// Watch returns the last change as soon as it is behind after, whichever server made it. It
// asks every Options.Poll; what this server writes it tells at once.
func (l *Log) Watch(ctx context.Context, after dateline.Seq) (dateline.Seq, error) {
	for {
		seq, moved, err := l.watched(ctx, after)
		if err != nil || seq > after {
			return seq, err
		}
		select {
		case <-moved:
		case <-time.After(l.opt.Poll):
		case <-ctx.Done():
			return seq, ctx.Err()
		}
	}
}

// watched looks once; moved is closed when this server knows of another change.
func (l *Log) watched(ctx context.Context, after dateline.Seq) (seq dateline.Seq, moved <-chan struct{}, err error) {
	if err := l.enter(); err != nil {
		return 0, nil, err
	}
	defer l.leave()
	l.mu.Lock()
	moved, seq = l.moved, l.head.Last
	l.mu.Unlock()
	if seq > after {
		return seq, moved, nil
	}
	h, err := l.settled(ctx)
	return h.Last, moved, fail("watch the log", err)
}

// Look returns the last change of all servers now.
func (l *Log) Look(ctx context.Context) (dateline.Seq, error) {
	if err := l.enter(); err != nil {
		return 0, err
	}
	defer l.leave()
	h, err := l.settled(ctx)
	return h.Last, fail("read the end of the log", err)
}

// Stats counts what the record holds. Indexed and IndexBytes are for the index to say.
// RecordBytes counts all copies.
func (l *Log) Stats(ctx context.Context) (dateline.Stats, error) {
	if err := l.enter(); err != nil {
		return dateline.Stats{}, err
	}
	defer l.leave()
	h, err := l.settled(ctx)
	if err != nil {
		return dateline.Stats{}, fail("count", err)
	}
	t := h.Totals
	s := dateline.Stats{Articles: t.Articles, Revisions: t.Revisions, Erased: t.Erased, Places: t.Places, Seq: h.Last}
	sizes, err := l.c.Sizes(ctx, l.indices()...)
	for _, size := range sizes {
		s.RecordBytes += size.Total
	}
	return s, fail("count", err)
}
