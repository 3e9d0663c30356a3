package log

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// correctionDoc is what stands for a correction in the state.
type correctionDoc struct {
	N    int                  `json:"n"`
	Said *dateline.Correction `json:"said,omitempty"` // nil: it was of an article that was erased
}

const correctionPrefix = "correction-"

func correctionID(n int) string { return correctionPrefix + strconv.Itoa(n) }

// correction is that of a document.
func (s stateDoc) correction() (c correctionDoc, err error) {
	c.Said = s.Body.Correction
	c.N, err = strconv.Atoi(strings.TrimPrefix(s.Doc, correctionPrefix))
	return c, err
}

// spoken are the corrections that were read last.
type spoken struct {
	at  int64 // totals.Said of then
	all []dateline.Correction
}

// Corrections returns every correction, by number.
func (l *Log) Corrections(ctx context.Context) ([]dateline.Correction, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	h, err := l.settled(ctx)
	if err != nil {
		return nil, fail("corrections", err)
	}
	all, err := l.corrections(ctx, h)
	return slices.Clone(all), fail("corrections", err)
}

// corrections are those of a commit, which is the last one or was it just now.
func (l *Log) corrections(ctx context.Context, h head) ([]dateline.Correction, error) {
	l.mu.Lock()
	kept := l.said
	l.mu.Unlock()
	if kept.at == h.Totals.Said {
		return kept.all, nil
	}
	refs := make([]cluster.Ref, h.Totals.Corrections)
	for i := range refs {
		refs[i] = l.ref(partLog, correctionID(i+1))
	}
	docs, err := l.c.MGet(ctx, refs, nil)
	if err != nil {
		return nil, err
	}
	var all []dateline.Correction
	for _, d := range docs {
		var s stateDoc
		if !d.Found {
			continue // a number that was never given here
		}
		if err := decode(d, &s); err != nil {
			return nil, err
		}
		if s.Body.Correction != nil {
			all = append(all, *s.Body.Correction)
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if h.Totals.Said > l.said.at && l.head.Totals.Said == h.Totals.Said { // else another has come meanwhile
		l.said = spoken{h.Totals.Said, all}
	}
	return all, nil
}

// Correct commits corrections in one commit, see dateline.Archive. What they mean is not
// known here: judge makes who decides on them, one after the other. It is called again
// where another server was quicker.
func (l *Log) Correct(ctx context.Context, batch []dateline.Correction, judge func(ledger.Before) ledger.Judge) (out []dateline.Corrected, upTo dateline.Seq, err error) {
	upTo, err = l.change(ctx, fmt.Sprintf("take %d corrections", len(batch)), func(d *draft) error {
		out = make([]dateline.Corrected, len(batch))
		all, err := l.corrections(ctx, d.base)
		if err != nil {
			return err
		}
		decide := judge(ledger.Before{
			Corrections: slices.Clone(all),
			Places:      func() ([]dateline.Place, error) { return l.places(ctx) },
			Article:     func(id dateline.ID, revision int) (dateline.Article, error) { return l.article(ctx, id, revision) },
		})
		for i, c := range batch {
			if err := ctx.Err(); err != nil {
				return err
			}
			if out[i], err = d.correct(c, decide); err != nil {
				return err
			}
			if err := ledger.Broken(batch, out, i); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, ledger.ErrBroken) {
		return out, l.Head(), nil
	}
	if err != nil {
		return nil, l.Head(), err
	}
	return out, upTo, nil
}

func (d *draft) correct(c dateline.Correction, decide ledger.Judge) (dateline.Corrected, error) {
	kept, out, err := ledger.Correct(c, d.totals.Corrections+1, d.now, decide)
	if err != nil || out.Status != dateline.Added {
		return out, err
	}
	return out, d.keepCorrection(kept)
}

func (d *draft) keepCorrection(c dateline.Correction) error {
	var a *articleDoc
	if c.Article != "" {
		of, err := d.article(c.Article)
		if err != nil {
			return fmt.Errorf("correction of the article %q: %w", c.Article, err)
		}
		if of == nil {
			return fmt.Errorf("correction of the article %q: there is none with this id", c.Article)
		}
		a = d.touch(c.Article)
	}
	c.Start, c.End = 0, 0
	d.say(c.N, &c)
	d.totals.Corrections = max(d.totals.Corrections, c.N)
	if c.Undoes != 0 {
		if err := d.undo(c.Undoes, c.N); err != nil {
			return err
		}
	}
	seq := d.log(change{Kind: dateline.ChangeCorrection, ID: c.Article, Correction: c.N})
	if a != nil {
		a.Seq = seq
	}
	return nil
}

// say notes what becomes of the correction n.
func (d *draft) say(n int, c *dateline.Correction) {
	d.totals.Said = d.base.N + 1
	for i := range d.pending.Corrections {
		if d.pending.Corrections[i].N == n {
			d.pending.Corrections[i].Said = c
			return
		}
	}
	d.pending.Corrections = append(d.pending.Corrections, correctionDoc{n, c})
}

// undo notes in the correction n that by takes it back.
func (d *draft) undo(n, by int) error {
	for _, p := range d.pending.Corrections {
		if p.N == n && p.Said != nil {
			p.Said.Undone = by
			return nil
		}
	}
	all, err := d.l.corrections(d.ctx, d.base)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.N == n {
			c.Undone = by
			d.say(n, &c)
		}
	}
	return nil
}

// forget removes what was said of the mentions of an article.
func (d *draft) forget(id dateline.ID) error {
	all, err := d.l.corrections(d.ctx, d.base)
	for _, c := range all {
		if c.Article == id {
			d.say(c.N, nil)
		}
	}
	return err
}
