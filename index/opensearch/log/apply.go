package log

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"dateline/index/opensearch/cluster"
)

// finish writes what the commit n changes, if nobody has done so, and returns its head. It
// may be done by several servers at once.
func (l *Log) finish(ctx context.Context, n int64) (head, error) {
	d, err := l.c.Get(ctx, l.ref(partLog, commitID(n)), nil)
	if err != nil {
		return head{}, err
	}
	if !d.Found {
		return head{}, l.gone(n)
	}
	var c commit
	if err := decode(d, &c); err != nil {
		return head{}, err
	}
	at := d.Stamp
	if !c.Done && !c.Hold {
		if c.head, at, err = l.safe(ctx, c.head, at); err != nil {
			return head{}, err
		}
	}
	return l.apply(ctx, &c, at)
}

// apply writes what c changes; at is the state of its document.
func (l *Log) apply(ctx context.Context, c *commit, at cluster.Stamp) (head, error) {
	if c.Done {
		l.meet(c.head)
		return c.head, nil
	}
	if c.Hold {
		return l.waitForHold(ctx, c.N)
	}
	if c.Parts != nil && c.Pending == nil {
		c.Pending = &pending{}
		found, err := l.readParts(ctx, c.Parts, c.Pending)
		if err != nil {
			return head{}, err
		}
		if !found { // they go when the commit is done
			return l.concluded(ctx, c.N)
		}
	}
	if err := l.writePending(ctx, c); err != nil {
		return head{}, err
	}
	if err := l.step("applied"); err != nil {
		return head{}, err
	}
	return l.conclude(ctx, c, at)
}

// concluded returns the head of a commit that another has done meanwhile.
func (l *Log) concluded(ctx context.Context, n int64) (head, error) {
	h, err := l.advance(ctx, n)
	if err == nil && h.N == n && !h.Done {
		err = fmt.Errorf("parts of the commit %d are lost", n)
	}
	return h, err
}

// conclude takes pending out of the document of a commit.
func (l *Log) conclude(ctx context.Context, c *commit, at cluster.Stamp) (head, error) {
	done := *c
	done.Done, done.Hold, done.Pending, done.Parts = true, false, nil, nil
	raw, err := json.Marshal(done)
	if err != nil {
		return head{}, err
	}
	w, err := l.c.Write(ctx, cluster.Write{Op: cluster.Index, Ref: l.ref(partLog, c.Doc), Guard: cluster.Guard{If: &at}, Source: raw})
	if errors.Is(err, cluster.ErrConflict) {
		now, at, err := l.stands(ctx, c.head)
		if err != nil {
			return head{}, err
		}
		if !now.Done { // it was written once more meanwhile, as its primary was lost
			return l.conclude(ctx, c, at)
		}
	} else if err != nil {
		return head{}, err
	}
	if err := l.committed(ctx, c, w); err != nil {
		return head{}, err
	}
	if c.Parts != nil {
		if err := l.bulk(ctx, l.removals(partLog, c.Parts.ids(), 0)); err != nil {
			l.opt.Log.Warn("parts of a commit are left over until the next compact", "commit", c.N, "cause", err)
		}
	}
	l.meet(done.head)
	return done.head, nil
}

// writePending writes the documents that c changes, each with the number of c as its
// version: what a later commit has written stays. Where more than one copy is asked for, what
// another server is just writing for c is written again: it may be on one only.
func (l *Log) writePending(ctx context.Context, c *commit) error {
	var writes []cluster.Write
	guard := cluster.Guard{Version: c.N, Equal: l.asked[partArticle] != "1"}
	put := func(part, id string, doc any) error {
		raw, err := json.Marshal(doc)
		writes = append(writes, cluster.Write{Op: cluster.Index, Ref: l.ref(part, id), Guard: guard, Source: raw})
		return err
	}
	p := c.Pending
	if p == nil {
		return nil
	}
	var errs []error
	for _, k := range p.Keys {
		errs = append(errs, put(partArticle, k.Doc, k))
	}
	for i := range p.Articles {
		errs = append(errs, put(partArticle, p.Articles[i].Doc, &p.Articles[i]))
	}
	for _, k := range p.Corrections {
		errs = append(errs, put(partLog, correctionID(k.N), stateDoc{Doc: correctionID(k.N), For: c.N, Body: body{Correction: k.Said}}))
	}
	if p.Lists != nil {
		errs = append(errs, put(partLog, listsID, stateDoc{Doc: listsID, For: c.N, Body: body{Lists: p.Lists}}))
	}
	writes = append(writes, l.removals(partArticle, p.Texts, c.N)...)
	writes = append(writes, l.removals(partLog, p.Gone, 0)...)
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return l.bulk(ctx, writes)
}
