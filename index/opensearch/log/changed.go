package log

import (
	"context"
	"fmt"
	"iter"

	"dateline"
	"dateline/index/ledger"
)

// Changes yields the log behind after with what changed, up to what was written
// when it began, see dateline.Archive. What is known, keys and places are as they
// are when they are yielded; an article that is erased meanwhile is left out.
func (l *Log) Changes(ctx context.Context, after dateline.Seq) iter.Seq2[dateline.Change, error] {
	return func(yield func(dateline.Change, error) bool) {
		h, err := l.begin(ctx)
		if err != nil {
			yield(dateline.Change{}, err)
			return
		}
		var page []logged
		for e, err := range l.behind(ctx, after, h) {
			if err != nil {
				yield(dateline.Change{}, fail("changes", err))
				return
			}
			if page = append(page, e); len(page) == rowsTogether {
				if !l.fill(ctx, page, yield) {
					return
				}
				page = nil
			}
		}
		l.fill(ctx, page, yield)
	}
}

// begin is settled for an iteration, whose consumer may close the record.
func (l *Log) begin(ctx context.Context) (head, error) {
	if err := l.enter(); err != nil {
		return head{}, err
	}
	defer l.leave()
	h, err := l.settled(ctx)
	return h, fail("changes", err)
}

// fill yields changes with what changed; more is false when that is to end. Texts are read
// some at a time, since a page of large ones would not fit into memory.
func (l *Log) fill(ctx context.Context, page []logged, yield func(dateline.Change, error) bool) (more bool) {
	var refs []ledger.Ref
	var of []int // the change that each is of
	for i, e := range page {
		if e.Kind == dateline.ChangeArticle {
			refs, of = append(refs, ledger.Ref{ID: e.ID, Revision: e.Revision}), append(of, i)
		}
	}
	rows, err := l.rowsOf(ctx, page)
	if err != nil {
		yield(dateline.Change{}, fail("changes", err))
		return false
	}
	next, more := 0, true
	others := func(upTo int) bool { // those that are of no text
		for ; next < upTo && more; next++ {
			more = l.yieldChange(ctx, page[next], rows[next], dateline.Article{}, nil, yield)
		}
		return more
	}
	err = l.texts(ctx, refs, func(k int, a dateline.Article, err error) bool {
		if ledger.Absent(err) {
			a, err = dateline.Article{}, nil
		}
		i := of[k]
		if others(i) {
			more = l.yieldChange(ctx, page[i], rows[i], a, err, yield)
		}
		next = i + 1
		return more
	})
	if err != nil {
		yield(dateline.Change{}, fail("changes", err))
		return false
	}
	return more && others(len(page))
}

// rowsOf reads the articles of changes; nil where a change is of none.
func (l *Log) rowsOf(ctx context.Context, page []logged) ([]*articleDoc, error) {
	ids := make([]dateline.ID, len(page))
	for i, e := range page {
		ids[i] = e.ID
	}
	return l.rows(ctx, ids)
}

// yieldChange yields one change, unless it has been erased since.
func (l *Log) yieldChange(ctx context.Context, e logged, row *articleDoc, text dateline.Article, err error, yield func(dateline.Change, error) bool) bool {
	if row != nil && e.Seq < row.Row.Erasure {
		return true
	}
	if err == nil {
		err = l.alive()
	}
	out := dateline.Change{Seq: e.Seq, Kind: e.Kind, ID: e.ID, Source: e.Source, Why: e.Why}
	at, failed := e.At.Time()
	if out.At = at; err == nil {
		err = failed
	}
	there := true
	if err == nil {
		there, err = l.complete(ctx, &out, e, row, text)
	}
	if err == nil && !there {
		return true
	}
	return yield(out, fail(fmt.Sprintf("change %d", e.Seq), err)) && err == nil
}

// complete adds what changed; there is false if it is not to be had any more.
func (l *Log) complete(ctx context.Context, out *dateline.Change, e logged, row *articleDoc, text dateline.Article) (there bool, err error) {
	switch e.Kind {
	case dateline.ChangeArticle:
		out.Article = text
		return text.ID != "", nil
	case dateline.ChangeMetadata:
		if present(e.ID, row) != nil {
			return false, nil
		}
		out.Article, err = row.facts()
	case dateline.ChangeErased:
		if row != nil {
			out.Article = row.erased()
		}
	case dateline.ChangeGazetteer:
		out.Places, err = l.places(ctx, e.Source)
	case dateline.ChangeCorrection:
		out.Correction, there, err = l.correction(ctx, e.Correction)
		return there, err
	}
	return true, err
}

// correction reads one; there is false if its article was erased.
func (l *Log) correction(ctx context.Context, n int) (c dateline.Correction, there bool, err error) {
	d, err := l.c.Get(ctx, l.ref(partLog, correctionID(n)), nil)
	if err != nil {
		return c, false, err
	}
	var s stateDoc
	if err := decode(d, &s); err != nil || s.Body.Correction == nil {
		return c, false, err
	}
	return *s.Body.Correction, true, nil
}
