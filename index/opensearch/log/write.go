package log

import (
	"context"
	"encoding/json"
	"errors"
	"iter"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// pendingBytes is how much of what a commit changes goes into its document.
const pendingBytes = 4 << 20

// commitBytes bounds the changes of one commit, which are one document for good: so many that
// commitsTogether fit into one answer, see cluster.Options.MaxAnswer.
const commitBytes = 16 << 20

// fairTries is how often a write gives way to others before it asks them to wait.
const fairTries = 4

// change decides by f what the next commit is, until no other server is quicker, and
// returns once it is made and all that it changes is written. f may be called again, each
// time with another draft. A draft in which nothing changed makes no commit.
func (l *Log) change(ctx context.Context, op string, f func(*draft) error) (upTo dateline.Seq, err error) {
	if err := l.enter(); err != nil {
		return 0, err
	}
	defer l.leave()
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return 0, fail(op, ctx.Err())
	}
	if err := ctx.Err(); err != nil {
		return 0, fail(op, err)
	}
	base, ours := l.known(), false // ours: base is a hold of this server
	for tries := 1; ; tries++ {
		if !ours {
			if base, err = l.ready(ctx, base); err != nil {
				return 0, fail(op, err)
			}
		}
		h, err := l.attempt(ctx, base, f)
		if ours {
			l.letGo(ctx, base)
		}
		if !errors.Is(err, errOvertaken) {
			return h.Last, fail(op, err)
		}
		if ours = tries >= fairTries; ours {
			base, err = l.hold(ctx)
		} else {
			base, err = l.look(ctx)
		}
		if err != nil {
			return 0, fail(op, err)
		}
	}
}

// ready returns base or a commit behind it, all that it changes written, so that the next
// can be decided.
func (l *Log) ready(ctx context.Context, base head) (head, error) {
	for base.N > 0 && !base.Done {
		h, err := l.finish(ctx, base.N)
		if errors.Is(err, errGone) {
			if base, err = l.look(ctx); err != nil {
				return head{}, err
			}
			continue
		}
		if err != nil {
			return head{}, err
		}
		if base, err = l.advance(ctx, h.N); err != nil {
			return head{}, err
		}
		l.meet(base)
	}
	return base, nil
}

// errOvertaken says that another server has made the commit that was meant.
var errOvertaken = errors.New("another server was quicker")

// attempt makes the commit behind base.
func (l *Log) attempt(ctx context.Context, base head, f func(*draft) error) (head, error) {
	d := newDraft(ctx, l, base)
	if err := f(d); err != nil {
		// What was read may be half of what another server is writing.
		if now, looked := l.look(ctx); looked == nil && now.N != base.N {
			return head{}, errOvertaken
		}
		return head{}, err
	}
	if err := ctx.Err(); err != nil {
		return head{}, err
	}
	if d.empty() {
		return l.unchanged(ctx, base)
	}
	return l.commit(ctx, d)
}

// unchanged is what a draft comes to that changes nothing, if it is of the last commit.
func (l *Log) unchanged(ctx context.Context, base head) (head, error) {
	now, err := l.look(ctx)
	if err == nil && now.N != base.N {
		err = errOvertaken
	}
	if err == nil {
		err = l.awaitCopies(ctx) // what is there already may be of a write that could not be acknowledged
	}
	return now, err
}

// commit makes the commit of a draft and writes what it changes. ctx ends it until the
// document of the log is there, but not behind it.
func (l *Log) commit(ctx context.Context, d *draft) (head, error) {
	if err := l.writeTexts(ctx, d); err != nil {
		return head{}, err
	}
	c, err := l.document(ctx, d)
	if err != nil {
		return head{}, err
	}
	if err := l.step("texts"); err != nil {
		return head{}, err
	}
	at, ours, err := l.create(ctx, c)
	if err != nil {
		return head{}, err
	}
	if !ours {
		return head{}, errOvertaken
	}
	if err := l.step("committed"); err != nil {
		return head{}, err
	}
	c.Pending = &d.pending
	l.fresh.add(d) // before anybody hears of it
	return l.apply(context.WithoutCancel(ctx), c, at)
}

// document makes the document of the commit of d. What is too large for it is written
// beside it.
func (l *Log) document(ctx context.Context, d *draft) (*commit, error) {
	n := d.base.N + 1
	c := &commit{Doc: commitID(n), Changes: d.changes, Pending: &d.pending}
	c.head = head{N: n, First: d.base.Last + 1, Last: d.seq, At: ledger.StampOf(d.now), Token: newToken(), Totals: d.totals}
	raw, err := json.Marshal(d.changes)
	if err != nil {
		return nil, err
	}
	if len(raw) > commitBytes {
		return nil, dateline.Invalidf("batch", "its %d changes do not fit into one commit; put fewer at once", len(d.changes))
	}
	if raw, err = json.Marshal(&d.pending); err != nil || len(raw) <= pendingBytes {
		return c, err
	}
	c.Pending = nil
	c.Parts, err = l.writeParts(ctx, &d.pending, n)
	return c, err
}

// writeTexts writes the texts of d. Until a commit names them they are no part of the
// record.
func (l *Log) writeTexts(ctx context.Context, d *draft) error {
	if len(d.texts) == 0 {
		return nil
	}
	var failed error
	var done []cluster.Written
	for w, err := range l.c.Bulk(ctx, d.textWrites(&failed)) {
		if err != nil {
			return err
		}
		if w.Err != nil && !errors.Is(w.Err, cluster.ErrConflict) { // a conflict: it is there already
			return w.Err
		}
		done = append(done, w)
	}
	if failed != nil {
		return failed
	}
	return l.onCopies(ctx, done...)
}

func (d *draft) textWrites(failed *error) iter.Seq[cluster.Write] {
	return func(yield func(cluster.Write) bool) {
		for _, t := range d.texts {
			raw, err := t.document(d.base.N + 1)
			if err != nil {
				*failed = err
				return
			}
			guard := cluster.Guard{Version: d.base.N + 1, Equal: true}
			if !yield(cluster.Write{Op: cluster.Index, Ref: d.l.ref(partArticle, t.doc), Guard: guard, Source: raw}) {
				return
			}
		}
	}
}
