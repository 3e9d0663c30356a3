package opensearch

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/correct"
	"dateline/index/opensearch/find"
	"dateline/index/plan"
)

// left is what of an index is to be read again, as this server knows it from what it has
// written: good until another writes the index.
type left struct {
	of epoch
	// Each text is as one of steps reads it, but for those of ids, and if rest is set those of
	// the articles behind an id. The last of steps is what texts are read with now.
	steps  []*plan.Entities
	since  *correct.View // what the first of them knew, since something is left
	ids    []dateline.ID // in their order
	rest   bool
	behind dateline.ID
	// owed says that searches do not see all of what differs before that is read: it is more
	// than names which they look up as words.
	owed bool
}

// readWith says that all texts of the index are as they are read now.
func (f *follower) readWith() {
	now := f.find.Entities()
	f.left = left{of: f.epoch, steps: []*plan.Entities{now}, since: now.Says}
}

// mark says in p that the texts are read again with what they are read with now, if they are
// not, and returns whether p did not say so before.
func (f *follower) mark(ctx context.Context, p *find.Progress) (bool, error) {
	now := f.find.Entities()
	if p.Reading == now.Fingerprint() {
		f.readWith()
		return false, nil
	}
	if p.Applied == 0 && !p.Complete {
		f.refill(p)
		return false, nil
	}
	if f.left.of != f.epoch || f.left.steps == nil {
		if err := f.recall(ctx, p); err != nil {
			return false, err
		}
	}
	f.left.add(now)
	if n := len(p.Steps); n > 0 && p.Steps[n-1].Reading == now.Fingerprint() {
		return false, nil
	}
	p.ReadAnew(now)
	return true, nil
}

// recall takes from the index what its texts were read with: another server has read them, or
// this one before it was started anew. Where that cannot be told all are to be read again.
func (f *follower) recall(ctx context.Context, p *find.Progress) error {
	f.left = left{of: f.epoch}
	was := p.Steps
	if len(was) == 0 {
		was = []find.Step{{Reading: p.Reading, Said: p.Said}}
	}
	for _, step := range was {
		e, err := f.knew(ctx, step)
		if err != nil {
			return err
		}
		if e == nil {
			f.left.steps, f.left.rest, f.left.owed = nil, true, true
			return nil
		}
		f.left.add(e)
	}
	return nil
}

// add adds what texts are read with now, if that is another step.
func (l *left) add(now *plan.Entities) {
	if n := len(l.steps); n > 0 {
		was := l.steps[n-1]
		if was.Fingerprint() == now.Fingerprint() {
			return
		}
		l.owed = l.owed || !now.OnlyAwaits(was, l.since)
	} else if l.since == nil {
		l.since = now.Says
	}
	l.steps = append(l.steps, now)
}

// knew is what texts were read with by a step; nil where it cannot be made again.
func (f *follower) knew(ctx context.Context, step find.Step) (*plan.Entities, error) {
	if now := f.find.Entities(); step.Reading == now.Fingerprint() {
		return now, nil
	}
	if step.Reading == "" {
		return nil, nil
	}
	list, all, err := f.archive.recorded(ctx)
	if err != nil {
		return nil, err
	}
	e, err := plan.Make(list, correct.CompileTo(all, step.Said), f.archive.read)
	if err != nil {
		return nil, fmt.Errorf("make what texts were read with: %w", err)
	}
	if e.Fingerprint() != step.Reading {
		return nil, nil // there were other places, or another program
	}
	return e, nil
}
