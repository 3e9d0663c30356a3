package opensearch

import (
	"context"
	"time"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
)

// look is one state of the index, and the record beside it.
type look struct {
	have         []find.Document
	want         map[ledger.Ref]dateline.Seq // of current revisions the last change; of the others 0
	changed      map[dateline.ID]bool        // behind that state
	refused      map[ledger.Ref]string       // why the cluster does not take a text
	otherReading bool                        // its mentions were read with something else than is read with now
}

// look waits until the index has all that is in the record, and reads both.
func (a *Archive) look(ctx context.Context) (l look, err error) {
	head, err := a.rec.Look(ctx)
	if err != nil {
		return l, err
	}
	if err := a.wait(ctx, head); err != nil {
		return l, err
	}
	p, err := a.readAgain(ctx)
	if err != nil {
		return l, err
	}
	l.otherReading = p.Applied > 0 && p.Reading != a.find.Entities().Fingerprint()
	for d, err := range a.find.Documents(ctx) {
		if err != nil {
			return l, err
		}
		l.have = append(l.have, d)
	}
	if l.refused, err = a.refused(ctx); err != nil {
		return l, err
	}
	if l.want, err = a.expected(ctx); err != nil {
		return l, err
	}
	l.changed, err = a.changedBehind(ctx, p.Applied) // read last, so that whatever came between is among them
	return l, err
}

// readAgain waits until texts that are being read again are read, unless that fails, and
// returns how far the index is.
func (a *Archive) readAgain(ctx context.Context) (find.Progress, error) {
	for {
		p, err := a.find.Progress(ctx, "")
		if err != nil || len(p.Steps) == 0 || a.follow.failing() {
			return p, err
		}
		select {
		case <-time.After(impatience):
		case <-ctx.Done():
			return p, ctx.Err()
		}
	}
}

// expected is what the record has.
func (a *Archive) expected(ctx context.Context) (map[ledger.Ref]dateline.Seq, error) {
	want := map[ledger.Ref]dateline.Seq{}
	for c, err := range a.rec.Live(ctx) {
		if err != nil {
			return nil, err
		}
		want[ledger.Ref{ID: c.ID, Revision: c.Revision}] = c.Seq
	}
	for ref, err := range a.rec.Earlier(ctx) {
		if err != nil {
			return nil, err
		}
		want[ref] = 0
	}
	return want, nil
}

// changedBehind are the articles that have changed behind a state of the index.
func (a *Archive) changedBehind(ctx context.Context, at dateline.Seq) (map[dateline.ID]bool, error) {
	changed := map[dateline.ID]bool{}
	for {
		entries, err := a.rec.Entries(ctx, at, logPage)
		if err != nil || len(entries) == 0 {
			return changed, err
		}
		for _, e := range entries {
			changed[e.ID] = true
			at = e.Seq
		}
	}
}
