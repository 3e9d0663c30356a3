package record

import (
	"context"
	"fmt"
	"iter"
	"math"

	"dateline"
	"dateline/index/ledger"
)

// Entry is a change without what changed.
type Entry = ledger.Entry

// Log returns the first limit entries behind after, in their order, those of
// erased articles too. No entries mean that after is the last change. A limit
// below 1 is Invalid.
func (r *Record) Log(ctx context.Context, after dateline.Seq, limit int) (out []Entry, err error) {
	if limit < 1 {
		return nil, dateline.Invalidf("limit", "%d is out of range; want 1 and up", limit)
	}
	if after > math.MaxInt64 {
		return nil, r.alive()
	}
	// Head is raised just behind the commit: whoever has read what was committed
	// must find it in the log.
	err = r.view(ctx, fmt.Sprintf("log after %d", after), func(t *txn) error {
		return t.each(selLog, []any{int64(after), limit}, func(scan func(...any) error) error {
			var e Entry
			if err := scan(&e.Seq, &e.Kind, &e.ID, &e.Source); err != nil {
				return err
			}
			out = append(out, e)
			return ctx.Err()
		})
	})
	return out, err
}

// page is how many rows an iterator reads at a time.
const page = 500

// Changes yields the log behind after with what changed, up to what was written
// when it began, see dateline.Archive. What is known, keys and places are as they
// are when they are yielded; an article that is erased meanwhile is left out.
func (r *Record) Changes(ctx context.Context, after dateline.Seq) iter.Seq2[dateline.Change, error] {
	return func(yield func(dateline.Change, error) bool) {
		upTo := r.Head()
		for at := min(after, upTo); ; {
			part, err := r.changes(ctx, at, upTo)
			if err != nil {
				yield(dateline.Change{}, err)
				return
			}
			for _, c := range part {
				ok, err := r.fill(ctx, &c)
				if (ok || err != nil) && !yield(c, err) || err != nil {
					return
				}
				at = c.Seq
			}
			if len(part) < page {
				return
			}
		}
	}
}

// changes reads a page of changes, of an article the id and the revision.
func (r *Record) changes(ctx context.Context, after, upTo dateline.Seq) (out []dateline.Change, err error) {
	err = r.view(ctx, fmt.Sprintf("changes after %d", after), func(t *txn) error {
		return t.each(selChanges, []any{int64(after), int64(upTo), page}, func(scan func(...any) error) error {
			var c dateline.Change
			var at ledger.Stamp
			err := scan(&c.Seq, &at, &c.Kind, &c.ID, &c.Article.Revision, &c.Source, &c.Why, &c.Correction.N)
			if err != nil {
				return err
			}
			c.At, err = at.Time()
			out = append(out, c)
			return err
		})
	})
	return out, err
}

// fill adds what changed; ok is false when it has been erased since. Texts are
// read one at a time, since a page of large ones would not fit into memory.
func (r *Record) fill(ctx context.Context, c *dateline.Change) (ok bool, err error) {
	err = r.view(ctx, fmt.Sprintf("change %d", c.Seq), func(t *txn) (err error) {
		switch c.Kind {
		case dateline.ChangeArticle:
			c.Article, err = r.text(t, ledger.Ref{ID: c.ID, Revision: c.Article.Revision})
		case dateline.ChangeMetadata:
			var a row
			if a, err = t.present(c.ID); err == nil {
				c.Article, err = t.facts(a)
			}
		case dateline.ChangeErased:
			c.Article, err = t.erased(c.ID)
		case dateline.ChangeGazetteer:
			c.Places, err = t.places(c.Source)
		case dateline.ChangeCorrection:
			if c.Correction, err = t.correction(c.Correction.N); err == nil && c.Correction.N == 0 {
				err = dateline.Errorf(dateline.Gone, "its article was erased")
			}
		}
		return err
	})
	if ledger.Absent(err) {
		return false, nil
	}
	return err == nil, err
}

// erased is what a change says of an article that was erased.
func (t *txn) erased(id dateline.ID) (out dateline.Article, err error) {
	a, _, err := t.article(selArticleByID, string(id))
	if err != nil {
		return out, err
	}
	if a.Current == 0 {
		out.Revision = a.Revisions
	}
	out.Keys, err = t.keyHashes(a.num)
	return out, err
}

// Current is the state of an article with a text.
type Current = ledger.Current

// Live yields every article with a text, by id. It reads a page at a time: an
// article that changes meanwhile is seen before or after its change.
func (r *Record) Live(ctx context.Context) iter.Seq2[Current, error] {
	return func(yield func(Current, error) bool) {
		var after dateline.ID
		for {
			part, err := r.live(ctx, after)
			if err != nil {
				yield(Current{}, err)
				return
			}
			for _, c := range part {
				if after = c.ID; !yield(c, nil) {
					return
				}
			}
			if len(part) < page {
				return
			}
		}
	}
}

func (r *Record) live(ctx context.Context, after dateline.ID) (out []Current, err error) {
	err = r.view(ctx, "list articles", func(t *txn) error {
		return t.each(selLive, []any{string(after), page}, func(scan func(...any) error) error {
			var c Current
			if err := scan(&c.ID, &c.Revision, &c.Seq); err != nil {
				return err
			}
			out = append(out, c)
			return nil
		})
	})
	return out, err
}
