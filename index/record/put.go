package record

import (
	"context"
	"fmt"

	"dateline"
	"dateline/index/ledger"
)

// Put keeps a batch in one transaction and returns when it is durable: all of it
// except what is rejected, see dateline.Archive. out answers the batch in its
// order, upTo is the last change of the record then. When ctx ends before the
// commit nothing of the batch is kept.
//
// Outcome.Revision is the revision that the text belongs to, which need not be the
// current one: a text captured before the current one gets a number and stays
// behind it. A Known of an earlier capture gives way likewise. An article that was
// restored is Added when it comes again.
//
// A key that is new to the article that has the others is kept as one more name of
// it; alone it is a restatement.
func (r *Record) Put(ctx context.Context, batch []dateline.Article) (out []dateline.Outcome, upTo dateline.Seq, err error) {
	err = r.exclusive(ctx, fmt.Sprintf("put %d articles", len(batch)), func() error {
		if err := r.ensureDictionary(ctx); err != nil {
			return err
		}
		err := r.commit(ctx, func(w *writer) (err error) {
			out, err = w.putAll(ctx, batch)
			return err
		})
		upTo = r.Head()
		return err
	})
	if err != nil {
		return nil, r.Head(), err
	}
	return out, upTo, nil
}

// putAll asks the record for all of a batch first, then decides on one article after
// the other. Rows of articles that are new are gathered, to be written together.
func (w *writer) putAll(ctx context.Context, batch []dateline.Article) ([]dateline.Outcome, error) {
	all := make([]incoming, len(batch))
	inParallel(len(all), func(i int) { all[i] = accept(batch[i], w.now) })
	if err := w.lookUp(all); err != nil {
		return nil, err
	}
	inParallel(len(all), func(i int) {
		if all[i].likelyNew {
			w.r.codec.packed(&all[i])
		}
	})
	out := make([]dateline.Outcome, len(batch))
	for i := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if out[i], err = w.put(&all[i]); err != nil {
			return nil, fmt.Errorf("article %d of the batch: %w", i, err)
		}
	}
	return out, w.flush()
}

// put keeps one article, or says in the outcome why it does not. Everything that
// may be rejected is looked at before the first write.
func (w *writer) put(in *incoming) (dateline.Outcome, error) {
	if in.refused != nil {
		return ledger.Rejected("", in.refused)
	}
	owners, err := w.owners(in)
	if err != nil {
		return dateline.Outcome{}, err
	}
	found, err := ledger.Resolve(owners)
	if err != nil {
		return ledger.Rejected(found.ID, err)
	}
	if found.ID == "" {
		return w.add(in)
	}
	return w.update(in, owners, found.Num)
}

// keep stores the text of in as the revision s.
func (w *writer) keep(article int64, s ledger.Span, in *incoming) error {
	w.r.codec.packed(in)
	return w.exec(insRevision, in.revision(article, s)...)
}

// revision is a row of the table.
func (in *incoming) revision(article int64, s ledger.Span) []any {
	return []any{article, s.Number, string(s.First), string(s.Last), s.Hash[:], in.Title, in.dictionary, in.stored, compressRemains(in.Remains)}
}
